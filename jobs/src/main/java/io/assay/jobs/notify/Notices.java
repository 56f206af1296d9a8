package io.assay.jobs.notify;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.run.Attempt;
import io.assay.jobs.run.RunOrder;
import io.assay.jobs.run.Steps;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.table.SegmentTransitionTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a receiver of failed gates and of large movements, after the run is decided. */
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Optional<Webhook> webhook;
    private final double movedShare;
    private final Steps steps;

    private Notices(Optional<Webhook> webhook, double movedShare, Steps steps) {
        this.webhook = webhook;
        this.movedShare = movedShare;
        this.steps = steps;
    }

    /**
     * As the configuration says.
     *
     * @throws Failure when it names a receiver that cannot be one; asked before a run does any work
     */
    public static Notices of(RunOrder order, Steps steps) {
        return new Notices(
                Webhook.of(order.config().messages(), order.caller().clock()),
                order.config().messages().movedShare(),
                steps);
    }

    /** Tells why an attempt published nothing, where a gate of data quality stopped it. */
    public void failed(Attempt attempt, Published published, Failure failure) {
        if (failure.error() == ErrorCode.QUALITY_GATE) {
            webhook.ifPresent(receiver -> {
                Map<String, Object> data = about(attempt, published);
                data.put("exit_code", failure.exitCode());
                data.put("error", failure.code());
                data.put("fix", failure.fix());
                send(receiver, new Message(id(attempt, "gate"), "assay.gate_failed", failure.getMessage(), data));
            });
        }
    }

    /** Tells of a publication in which many customers moved. */
    public void published(Attempt attempt, Published published, Publication publication) {
        webhook.ifPresent(receiver -> {
            List<Movement> large = large(published, publication);
            if (!large.isEmpty()) {
                Map<String, Object> data = about(attempt, published);
                data.put("generation", publication.generation());
                data.put("previous_as_of", large.get(0).since());
                data.put("limit", movedShare);
                data.put("schemes", large.stream().map(Movement::json).toList());
                send(
                        receiver,
                        new Message(id(attempt, "moves"), "assay.large_movement", text(publication, large), data));
            }
        });
    }

    private List<Movement> large(Published published, Publication publication) {
        try {
            return Movement.atLeast(movedShare, published.fewRows(publication, SegmentTransitionTable.SPEC));
        } catch (RuntimeException unreadable) {
            // the run is published; what could not be read for a message must not make it fail
            LOG.warn("Cannot look for large movements", unreadable);
            steps.warn("The message about large movements was not sent: the moves could not be read");
            return List.of();
        }
    }

    private static String text(Publication publication, List<Movement> large) {
        Movement first = large.get(0);
        return String.format(
                Locale.ROOT,
                "%.1f %% of %d customers are in another segment of %s as of %s than on %s",
                100 * first.share(),
                first.customers(),
                first.scheme(),
                publication.asOf(),
                first.since());
    }

    private static Map<String, Object> about(Attempt attempt, Published published) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("as_of", attempt.order().asOf());
        data.put("run_id", attempt.start().runId());
        data.put("requested_run_id", attempt.order().caller().requestedRunId().orElse(null));
        data.put("warehouse", published.warehouse().root());
        return data;
    }

    private static String id(Attempt attempt, String what) {
        return "msg_" + attempt.id() + "_" + what;
    }

    private void send(Webhook receiver, Message message) {
        Optional<String> lost = receiver.send(message);
        lost.ifPresent(reason -> {
            LOG.warn("The message {} was not delivered: {}. It said: {}", message.type(), reason, message.text());
            steps.warn("The message " + message.type() + " was not delivered to messages.webhook: " + reason);
        });
    }
}
