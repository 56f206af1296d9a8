package io.assay.jobs.guess;

import io.assay.jobs.config.SourceConfig.Format;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.source.FileListing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Samples of all files that were named.
 *
 * @param location what the configuration names to read them all
 * @param bytes of all files as stored
 */
record SampledFiles(String location, List<SampledFile> samples, Format format, int count, long bytes) {
    private static final int MOST_A_FILE = 512 << 10;
    private static final int LEAST_A_FILE = 16 << 10;
    private static final int MOST_OF_ALL = 32 << 20;
    private static final int MOST_FILES = 400;

    /** Lists and reads. */
    static SampledFiles of(List<String> from, Configuration hadoop) {
        try {
            return read(from, hadoop);
        } catch (IOException unreadable) {
            throw new Failure(
                    ErrorCode.INPUT_UNREADABLE,
                    "Cannot look at " + String.join(" ", from) + ": " + unreadable.getMessage(),
                    "Check the path and its permissions",
                    unreadable);
        }
    }

    private static SampledFiles read(List<String> from, Configuration hadoop) throws IOException {
        Path first = new Path(from.get(0));
        FileSystem system = first.getFileSystem(hadoop);
        boolean delta = from.size() == 1 && system.exists(new Path(first, "_delta_log"));
        List<FileStatus> files = new ArrayList<>();
        for (String name : from) {
            files.addAll(FileListing.files(system, new Path(name)));
        }
        files.removeIf(file -> file.getLen() == 0);
        files.sort(Comparator.comparing(file -> file.getPath().toString()));
        if (files.isEmpty()) {
            throw new Failure(
                    ErrorCode.INPUT_MISSING,
                    "Cannot look at " + String.join(" ", from) + ": there is no file with content",
                    "Name files, a folder, or a pattern in quotes");
        }
        int most = Math.max(LEAST_A_FILE, Math.min(MOST_A_FILE, MOST_OF_ALL / files.size()));
        List<SampledFile> samples = new ArrayList<>();
        for (FileStatus file : spread(files)) {
            samples.add(SampledFile.read(system, file, most));
        }
        return new SampledFiles(
                location(from),
                samples,
                delta ? Format.DELTA : format(samples.get(0)),
                files.size(),
                files.stream().mapToLong(FileStatus::getLen).sum());
    }

    /** All files, or as many as are looked at, evenly spread, the first and the last among them. */
    private static List<FileStatus> spread(List<FileStatus> files) {
        if (files.size() <= MOST_FILES) {
            return files;
        }
        List<FileStatus> some = new ArrayList<>();
        for (int i = 0; i < MOST_FILES; i++) {
            some.add(files.get((int) ((long) i * (files.size() - 1) / (MOST_FILES - 1))));
        }
        return some;
    }

    /** One name for all: the only one, or those of one folder in braces. */
    private static String location(List<String> from) {
        if (from.size() == 1) {
            return from.get(0);
        }
        Path folder = new Path(from.get(0)).getParent();
        boolean together = from.stream().allMatch(name -> folder.equals(new Path(name).getParent()));
        if (!together) {
            throw new Failure(
                    ErrorCode.USAGE_BAD_VALUE,
                    "Cannot describe files of several folders as one source: " + String.join(" ", from),
                    "Name one folder, or a pattern in quotes");
        }
        List<String> names = from.stream().map(name -> new Path(name).getName()).toList();
        String ending = ending(names.get(0));
        String any = names.stream().allMatch(name -> ending(name).equals(ending)) ? "*" + ending : "*";
        return new Path(folder, any).toString();
    }

    private static String ending(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    private static Format format(SampledFile file) {
        if (file.beginsWith('P', 'A', 'R', '1')) {
            return Format.PARQUET;
        }
        if (file.beginsWith('P', 'K')) {
            throw new Failure(
                    ErrorCode.INPUT_FORMAT,
                    "Cannot read " + file.path() + ": it is a spreadsheet or an archive",
                    "Save it as csv, or unpack it");
        }
        if (file.beginsWith('%', 'P', 'D', 'F') || file.beginsWith(0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Failure(
                    ErrorCode.INPUT_FORMAT,
                    "Cannot read " + file.path() + ": it is a document of an office program",
                    "Save its table as csv");
        }
        for (byte each : file.head()) {
            if (each == '{') {
                return Format.JSON;
            }
            boolean blank = each == ' ' || each == '\n' || each == '\r' || each == '\t' || each == 0 || each < 0;
            if (!blank) {
                return Format.CSV;
            }
        }
        return Format.CSV;
    }
}
