package io.assay.jobs.failure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/**
 * A place in the network that a command stands on. It is asked for before the work begins, since the clients of clusters and
 * storage wait for minutes where nobody answers.
 */
public record Endpoint(String host, int port) {
    private static final int LONGEST_WAIT_MILLIS = 10_000;

    /**
     * The place that an address names; empty where it names no host, or no port either.
     *
     * @param address host, with scheme and port or without
     * @param usualPort port of an address without one; negative where there is none
     */
    public static Optional<Endpoint> of(String address, int usualPort) {
        try {
            URI uri = URI.create(address.contains("://") ? address : "any://" + address);
            int port = uri.getPort() < 0 ? usualPort : uri.getPort();
            return uri.getHost() == null || port < 0
                    ? Optional.empty()
                    : Optional.of(new Endpoint(uri.getHost(), port));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether it takes a connection. */
    public boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), LONGEST_WAIT_MILLIS);
            return true;
        } catch (IOException silent) {
            return false;
        }
    }
}
