package io.assay.jobs.launch;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.util.VersionInfo;
import scala.util.Properties;

/** Versions of what runs, and of what is supported. */
record Versions(String assay, String java, String spark, String delta, String scala, String hadoop) {
    private static final String ABSENT = "absent";

    /** Versions of the running process; no session is started. */
    static Versions running() {
        return new Versions(
                ownVersion(),
                System.getProperty("java.version"),
                present(() -> org.apache.spark.package$.MODULE$.SPARK_VERSION()),
                present(Versions::deltaVersion),
                present(Properties::versionNumberString),
                present(VersionInfo::getVersion));
    }

    /** Throws unless this version of Spark, Delta, Scala and Java is supported. */
    static void requireSupported() {
        Versions running = running();
        List<String> wrong = running.unsupported();
        if (!wrong.isEmpty()) {
            throw new Failure(
                    ErrorCode.USAGE_UNSUPPORTED_VERSION,
                    "Cannot run with " + String.join(", ", wrong),
                    "Use Java 17 or 21, Spark 4.0 or 4.1 for Scala 2.13, and the Delta 4 made for it");
        }
    }

    /** What of this is not supported, in words. */
    List<String> unsupported() {
        List<String> wrong = new ArrayList<>();
        if (Runtime.Version.parse(java).feature() < 17) {
            wrong.add("Java " + java);
        }
        if (!spark.startsWith("4.0.") && !spark.startsWith("4.1.")) {
            wrong.add("Spark " + spark);
        }
        if (!delta.startsWith("4.")) {
            wrong.add("Delta " + delta);
        }
        if (!scala.startsWith("2.13.")) {
            wrong.add("Scala " + scala);
        }
        return wrong;
    }

    Map<String, String> json() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("assay", assay);
        versions.put("java", java);
        versions.put("spark", spark);
        versions.put("delta", delta);
        versions.put("scala", scala);
        versions.put("hadoop", hadoop);
        return versions;
    }

    String text() {
        return json().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String ownVersion() {
        var properties = new java.util.Properties();
        try (InputStream in = Versions.class.getResourceAsStream("/assay.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read assay.properties from the jar", e);
        }
        return properties.getProperty("version");
    }

    private static String deltaVersion() {
        try {
            Class<?> delta =
                    Class.forName("io.delta.sql.DeltaSparkSessionExtension", false, Versions.class.getClassLoader());
            String version = delta.getPackage().getImplementationVersion();
            return version == null ? ABSENT : version;
        } catch (ClassNotFoundException e) {
            return ABSENT;
        }
    }

    /** Spark and its kind are provided by the cluster; a class path without them is reported, not thrown. */
    private static String present(Supplier<String> version) {
        try {
            return version.get();
        } catch (LinkageError e) {
            return ABSENT;
        }
    }
}
