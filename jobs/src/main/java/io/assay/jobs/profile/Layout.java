package io.assay.jobs.profile;

import io.assay.jobs.text.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text in columns and in folded lines. */
final class Layout {
    private static final String GAP = "  ";
    /** After a blank, and after a Chinese character that no punctuation follows. */
    private static final Pattern FOLDS = Pattern.compile("(?<= )|(?<=[\\u2E80-\\uFFE6])(?![，。；：、）！？])");

    private Layout() {}

    /** Rows of cells below each other, the first column to the left and the others to the right. */
    static List<String> numbers(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .filter(row -> column < row.size())
                        .mapToInt(row -> Columns.places(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> column == 0
                        ? Columns.left(row.get(column), widths[column])
                        : Columns.right(row.get(column), widths[column]))
                .collect(Collectors.joining(GAP, GAP, ""))
                .stripTrailing();
    }

    /** A text in lines of at most the given width where it can be parted: at blanks, and between Chinese characters. */
    static List<String> folded(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : FOLDS.splitAsStream(text).toList()) {
            if (Columns.places(line.toString()) + Columns.places(word.stripTrailing()) > most && line.length() > 0) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
