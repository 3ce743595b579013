package org.ketwise.server.settings;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How people prove who they are: by OpenID Connect, at a provider of the clinic.
 *
 * @param issuer the provider, whose settings are read from {@code /.well-known/openid-configuration} below it
 * @param clientSecret what proves this server to the provider; never shown
 * @param rolesClaim where in the ID token the roles stand, by the path of its names with points between
 * @param roleNames what the provider calls each role
 * @param idle after so long without a request a session is over
 * @param longest after so long it is over in any case
 */
public record Login(
        URI issuer,
        String clientId,
        String clientSecret,
        String rolesClaim,
        Map<Role, String> roleNames,
        Duration idle,
        Duration longest) {
    public Login {
        roleNames = Map.copyOf(roleNames);
    }

    /** The roles that somebody has whom the provider describes in these words. */
    public Set<Role> roles(Set<String> words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roleNames.forEach((role, name) -> {
            if (words.contains(name)) {
                roles.add(role);
            }
        });
        return roles;
    }

    @Override
    public String toString() {
        return "Login[" + issuer + ", " + clientId + "]";
    }
}
