package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/assay} with a stand-in for Java, in a folder with blanks. */
class StartScriptTest {
    private static final Path SCRIPT = Path.of(System.getProperty("assay.root", ".."), "bin", "assay");

    @TempDir
    Path temporary;

    private static final String MAKING = "assay: building, once; this takes two to five minutes ...\n";

    private Path root;
    private Path java;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void copyTheTree() throws IOException {
        assumeThat(Path.of("/bin/bash")).exists();
        root = temporary.resolve("a folder with blanks");
        java = temporary.resolve("jdk 17/bin/java");
        for (String folder : List.of("bin", "jobs/target", "lib/src/main", "jobs/src/main", "conf/models")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String file : List.of("pom.xml", "lib/pom.xml", "jobs/pom.xml")) {
            Files.writeString(root.resolve(file), "");
        }
        Files.copy(SCRIPT, root.resolve("bin/assay"));
        executable(root.resolve("mvnw"), "echo built > jobs/target/class-path.txt; touch jobs/target/assay.jar");
        pretendJava("17");
    }

    @Test
    void argumentsArriveAsTheyWereWritten() throws Exception {
        built();

        Ended ended = start(Map.of(), "run", "--set", "sources.0.path=my data/*.csv");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines())
                .endsWith("io.assay.jobs.Main", "run", "--set", "sources.0.path=my data/*.csv")
                .contains(root + "/jobs/target/assay.jar:a.jar", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    }

    @Test
    void itBuildsWhenThereIsNoJarAndWhenASourceIsNewer() throws Exception {
        Ended first = start(Map.of(), "version");
        Ended second = start(Map.of(), "version");
        Files.writeString(root.resolve("lib/src/main/New.java"), "");
        Files.setLastModifiedTime(root.resolve("jobs/target/assay.jar"), FileTime.fromMillis(1_000_000));
        Ended third = start(Map.of(), "version");

        assertThat(Stream.of(first, second, third).map(Ended::err)).containsExactly(MAKING, "", MAKING);
    }

    @Test
    void theBuildEndsWithAnArchiveOfClassesThatLaterStartsUse() throws Exception {
        built();
        executable(
                java,
                "for word; do case $word in -XX:ArchiveClassesAtExit=*) echo classes > ${word#*=};; esac; done\n"
                        + "echo 'java.specification.version = 17' >&2; printf '%s\\n' \"$@\"");

        Ended build = start(Map.of("ASSAY_BUILD_STEP", "archive"));
        Ended later = start(Map.of(), "version");

        assertThat(build.code()).isZero();
        assertThat(root.resolve("jobs/target/classes.jsa")).hasContent("classes");
        assertThat(later.out()).contains("-XX:SharedArchiveFile=" + root + "/jobs/target/classes.jsa\n");
    }

    @Test
    void aFailedBuildIsOneErrorWithItsLog() throws Exception {
        executable(root.resolve("mvnw"), "echo broken; exit 1");

        Ended ended = start(Map.of(), "version");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains("assay: usage.build-failed: The build failed. Read ")
                .doesNotContain("broken");
    }

    @Test
    void anOldOrMissingJavaIsNamed() throws Exception {
        built();
        pretendJava("11");

        Ended old = start(Map.of(), "version");
        Ended none = start(Map.of("JAVA_HOME", "/none"), "version");

        assertThat(old.code()).isEqualTo(2);
        assertThat(old.err()).startsWith("assay: usage.old-java: ").contains("is Java 11. Set JAVA_HOME to a JDK 17");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).startsWith("assay: usage.no-java: JAVA_HOME is /none");
    }

    @Test
    void theHeapCanBeChosen() throws Exception {
        built();

        assertThat(start(Map.of("ASSAY_HEAP", "3g"), "version").out()).contains("-Xmx3g\n");
        assertThat(start(Map.of("ASSAY_HEAP", "plenty"), "version").err()).contains("usage.bad-heap");
        assertThat(start(Map.of("ASSAY_HEAP", "0"), "version").err()).contains("Write a size such as 4g.");
        assertThat(start(Map.of("ASSAY_HEAP", "300m"), "version").err()).contains("Write at least 512m.");
        if (Files.exists(Path.of("/proc/meminfo"))) {
            assertThat(start(Map.of("ASSAY_HEAP", "99999g"), "version").err()).contains("usage.bad-heap", "at most");
        }
    }

    private void built() throws IOException {
        Files.writeString(root.resolve("jobs/target/class-path.txt"), "a.jar");
        Files.writeString(root.resolve("jobs/target/assay.jar"), "");
    }

    private void pretendJava(String version) throws IOException {
        executable(
                java,
                "if [ \"$1\" = -XshowSettings:properties ]; then echo '    java.specification.version = " + version
                        + "' >&2; else printf '%s\\n' \"$@\"; fi");
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended start(Map<String, String> variables, String... args) throws Exception {
        List<String> command = Stream.concat(Stream.of(root.resolve("bin/assay").toString()), Stream.of(args))
                .toList();
        Path out = temporary.resolve("out");
        Path err = temporary.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", java.getParent().getParent().toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
