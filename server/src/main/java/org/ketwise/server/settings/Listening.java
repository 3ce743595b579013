package org.ketwise.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ketwise.kernel.UserError;

/**
 * Where the server listens, and by which names it is known.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any that is free
 * @param publicUrls what browsers and clients call it, such as {@code https://ketwise.example}; none where only this machine asks
 * @param certificate for TLS, where the server itself speaks it
 * @param trustedProxies the machines that speak TLS for it, and whose word on it counts
 */
public record Listening(
        String host,
        int port,
        List<PublicUrl> publicUrls,
        Optional<Certificate> certificate,
        List<Address> trustedProxies) {
    public static final String USUAL_HOST = "127.0.0.1";
    public static final int USUAL_PORT = 8471;
    public static final int HIGHEST_PORT = 65_535;

    /** What proves to a browser that this is the server it meant. */
    public sealed interface Certificate {
        /** A chain and its key, each in a file of PEM. */
        record Pem(Path chain, Path key) implements Certificate {}

        /** Both in one file of PKCS #12. */
        record Store(Path file, String password) implements Certificate {
            @Override
            public String toString() {
                return "Store[" + file + "]";
            }
        }
    }

    public Listening {
        publicUrls = List.copyOf(publicUrls);
        trustedProxies = List.copyOf(trustedProxies);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UserError("There is no port " + port + ".", "Write a number from 0 to " + HIGHEST_PORT + ".");
        }
        if (!host.equalsIgnoreCase("localhost") && Address.find(host).isEmpty()) {
            throw new UserError(
                    "\"" + host + "\" is not an address of a machine.",
                    "Write one in figures, such as 127.0.0.1, or localhost.");
        }
    }

    public static Listening local(String host, int port) {
        return new Listening(host, port, List.of(), Optional.empty(), List.of());
    }

    /** Looks no name up: only names that mean this machine by themselves count. */
    public boolean isThisMachine() {
        return host.equalsIgnoreCase("localhost")
                || Address.find(host).filter(Address::isThisMachine).isPresent();
    }
}
