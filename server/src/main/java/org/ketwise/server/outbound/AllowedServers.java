package org.ketwise.server.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ketwise.kernel.UserError;

/** The FHIR servers that may be asked. An address is allowed if scheme, host and port are those of one of them, and its path is at or below the path of that one. */
public final class AllowedServers {
    private final List<URI> allowed;

    /** @throws UserError if one of them is no address that may ever be asked */
    public AllowedServers(List<URI> allowed) {
        for (URI server : allowed) {
            if (!isPlain(server)) {
                throw new UserError(
                        "The address " + server + " of a FHIR server cannot be used.",
                        "Write https://host/path without user, query, escapes or dots; http only for this machine.");
            }
        }
        this.allowed = List.copyOf(allowed);
    }

    /** The address to ask if it is allowed; compared as it is written, and no name is looked up. */
    public Optional<URI> find(String address) {
        URI asked;
        try {
            asked = new URI(address);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        return isPlain(asked) && allowed.stream().anyMatch(server -> holds(server, asked))
                ? Optional.of(asked)
                : Optional.empty();
    }

    /**
     * The address of a further page of an answer, if it lies at or below the address that was asked; only there the token of a call may go.
     *
     * @param link as the answer wrote it, with a query or not
     */
    static Optional<URI> pageOf(URI base, String link) {
        int query = link.indexOf('?');
        String address = query < 0 ? link : link.substring(0, query);
        try {
            URI page = new URI(link);
            URI place = new URI(address);
            return isPlain(place) && page.getRawFragment() == null && holds(base, place)
                    ? Optional.of(page)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(URI server, URI asked) {
        String base = withoutEnd(server.getRawPath());
        String path = withoutEnd(asked.getRawPath());
        return server.getScheme().equalsIgnoreCase(asked.getScheme())
                && server.getHost().equalsIgnoreCase(asked.getHost())
                && port(server) == port(asked)
                && (path.equals(base) || path.startsWith(base + "/"));
    }

    /** Nothing in it can mean another place than it seems to. */
    private static boolean isPlain(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawPath() == null) {
            return false;
        }
        boolean secure = uri.getScheme().equalsIgnoreCase("https");
        boolean here = uri.getScheme().equalsIgnoreCase("http") && isThisMachine(uri.getHost());
        return (secure || here)
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && !uri.getRawAuthority().contains("@")
                && uri.getRawPath().matches("(?:/[A-Za-z0-9_~.-]*)*")
                && !uri.getRawPath().contains("//")
                && List.of(uri.getRawPath().split("/", -1)).stream().noneMatch(part -> part.matches("\\.+"));
    }

    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(?:\\.\\d{1,3}){3}");
    }

    private static int port(URI uri) {
        int usual = uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    private static String withoutEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
