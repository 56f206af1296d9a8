package io.assay.jobs.launch;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;

/** The packages of Java that Spark works with. Where they are closed, a run ends in its middle, with words that help nobody. */
final class OpenPackages {
    private static final Module JAVA = Object.class.getModule();
    private static final Pattern OPENED = Pattern.compile("--add-opens=java\\.base/([\\w.]+)=");

    private OpenPackages() {}

    /** Throws unless this process was started with all of them open. */
    static void require() {
        List<String> closed = OPENED.matcher(JavaModuleOptions.defaultModuleOptions())
                .results()
                .map((MatchResult option) -> option.group(1))
                .filter(name -> JAVA.getPackages().contains(name))
                .filter(name -> !JAVA.isOpen(name, OpenPackages.class.getModule()))
                .toList();
        if (!closed.isEmpty()) {
            throw new Failure(
                    ErrorCode.USAGE_CLOSED_PACKAGES,
                    "Cannot run Spark in this Java: it was started without --add-opens for "
                            + String.join(", ", closed),
                    "Put the --add-opens of conf/spark/spark-defaults.conf into spark.driver.extraJavaOptions");
        }
    }
}
