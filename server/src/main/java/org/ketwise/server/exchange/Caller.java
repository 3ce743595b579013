package org.ketwise.server.exchange;

import io.helidon.webserver.http.ServerRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ketwise.server.settings.Role;

/** Who asks. */
public sealed interface Caller {
    /** Whoever sits at this machine. */
    record Local() implements Caller {}

    /**
     * A person who has logged in.
     *
     * @param pseudonym the same for the same person, and not the name
     */
    record Person(String pseudonym, Set<Role> roles) implements Caller {
        public Person {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * A program that has shown a token.
     *
     * @param issuer what it calls itself
     */
    record Client(String issuer) implements Caller {}

    /** Nobody has said who they are. */
    record Nobody() implements Caller {}

    /** Who sent a request, once that is known. */
    static Caller of(ServerRequest request) {
        return request.context().get(Caller.class, Caller.class).orElseGet(Nobody::new);
    }

    /** For the audit log and for counting. */
    default String label() {
        return switch (this) {
            case Local _ -> "local";
            case Person person -> "person:" + person.pseudonym();
            case Client client -> "client:" + client.issuer();
            case Nobody _ -> "nobody";
        };
    }

    /** The roles of a person, by name; blank for others. */
    default String roleNames() {
        return this instanceof Person person
                ? new TreeSet<>(person.roles()).stream().map(Role::code).collect(Collectors.joining(","))
                : "";
    }
}
