package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.io.File;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

/** Keeps what is written apart from what is read. */
record WarehouseChecks(AssayConfig config, Locations locations, Section at) {
    /** No table has this name, so input may lie here beside the tables. */
    private static final String INPUT = "input";

    void run() {
        if (config.warehouse().isBlank()) {
            at.reject("warehouse", ErrorCode.CONFIG_MISSING_VALUE, "has no value", "Write a path");
            return;
        }
        SourceChecks.scheme("warehouse", config.warehouse(), at);
        String location = locations.ofWorkingFolder(config.warehouse());
        String warehouse = folder(location);
        if (Locations.scheme(location).isEmpty() && isBelowFile(new File(location))) {
            at.reject("warehouse", ErrorCode.CONFIG_CONFLICT, "is a file, or lies below one", "Name a folder");
        }
        if (Locations.scheme(location).isEmpty() && new File(location, "_delta_log").exists()) {
            at.reject(
                    "warehouse",
                    ErrorCode.CONFIG_CONFLICT,
                    "is a Delta table itself",
                    "Name a folder that holds tables");
        }
        for (SourceConfig source : config.sources()) {
            if (source == null || source.path() == null) {
                continue;
            }
            source.path().map(WarehouseChecks::folder).ifPresent(path -> {
                if (meet(path, warehouse)) {
                    at.reject(
                            "warehouse",
                            ErrorCode.CONFIG_CONFLICT,
                            "is equal to, inside or around the path of source " + source.name(),
                            "Keep results apart from input; inside the warehouse only its folder input may hold some");
                }
            });
        }
    }

    /** Whether the warehouse lies in what the path matches, or the path leads into the warehouse. */
    private static boolean meet(String path, String warehouse) {
        List<String> wanted = names(path);
        List<String> held = names(warehouse);
        int common = Math.min(wanted.size(), held.size());
        return IntStream.range(0, common).allMatch(i -> matches(wanted.get(i), held.get(i)))
                && (wanted.size() <= held.size() || !wanted.get(held.size()).equals(INPUT));
    }

    private static List<String> names(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static boolean matches(String pattern, String name) {
        try {
            return pattern.equals(name)
                    || (Locations.isGlob(pattern)
                            && FileSystems.getDefault()
                                    .getPathMatcher("glob:" + pattern)
                                    .matches(Path.of(name)));
        } catch (PatternSyntaxException half) {
            // one of alternatives that reach over folders
            return true;
        }
    }

    private static boolean isBelowFile(File path) {
        File existing = path;
        while (existing != null && !existing.exists()) {
            existing = existing.getParentFile();
        }
        return existing != null && !existing.isDirectory();
    }

    /** A comparable form. */
    private static String folder(String location) {
        String plain = location.startsWith("file:")
                ? location.substring("file:".length()).replaceAll("^/+", "/")
                : location;
        return Locations.scheme(plain).isEmpty() ? localPath(plain) : address(plain);
    }

    private static String localPath(String path) {
        try {
            return Path.of(path).normalize().toString();
        } catch (InvalidPathException e) {
            return path;
        }
    }

    private static String address(String address) {
        try {
            return URI.create(address.replace(" ", "%20"))
                    .normalize()
                    .toString()
                    .replaceFirst("^s3:", "s3a:");
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
