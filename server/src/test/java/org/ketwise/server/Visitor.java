package org.ketwise.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks a server by hand, since a client library would not send what is wrong. */
final class Visitor {
    private final int port;
    private final Way way;

    /** How it reaches the server. */
    @FunctionalInterface
    interface Way {
        Socket connect() throws IOException;
    }

    Visitor(int port) {
        this(port, () -> new Socket(InetAddress.getLoopbackAddress(), port));
    }

    Visitor(int port, Way way) {
        this.port = port;
        this.way = way;
    }

    /** An answer as it came. */
    record Answer(int status, List<String> headers, String body) {
        String header(String name) {
            return headers.stream()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                            .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    Answer get(String path, String... headers) throws IOException {
        return ask("GET", path, "", headers);
    }

    Answer postJson(String path, String body, String... headers) throws IOException {
        return ask("POST", path, body, with(headers, "Content-Type: application/json"));
    }

    Answer postForm(String path, String body, String... headers) throws IOException {
        return ask("POST", path, body, with(headers, "Content-Type: application/x-www-form-urlencoded"));
    }

    private static String[] with(String[] headers, String another) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(another);
        return all.toArray(String[]::new);
    }

    Answer ask(String method, String path, String body, String... headers) throws IOException {
        return ask(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer ask(String method, String path, byte[] bytes, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        List.of(headers).forEach(header -> head.append(header).append("\r\n"));
        head.append("Content-Length: ").append(bytes.length).append("\r\nConnection: close\r\n\r\n");
        return raw(head.toString(), bytes);
    }

    /** Sends what it is given, however wrong. */
    Answer raw(String head, byte... body) throws IOException {
        try (Socket socket = way.connect()) {
            socket.setSoTimeout(10_000);
            send(socket.getOutputStream(), head.getBytes(StandardCharsets.UTF_8), body);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int status = Integer.parseInt(line(in).split(" ", 3)[1]);
            List<String> received = new ArrayList<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                received.add(line);
            }
            Answer bare = new Answer(status, received, "");
            return new Answer(status, received, body(in, bare));
        }
    }

    /** A server that refuses a body may close before it has read all of it. */
    private static void send(OutputStream out, byte[] head, byte[] body) throws IOException {
        out.write(head);
        try {
            out.write(body);
            out.flush();
        } catch (SocketException refused) {
            // the answer says why
        }
    }

    private static String body(InputStream in, Answer head) throws IOException {
        if (head.header("Transfer-Encoding").equals("chunked")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                all.write(in.readNBytes(size));
                line(in);
            }
            return all.toString(StandardCharsets.UTF_8);
        }
        String length = head.header("Content-Length");
        return length.isEmpty() ? "" : new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
