package io.assay.jobs.notify;

import io.assay.jobs.config.MessageConfig;
import io.assay.jobs.config.SecretReference;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A receiver of signed messages. */
record Webhook(Delivery delivery, Signature signature, Clock clock) {

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
        return Optional.of(new Webhook(Delivery.to(address), signature, clock));
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

    /** Sends a message; why nobody took it, if so. */
    Optional<String> send(Message message) {
        return delivery.send(request -> signed(request, message));
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request, Message message) {
        Instant now = clock.instant();
        String body = message.body(now);
        return request.header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", signature.of(message.id(), now.getEpochSecond(), body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
