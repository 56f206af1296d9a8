package io.assay.jobs.launch;

import io.assay.ingest.DelimitedFormat;
import io.assay.ingest.DelimitedRecords;
import io.assay.jobs.config.Locations;
import io.assay.jobs.config.SourceConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The first file of a local csv source, by name. */
record LocalCsv(Path file, SourceConfig source) {
    private static final int DEEPEST = 6;
    private static final int LONGEST_HEADER = 1 << 20;

    /** The file that a run would read first; empty when it would read none. */
    static Optional<LocalCsv> first(String path, SourceConfig source) throws IOException {
        Path plain = Path.of(path);
        if (Files.isRegularFile(plain)) {
            return Optional.of(new LocalCsv(plain, source));
        }
        if (Files.exists(plain) || !Locations.isGlob(path)) {
            return below(plain, plain::equals, source);
        }
        return below(
                Path.of(Locations.aboveGlob(path)), FileSystems.getDefault().getPathMatcher("glob:" + path), source);
    }

    private static Optional<LocalCsv> below(Path folder, PathMatcher named, SourceConfig source) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        String ready = source.readyFile().orElse("");
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals(ready))
                    .filter(file -> isRead(file, named))
                    .sorted()
                    .findFirst()
                    .map(file -> new LocalCsv(file, source));
        }
    }

    /** Whether the file is named, or is below a named folder and not hidden there. */
    private static boolean isRead(Path file, PathMatcher named) {
        return named.matches(file)
                || Stream.iterate(file.getParent(), parent -> parent != null, Path::getParent)
                        .filter(named::matches)
                        .anyMatch(folder -> !Locations.isHidden(
                                folder.relativize(file).toString().replace('\\', '/')));
    }

    /** The names in the first line; empty when the file is. */
    Optional<List<String>> header() throws IOException {
        Charset charset = Charset.forName(source.encoding());
        try (InputStream bytes = open();
                Reader text =
                        new InputStreamReader(bytes, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT))) {
            return fields(text);
        }
    }

    private InputStream open() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private Optional<List<String>> fields(Reader text) throws IOException {
        DelimitedFormat format = new DelimitedFormat(
                source.delimiter().charAt(0),
                source.quote().charAt(0),
                DelimitedFormat.LineBreaks.ALLOWED_IN_QUOTES,
                LONGEST_HEADER);
        DelimitedRecords records = new DelimitedRecords(text, format);
        records.skipLines(source.skipLines());
        return records.next()
                .map(first -> first.fields().stream().map(LocalCsv::name).toList());
    }

    /** A name without blanks around it, and without the mark that some programs begin a file with. */
    private static String name(String field) {
        return field.replace("\uFEFF", "").strip();
    }
}
