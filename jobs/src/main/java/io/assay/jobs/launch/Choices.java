package io.assay.jobs.launch;

import io.assay.jobs.demo.GeneratedFolder;
import io.assay.jobs.export.ListOrder;
import io.assay.jobs.text.Language;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

/** Choices of options as shells propose them. */
final class Choices {
    private Choices() {}

    /** Of {@code --lang}. */
    static final class Languages implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Language.values()).map(Language::code).iterator();
        }
    }

    /** Of {@code --changes}. */
    static final class Changes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(ListOrder.Changes.values())
                    .map(changes -> changes.name().toLowerCase(Locale.ROOT))
                    .iterator();
        }
    }

    /** Of {@code --file-format}. */
    static final class FileFormats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(GeneratedFolder.Format.values())
                    .map(format -> format.name().toLowerCase(Locale.ROOT))
                    .iterator();
        }
    }
}
