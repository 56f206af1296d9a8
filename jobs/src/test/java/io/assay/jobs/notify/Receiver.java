package io.assay.jobs.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An HTTP server that takes messages, and answers what a test wants; without a wish with 204. */
public final class Receiver implements AutoCloseable {
    /** A message as it came. */
    public record Taken(String id, String timestamp, String signature, String body) {}

    private final HttpServer server;
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final List<Taken> taken = new ArrayList<>();
    private boolean neverEnding;

    /** Begins to listen at a free port of this machine. */
    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException deaf) {
            throw new UncheckedIOException(deaf);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        taken.add(new Taken(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        int status = answers.isEmpty() ? 204 : answers.remove();
        if (status / 100 == 3) {
            exchange.getResponseHeaders().add("location", address());
        }
        if (neverEnding) {
            exchange.sendResponseHeaders(status, 0);
            return;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** The next answers, in order. */
    public synchronized void answering(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** Lets answers begin and never end. */
    public synchronized void neverEnding() {
        neverEnding = true;
    }

    /** Where it listens. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=canary";
    }

    /** What came so far. */
    public synchronized List<Taken> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
