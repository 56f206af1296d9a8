package io.assay.jobs.launch;

import io.assay.jobs.failure.Endpoint;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.util.Arrays;

/**
 * The master of a standalone cluster. Spark waits a minute for one that is not there, then stops its context, and leaves
 * the reason to its log.
 */
final class StandaloneMaster {
    private static final String SCHEME = "spark://";
    private static final int NO_USUAL_PORT = -1;
    /** How the id begins that an application has until a master gives it another. */
    private static final String UNREGISTERED = "spark-application-";

    private StandaloneMaster() {}

    /** Refuses the master where none of its addresses takes a connection; masters of other kinds are not asked. */
    static void requireAnswer(String master) {
        if (master.startsWith(SCHEME)
                && Arrays.stream(master.substring(SCHEME.length()).split(",", -1))
                        .noneMatch(StandaloneMaster::answers)) {
            throw silent(master);
        }
    }

    /** Refuses a master that took the connection, but not the application. */
    static void requireRegistered(String master, String applicationId) {
        if (master.startsWith(SCHEME) && applicationId.startsWith(UNREGISTERED)) {
            throw silent(master);
        }
    }

    private static Failure silent(String master) {
        return new Failure(
                ErrorCode.SPARK_MASTER_UNREACHABLE,
                "The Spark master " + master + " does not answer",
                "See that it is up and that spark.master names it, then run again");
    }

    /** What is no address is left to Spark, which says so. */
    private static boolean answers(String address) {
        return Endpoint.of(SCHEME + address, NO_USUAL_PORT)
                .map(Endpoint::answers)
                .orElse(true);
    }
}
