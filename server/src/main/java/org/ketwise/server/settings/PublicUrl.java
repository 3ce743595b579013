package org.ketwise.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A name that the server answers to: {@code https} and a host, with the port where it is not the usual one, and no path.
 *
 * @param authority the host and port as browsers send them, in lower case
 */
public record PublicUrl(String authority) {
    private static final String SCHEME = "https://";
    private static final int USUAL_PORT = 443;

    public static Optional<PublicUrl> find(String written) {
        try {
            URI uri = new URI(written.strip());
            boolean bare = (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || !bare) {
                return Optional.empty();
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return Optional.of(new PublicUrl(
                    uri.getPort() < 0 || uri.getPort() == USUAL_PORT ? host : host + ":" + uri.getPort()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** As the {@code Origin} of its pages, and as the beginning of its addresses. */
    public String origin() {
        return SCHEME + authority;
    }

    public boolean isNamedBy(String asked) {
        String name = asked.toLowerCase(Locale.ROOT);
        boolean usualPort = !authority.matches(".*:\\d+");
        return name.equals(authority) || (usualPort && name.equals(authority + ":" + USUAL_PORT));
    }
}
