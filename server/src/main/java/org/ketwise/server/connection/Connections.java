package org.ketwise.server.connection;

import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All open connections. Helidon reads and writes channels, which know no limit of time; so the other end of each gets one here whenever it is its turn. */
public final class Connections implements Filter, AutoCloseable {
    /** From being accepted to the end of the first head, the greetings of TLS included. */
    private static final Duration FIRST_HEAD = Duration.ofSeconds(15);

    /**
     * From the first byte of an answer to the end of the next head. Proxies keep a connection for a minute: whoever keeps it should be the one who closes it, so that no request crosses with that.
     */
    private static final Duration NEXT_HEAD = Duration.ofSeconds(75);

    /** For an answer to be taken after which the connection is closed. */
    private static final Duration LAST_ANSWER = Duration.ofSeconds(15);

    private static final Duration LOOK_AFTER = Duration.ofMillis(500);

    private final Map<SocketAddress, Connection> open = new ConcurrentHashMap<>();
    private final Duration bodyTime;
    private final InstantSource clock;
    private final Thread watch;

    /** @param bodyTime how long a body may take from its first byte to its last */
    public Connections(Duration bodyTime, InstantSource clock) {
        this.bodyTime = bodyTime;
        this.clock = clock;
        watch = Thread.ofPlatform().name("connections").daemon().start(this::watch);
    }

    /** The same options, telling of each socket as it is accepted. */
    public SocketOptions accepting(SocketOptions options) {
        return new AcceptedSockets(options, this::accepted);
    }

    /** Hears that a head comes and has come. */
    public Http1ConnectionListener heads() {
        return new Http1ConnectionListener() {
            @Override
            public void prologue(ConnectionContext context, HttpPrologue prologue) {
                if (at(context).isLast()) {
                    throw new CloseConnectionException("The last answer said that it is the last.");
                }
            }

            @Override
            public void headers(ConnectionContext context, Headers headers) {
                at(context).work();
            }

            private Connection at(ConnectionContext context) {
                return Connections.this
                        .at(context.remotePeer())
                        .orElseThrow(() -> new CloseConnectionException("The other end is gone."));
            }
        };
    }

    /** Hears that an answer begins. */
    public Http1ConnectionListener answers() {
        return new Http1ConnectionListener() {
            @Override
            public void headers(ConnectionContext context, Headers headers) {
                boolean last = headers.containsToken(HeaderValues.CONNECTION_CLOSE);
                at(context.remotePeer()).ifPresent(each -> {
                    if (last) {
                        each.waitForEnd(in(LAST_ANSWER));
                    } else {
                        each.waitUntil(in(NEXT_HEAD));
                    }
                });
            }
        };
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Instant end = in(bodyTime);
        request.streamFilter(body -> new TimedBody(body, at(request.remotePeer()), clock, end));
        chain.proceed();
    }

    private void accepted(SocketChannel channel) {
        try {
            open.put(channel.getRemoteAddress(), new Connection(channel, in(FIRST_HEAD)));
        } catch (IOException e) { // closed again already
        }
    }

    /** Empty where it was ended in the meantime; then it has no address either. */
    private Optional<Connection> at(PeerInfo other) {
        return Optional.ofNullable((@Nullable SocketAddress) other.address()).map(open::get);
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_AFTER);
                lookOnce();
            }
        } catch (InterruptedException e) { // the server ends
        }
    }

    /** A look that memory is too short for must not end the looking. */
    private void lookOnce() {
        try {
            Instant now = clock.instant();
            open.values().removeIf(each -> each.endsBy(now));
        } catch (OutOfMemoryError e) {
            // The next look follows soon.
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
