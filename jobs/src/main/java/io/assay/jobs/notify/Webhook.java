package io.assay.jobs.notify;

import io.assay.jobs.config.MessageConfig;
import io.assay.jobs.config.SecretReference;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A receiver of messages over HTTP. Sending never throws and ends within half a minute: a message that nobody takes must not
 * turn the run that it is about into another one.
 */
final class Webhook {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final int TRIES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final URI address;
    private final Signature signature;
    private final Clock clock;
    private final Duration pause;

    /**
     * @param pause time before the second try; it doubles from try to try
     */
    Webhook(URI address, Signature signature, Clock clock, Duration pause) {
        this.address = address;
        this.signature = signature;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * The receiver that the settings name, if any.
     *
     * @throws Failure when a reference leads nowhere, or not to an address
     */
    static Optional<Webhook> of(MessageConfig settings, Clock clock) {
        if (settings.webhook().isEmpty() || settings.secret().isEmpty()) {
            return Optional.empty();
        }
        URI address = address(settings.webhook().get());
        Signature signature = signature(settings.secret().get());
        return Optional.of(new Webhook(address, signature, clock, Duration.ofSeconds(1)));
    }

    private static URI address(String reference) {
        try {
            URI address = URI.create(new SecretReference(reference).resolve().strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
                return address;
            }
        } catch (IllegalArgumentException unreadable) {
            // the failure below says so without the address, which may hold a key; so would its cause
        }
        throw new Failure(
                ErrorCode.CONFIG_SECRET,
                "messages.webhook: " + reference + " holds no address",
                "Put an address such as https://host/path there");
    }

    private static Signature signature(String reference) {
        String key = new SecretReference(reference).resolve();
        try {
            return new Signature(key);
        } catch (IllegalArgumentException unusable) {
            throw new Failure(
                    ErrorCode.CONFIG_SECRET,
                    "messages.secret: " + reference + " holds no key",
                    "Put a text there, or whsec_ with Base64 behind it");
        }
    }

    /** Sends a message, again where that may help; why nobody took it, if so. */
    Optional<String> send(Message message) {
        String reason = "";
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
            for (int tried = 0; tried < TRIES; tried++) {
                if (tried > 0) {
                    Thread.sleep(pause.multipliedBy(1L << (tried - 1)).toMillis());
                }
                OptionalInt status = answer(client, message);
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
    private OptionalInt answer(HttpClient client, Message message) throws InterruptedException {
        try {
            HttpResponse<InputStream> response =
                    client.send(request(message), HttpResponse.BodyHandlers.ofInputStream());
            // what follows the status is not waited for: it has no limit of time
            response.body().close();
            return OptionalInt.of(response.statusCode());
        } catch (IOException unreachable) {
            LOG.info(
                    "The receiver of messages was not reached: {}",
                    unreachable.getClass().getName());
            return OptionalInt.empty();
        }
    }

    private HttpRequest request(Message message) {
        Instant now = clock.instant();
        String body = message.body(now);
        return HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("content-type", "application/json")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", signature.of(message.id(), now.getEpochSecond(), body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
