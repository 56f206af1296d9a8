package io.assay.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.config.MessageConfig;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T03:04:05Z"), ZoneOffset.UTC);
    private static final Signature SIGNATURE = new Signature("secret");
    private static final Message MESSAGE = new Message("msg_1", "assay.gate_failed", "It \"failed\".", Map.of("n", 1));

    private final Receiver receiver = new Receiver();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aMessageIsSignedAndSaysWhatHappened() {
        assertThat(webhook(receiver.address()).send(MESSAGE)).isEmpty();

        String body = """
                {"type":"assay.gate_failed","timestamp":"2026-07-01T03:04:05Z","text":"It \\"failed\\".","data":{"n":1}}""";
        assertThat(receiver.taken())
                .containsExactly(
                        new Receiver.Taken("msg_1", "1782875045", SIGNATURE.of("msg_1", 1782875045, body), body));
    }

    @Test
    void isSentAgainWhereThatMayHelp() {
        receiver.answering(503, 429, 500, 200);

        assertThat(webhook(receiver.address()).send(MESSAGE)).isEmpty();

        assertThat(receiver.taken()).hasSize(4).extracting(Receiver.Taken::id).containsOnly("msg_1");
    }

    @Test
    void isGivenUpInTheEnd() {
        receiver.answering(503, 503, 503, 503, 200);

        assertThat(webhook(receiver.address()).send(MESSAGE)).contains("the receiver answered 503 4 times");

        assertThat(receiver.taken()).hasSize(4);
    }

    /** Following a redirection would carry the message to somebody whom nobody named. */
    @Test
    void isNotSentAgainWhereThatCannotHelp() {
        receiver.answering(401, 302);

        assertThat(webhook(receiver.address()).send(MESSAGE)).contains("the receiver answered 401");
        assertThat(webhook(receiver.address()).send(MESSAGE)).contains("the receiver answered 302");

        assertThat(receiver.taken()).hasSize(2);
    }

    @Test
    @Timeout(60)
    void anAnswerThatDoesNotEndIsNotWaitedFor() {
        receiver.neverEnding();

        assertThat(webhook(receiver.address()).send(MESSAGE)).isEmpty();
    }

    @Test
    void whatCannotBeSentIsNoFailure() {
        assertThat(webhook("mailto:canary@example").send(MESSAGE))
                .contains("it could not be sent (IllegalArgumentException)");
    }

    @Test
    void nobodyThereIsNoFailureAndNamesNoAddress() {
        String address = receiver.address();
        receiver.close();

        Optional<String> reason = webhook(address).send(MESSAGE);

        assertThat(reason).contains("the receiver was not reached 4 times");
    }

    @Test
    void whatTheSettingsNameIsTried() throws IOException {
        Optional<String> address =
                Optional.of("file:" + Files.writeString(folder.resolve("address"), receiver.address() + "\n"));
        Optional<String> key = Optional.of("file:" + Files.writeString(folder.resolve("key"), "secret\n"));

        Webhook named = Webhook.of(new MessageConfig(address, key, 0.2), CLOCK).orElseThrow();

        assertThat(named.send(MESSAGE)).isEmpty();
        assertThat(receiver.taken().get(0).signature()).startsWith("v1,");
        assertThat(Webhook.of(new MessageConfig(Optional.empty(), Optional.empty(), 0.2), CLOCK))
                .isEmpty();
    }

    @Test
    void whatIsNoAddressAndWhatIsNoKeyIsRefusedUnseen() throws IOException {
        Optional<String> wrong = Optional.of("file:" + Files.writeString(folder.resolve("wrong"), "whsec_%canary"));
        Optional<String> relative = Optional.of("file:" + Files.writeString(folder.resolve("relative"), "canary/hook"));
        Optional<String> right = Optional.of("file:" + Files.writeString(folder.resolve("right"), receiver.address()));

        for (MessageConfig unusable : new MessageConfig[] {
            new MessageConfig(wrong, right, 0.2),
            new MessageConfig(relative, right, 0.2),
            new MessageConfig(right, wrong, 0.2)
        }) {
            assertThatThrownBy(() -> Webhook.of(unusable, CLOCK)).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure.error()).isEqualTo(ErrorCode.CONFIG_SECRET);
                assertThat(failure).hasMessageStartingWith("messages.").hasNoCause();
                assertThat(failure.getMessage() + failure.fix()).doesNotContain("canary");
            });
        }
    }

    private static Webhook webhook(String address) {
        return new Webhook(new Delivery(URI.create(address), Duration.ofMillis(1)), SIGNATURE, CLOCK);
    }
}
