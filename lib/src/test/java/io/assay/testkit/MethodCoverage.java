package io.assay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts, per catalogued method, the tests that really ran, and writes {@code target/method-coverage.csv} at the top
 * level. Each process that runs tests leaves its own part; the file is put together anew from all parts when one's tests
 * end.
 */
public final class MethodCoverage implements TestExecutionListener {
    private final Map<String, int[]> counts = new TreeMap<>();

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest()) {
            return;
        }
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        for (String id : methodIds(test.getSource())) {
            int[] count = counts.computeIfAbsent(id, unused -> new int[2]);
            count[0]++;
            count[1] += passed ? 1 : 0;
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        String root = System.getProperty("assay.root");
        if (root == null || counts.isEmpty()) {
            return;
        }
        Path target = Path.of(root, "target");
        try (FileChannel turn = FileChannel.open(
                        Files.createDirectories(target).resolve("method-coverage.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock ours = turn.lock()) {
            Path parts = Files.createDirectories(target.resolve("method-coverage"));
            Files.write(parts.resolve(part() + ".csv"), lines(counts));
            Files.write(target.resolve("method-coverage.csv"), lines(merged(parts)));
            ours.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String part() {
        String module = Path.of("").toAbsolutePath().getFileName().toString();
        return module + "-" + System.getProperty("assay.test.process", "1");
    }

    private static List<String> methodIds(Optional<TestSource> source) {
        List<String> ids = new ArrayList<>();
        source.ifPresent(found -> {
            if (found instanceof MethodSource method) {
                ids.addAll(idsOn(method.getJavaMethod()));
                ids.addAll(idsOn(method.getJavaClass()));
            } else if (found instanceof ClassSource type) {
                ids.addAll(idsOn(type.getJavaClass()));
            }
        });
        return ids.stream().distinct().toList();
    }

    private static List<String> idsOn(AnnotatedElement element) {
        Method method = element.getAnnotation(Method.class);
        return method == null ? List.of() : List.of(method.value());
    }

    private static Map<String, int[]> merged(Path parts) throws IOException {
        Map<String, int[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(parts)) {
            for (Path file : files.sorted().toList()) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .forEach(cells -> {
                            int[] count = all.computeIfAbsent(cells[0], unused -> new int[2]);
                            count[0] += Integer.parseInt(cells[1]);
                            count[1] += Integer.parseInt(cells[2]);
                        });
            }
        }
        return all;
    }

    private static List<String> lines(Map<String, int[]> counts) {
        List<String> lines = new ArrayList<>(List.of("method_id,tests,passed"));
        counts.forEach((id, count) -> lines.add(id + "," + count[0] + "," + count[1]));
        return lines;
    }
}
