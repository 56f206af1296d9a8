package io.assay.jobs.notify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to an address, again where that may help. It never throws and ends within half a minute: what nobody takes must not
 * turn the run that it is about into another one. Redirections are not followed.
 *
 * @param pause time before the second try; it doubles from try to try
 */
public record Delivery(URI address, Duration pause) {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int TRIES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    /** To an address, with the pauses of a run. */
    public static Delivery to(URI address) {
        return new Delivery(address, Duration.ofSeconds(1));
    }

    /**
     * Posts what the request is completed to; why nobody took it, if so, without the address, which may hold a key.
     *
     * @param completion adds headers and body; asked for anew at each try
     */
    public Optional<String> send(UnaryOperator<HttpRequest.Builder> completion) {
        String reason = "";
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
            for (int tried = 0; tried < TRIES; tried++) {
                if (tried > 0) {
                    Thread.sleep(pause.multipliedBy(1L << (tried - 1)).toMillis());
                }
                OptionalInt status = answer(client, completion);
                if (status.isPresent() && status.getAsInt() / 100 == 2) {
                    return Optional.empty();
                }
                reason = status.isPresent()
                        ? "the receiver answered " + status.getAsInt()
                        : "the receiver was not reached";
                if (status.isPresent() && status.getAsInt() != TOO_MANY && status.getAsInt() < SERVER_ERROR) {
                    return Optional.of(reason);
                }
            }
            return Optional.of(reason + " " + TRIES + " times");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("the command was interrupted");
        } catch (RuntimeException unusable) {
            // its text may hold the address
            return Optional.of("it could not be sent (" + unusable.getClass().getSimpleName() + ")");
        }
    }

    /** The status that the receiver answers with; none when it is not reached. */
    private OptionalInt answer(HttpClient client, UnaryOperator<HttpRequest.Builder> completion)
            throws InterruptedException {
        try {
            HttpRequest request = completion
                    .apply(HttpRequest.newBuilder(address).timeout(ANSWER).header("content-type", "application/json"))
                    .build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            // what follows the status is not waited for: it has no limit of time
            response.body().close();
            return OptionalInt.of(response.statusCode());
        } catch (IOException unreachable) {
            LOG.info("A receiver was not reached: {}", unreachable.getClass().getName());
            return OptionalInt.empty();
        }
    }
}
