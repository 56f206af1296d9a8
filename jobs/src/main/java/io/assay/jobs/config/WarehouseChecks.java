package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.io.File;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Keeps what is written apart from what is read. */
record WarehouseChecks(AssayConfig config, Locations locations, Section at) {
    /** No table has this name, so input may lie here beside the tables. */
    private static final String INPUT = "input/";

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
                boolean isInputFolder = path.startsWith(warehouse + INPUT);
                if (warehouse.startsWith(path) || (path.startsWith(warehouse) && !isInputFolder)) {
                    at.reject(
                            "warehouse",
                            ErrorCode.CONFIG_CONFLICT,
                            "is equal to, inside or around the path of source " + source.name(),
                            "Keep results apart from input; inside the warehouse only its folder input may hold some");
                }
            });
        }
    }

    private static boolean isBelowFile(File path) {
        File existing = path;
        while (existing != null && !existing.exists()) {
            existing = existing.getParentFile();
        }
        return existing != null && !existing.isDirectory();
    }

    /** A comparable form that ends with a slash; for a glob the folder before it. */
    private static String folder(String location) {
        String fixed = Locations.aboveGlob(location);
        String plain =
                fixed.startsWith("file:") ? fixed.substring("file:".length()).replaceAll("^/+", "/") : fixed;
        String normal = Locations.scheme(plain).isEmpty() ? localPath(plain) : address(plain);
        return normal.endsWith("/") ? normal : normal + "/";
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
