package io.assay.jobs;

import io.assay.testkit.LocalSpark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.adaptive.QueryStageExec;
import org.apache.spark.sql.execution.columnar.InMemoryTableScanExec;
import org.apache.spark.sql.execution.exchange.BroadcastExchangeLike;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import scala.jdk.javaapi.CollectionConverters;

/** What a piece of work asked of Spark: its physical plans, and what its tasks sent to the driver. */
final class Asked {
    private final List<List<SparkPlan>> plans;
    private final List<Long> resultBytes;

    private Asked(List<List<SparkPlan>> plans, List<Long> resultBytes) {
        this.plans = plans;
        this.resultBytes = resultBytes;
    }

    /** Does the work and watches. */
    static Asked by(Runnable work) {
        SparkSession spark = LocalSpark.session();
        Watch watch = new Watch();
        spark.sparkContext().addSparkListener(watch);
        try {
            work.run();
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } catch (TimeoutException late) {
            throw new IllegalStateException("Spark's listeners are late", late);
        } finally {
            spark.sparkContext().removeSparkListener(watch);
        }
        return new Asked(watch.plans.stream().map(Asked::operators).toList(), List.copyOf(watch.resultBytes));
    }

    /** All operators of one kind. */
    <T> List<T> operators(Class<T> kind) {
        return plans.stream()
                .flatMap(List::stream)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Number of plans. */
    int queries() {
        return plans.size();
    }

    /** Operators of the largest plan. */
    int largestPlan() {
        return plans.stream().mapToInt(List::size).max().orElse(0);
    }

    /** The most bytes that one task sent to the driver. */
    long largestResult() {
        return resultBytes.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The most rows that were sent to every executor. */
    long largestBroadcast() {
        return operators(SparkPlan.class).stream()
                .filter(BroadcastExchangeLike.class::isInstance)
                .mapToLong(sent -> sent.metrics().apply("numOutputRows").value())
                .max()
                .orElse(0);
    }

    private static List<SparkPlan> operators(SparkPlan plan) {
        List<SparkPlan> all = new ArrayList<>();
        Deque<SparkPlan> open = new ArrayDeque<>(List.of(plan));
        while (!open.isEmpty()) {
            SparkPlan next = open.pop();
            all.add(next);
            within(next).forEach(open::push);
        }
        return all;
    }

    /** What is below an operator, also where Spark keeps it out of sight. */
    private static Stream<SparkPlan> within(SparkPlan plan) {
        List<QueryPlan<?>> below = new ArrayList<>();
        below.addAll(CollectionConverters.asJava(plan.children()));
        below.addAll(CollectionConverters.asJava(plan.subqueries()));
        if (plan instanceof AdaptiveSparkPlanExec adaptive) {
            below.add(adaptive.executedPlan());
        } else if (plan instanceof QueryStageExec stage) {
            below.add(stage.plan());
        } else if (plan instanceof InMemoryTableScanExec kept) {
            below.add(kept.relation().cacheBuilder().cachedPlan());
        }
        return below.stream().map(SparkPlan.class::cast);
    }

    /** Hears of the queries of all sessions. */
    private static final class Watch extends SparkListener {
        private final Queue<SparkPlan> plans = new ConcurrentLinkedQueue<>();
        private final Queue<Long> resultBytes = new ConcurrentLinkedQueue<>();

        @Override
        public void onOtherEvent(SparkListenerEvent event) {
            if (event instanceof SparkListenerSQLExecutionEnd end && end.qe() != null) {
                plans.add(end.qe().executedPlan());
            }
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            if (end.taskMetrics() != null) {
                resultBytes.add(end.taskMetrics().resultSize());
            }
        }
    }
}
