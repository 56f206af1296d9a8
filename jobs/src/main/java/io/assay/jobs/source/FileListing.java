package io.assay.jobs.source;

import io.assay.jobs.config.Locations;
import io.assay.jobs.config.SourceConfig;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.ObjectStorage;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files of a source: one file, all files below a folder, or what a glob matches; names hidden in a folder are left out. */
public record FileListing(Configuration hadoop) {
    private static final int DEEPEST = 64;

    /** The files as they are now, sorted by name. */
    List<InputPin> pins(SourceConfig source) {
        Path path = path(source);
        ObjectStorage.requireAnswer(path, hadoop);
        try {
            FileSystem system = path.getFileSystem(hadoop);
            Path root = root(system, path);
            requireReady(system, source, root);
            if (system.getUri().getScheme().equals("file")) {
                requireTargets(source, path);
            }
            List<InputPin> pins = new ArrayList<>();
            for (FileStatus file : files(system, path, source)) {
                pins.add(pin(source, root, file));
            }
            return InputPin.sorted(pins);
        } catch (IOException e) {
            throw new Failure(
                    ErrorCode.INPUT_UNREADABLE,
                    "Source " + source.name() + " cannot be listed at " + path + ": " + e.getMessage(),
                    "Check the path and its permissions",
                    e);
        }
    }

    /** Folder that names of files are relative to. */
    Path root(SourceConfig source) throws IOException {
        Path path = path(source);
        return root(path.getFileSystem(hadoop), path);
    }

    private static Path path(SourceConfig source) {
        return new Path(source.path()
                .orElseThrow(() -> new Failure(
                        ErrorCode.CONFIG_MISSING_KEY, "Source " + source.name() + " has no path", "Set path")));
    }

    private static Path root(FileSystem system, Path path) throws IOException {
        if (system.exists(path)) {
            return system.getFileStatus(path).isDirectory()
                    ? system.makeQualified(path)
                    : system.makeQualified(path).getParent();
        }
        Path parent = path;
        while (parent.getParent() != null && Locations.isGlob(parent.toString())) {
            parent = parent.getParent();
        }
        return system.makeQualified(parent);
    }

    private static void requireReady(FileSystem system, SourceConfig source, Path root) throws IOException {
        if (source.readyFile().isPresent()
                && !system.exists(new Path(root, source.readyFile().get()))) {
            throw new Failure(
                    ErrorCode.INPUT_NOT_READY,
                    "Source " + source.name() + " is not complete: " + root + " holds no "
                            + source.readyFile().get(),
                    "Wait until the producer has finished, or remove ready_file");
        }
    }

    /** Hadoop passes over links without a target as if the file had never been there. */
    private static void requireTargets(SourceConfig source, Path path) throws IOException {
        String wanted = path.toUri().getPath();
        java.nio.file.Path start = java.nio.file.Path.of(Locations.aboveGlob(wanted));
        PathMatcher matcher = Locations.isGlob(wanted) && !Files.exists(java.nio.file.Path.of(wanted))
                ? FileSystems.getDefault().getPathMatcher("glob:" + wanted)
                : any -> true;
        if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<java.nio.file.Path> links =
                Files.find(start, DEEPEST, (file, attributes) -> attributes.isSymbolicLink())) {
            Optional<java.nio.file.Path> broken = links.filter(matcher::matches)
                    .filter(link -> !Locations.isHidden(start.relativize(link).toString()))
                    .filter(link -> !Files.exists(link))
                    .findFirst();
            if (broken.isPresent()) {
                throw new Failure(
                        ErrorCode.INPUT_BROKEN_LINK,
                        "Source " + source.name() + " lacks a file: " + broken.get() + " is a link to "
                                + Files.readSymbolicLink(broken.get()) + ", which is not there",
                        "Bring the file back, or remove the link");
            }
        }
    }

    private static List<FileStatus> files(FileSystem system, Path path, SourceConfig source) throws IOException {
        String ready = source.readyFile().orElse("");
        return files(system, path).stream()
                .filter(file -> !file.getPath().getName().equals(ready))
                .toList();
    }

    /** One file, all files below a folder, or what a glob matches. */
    public static List<FileStatus> files(FileSystem system, Path path) throws IOException {
        List<FileStatus> found = new ArrayList<>();
        if (system.exists(path)) {
            below(system, system.getFileStatus(path), found);
        } else if (Locations.isGlob(path.toString())) {
            FileStatus[] matches = system.globStatus(path);
            for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
                below(system, match, found);
            }
        }
        return found;
    }

    private static void below(FileSystem system, FileStatus start, List<FileStatus> found) throws IOException {
        if (start.isFile()) {
            found.add(start);
            return;
        }
        RemoteIterator<LocatedFileStatus> files = system.listFiles(start.getPath(), true);
        while (files.hasNext()) {
            FileStatus file = files.next();
            if (!Locations.isHidden(relative(start.getPath(), file.getPath()))) {
                found.add(file);
            }
        }
    }

    private static InputPin pin(SourceConfig source, Path root, FileStatus file) {
        return new InputPin(
                source.name(),
                source.format().name().toLowerCase(Locale.ROOT),
                relative(root, file.getPath()),
                file.getPath().toString(),
                Long.toString(file.getModificationTime()),
                file.getLen());
    }

    private static String relative(Path folder, Path file) {
        String base = folder.toUri().getPath();
        String whole = file.toUri().getPath();
        String prefix = base.endsWith("/") ? base : base + "/";
        return whole.startsWith(prefix) ? whole.substring(prefix.length()) : whole;
    }
}
