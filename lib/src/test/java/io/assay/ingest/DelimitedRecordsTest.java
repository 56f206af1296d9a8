package io.assay.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.testkit.Fault;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DelimitedRecordsTest {
    private static final int LONGEST = 40;

    @Test
    void fieldsAreSplitAtDelimiters() {
        assertThat(read("a,b,c\n1,,3\n")).containsExactly("[a, b, c]", "[1, , 3]");
    }

    @Test
    @Fault("I24")
    void linesEndWithLfCrOrBoth() {
        assertThat(read("a,b\r\n1,2\r3,4\n\n\r\n5,6")).containsExactly("[a, b]", "[1, 2]", "[3, 4]", "[5, 6]");
    }

    @Test
    @Fault("I24")
    void quotedLineBreaksDelimitersAndQuotesAreKept() {
        assertThat(read("\"a\nb\",\"c,d\",\"e\"\"f\"\nx,y,z")).containsExactly("[a\nb, c,d, e\"f]", "[x, y, z]");
    }

    @Test
    void aQuoteInsideAPlainFieldIsText() {
        assertThat(read("5\" disk,2\n")).containsExactly("[5\" disk, 2]");
    }

    @Test
    @Fault("I24")
    void aByteOrderMarkIsDropped() {
        assertThat(read("\uFEFFid,x\n")).containsExactly("[id, x]");
    }

    @Test
    @Fault("I24")
    void anUnclosedQuoteAtTheEndCostsOneLine() {
        assertThat(read("1,\"open\n2,b\n3,c\n")).containsExactly("UNCLOSED_QUOTE 1,\"open", "[2, b]", "[3, c]");
    }

    @Test
    @Fault("I24")
    void anUnclosedQuoteBeyondTheLongestRowCostsOneLine() {
        String text = "1,\"open\n" + "2,bbbbbbbbbb\n".repeat(10);

        assertThat(read(text)).hasSize(11).startsWith("UNCLOSED_QUOTE 1,\"open").endsWith("[2, bbbbbbbbbb]");
    }

    @Test
    void aQuoteThatClosesInALaterLineAndGoesOnCostsOneLine() {
        assertThat(read("1,\"open\n2,\"b\n3,c\n"))
                .containsExactly("UNCLOSED_QUOTE 1,\"open", "UNCLOSED_QUOTE 2,\"b", "[3, c]");
    }

    @Test
    void textAfterAClosingQuoteIsMalformed() {
        assertThat(read("1,\"a\"b,2\n3,c\n")).containsExactly("MALFORMED 1,\"a\"b,2", "[3, c]");
    }

    @Test
    void withoutMultilineAQuoteEndsWithItsLine() {
        DelimitedFormat format = new DelimitedFormat(',', '"', DelimitedFormat.LineBreaks.END_THE_ROW, LONGEST);

        assertThat(read(new StringReader("1,\"a\r\n2,b"), format)).containsExactly("UNCLOSED_QUOTE 1,\"a", "[2, b]");
    }

    @Test
    @Fault("I25")
    void aRowBeyondTheLimitIsCutAndTheNextIsRead() {
        String text = "1," + "x".repeat(1000) + "\n2,b\n3,\"" + "y".repeat(1000) + "\"\n4,d";

        assertThat(read(text))
                .containsExactly(
                        "ROW_TOO_LONG 1," + "x".repeat(LONGEST - 2),
                        "[2, b]",
                        "ROW_TOO_LONG 3,\"" + "y".repeat(LONGEST - 3),
                        "[4, d]");
    }

    @Test
    @Fault("I24")
    void anUnclosedQuoteBeforeTwoSignsOfLineEndCostsOneLine() {
        assertThat(read("1,\"open\r\n2,b\r\n3,c")).containsExactly("UNCLOSED_QUOTE 1,\"open", "[2, b]", "[3, c]");
    }

    @Test
    @Fault("I25")
    void aRowAsLongAsTheLimitIsRead() throws IOException {
        String longest = "1," + "x".repeat(LONGEST - 2);
        assertThat(read(longest + "\n" + longest + "x"))
                .containsExactly("[1, " + "x".repeat(LONGEST - 2) + "]", "ROW_TOO_LONG " + longest);

        Lines lines = new Lines(new StringReader(longest + "\n" + longest + "x"), LONGEST);
        assertThat(lines.next()).get().extracting(RawRecord::raw).isEqualTo(longest);
        assertThat(lines.next()).get().extracting(RawRecord::problem).isEqualTo(Optional.of(Reason.ROW_TOO_LONG));
    }

    @Test
    @Fault("I25")
    void aMalformedRowBeyondTheLimitIsCutAndTheNextIsRead() {
        String text = "1,\"a\"b" + "x".repeat(1000) + "\n2,b";

        assertThat(read(text)).containsExactly("ROW_TOO_LONG 1,\"a\"b" + "x".repeat(LONGEST - 6), "[2, b]");
    }

    @Test
    @Fault("I25")
    void aCellOfFiftyMillionCharactersIsNeverHeld() {
        DelimitedFormat format = new DelimitedFormat(',', '"', DelimitedFormat.LineBreaks.ALLOWED_IN_QUOTES, 1_000_000);

        List<String> records = read(new Endless(50_000_000), format);

        assertThat(records)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("ROW_TOO_LONG xxx")
                .hasSizeLessThan(1100);
    }

    @Test
    @Fault("I24")
    void nulAndUndecodableTextAreBadEncoding() {
        assertThat(read("a,\0\nb,\uFFFD\nc,d\n"))
                .containsExactly("BAD_ENCODING a,\0", "BAD_ENCODING b,\uFFFD", "[c, d]");
    }

    @Test
    void aDelimiterThatIsTheQuoteIsRefused() {
        assertThatThrownBy(() -> new DelimitedFormat('"', '"', DelimitedFormat.LineBreaks.END_THE_ROW, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delimiter and quote must differ");
    }

    @Test
    @Fault("I25")
    void linesAreReadTheSameWay() throws IOException {
        Lines lines = new Lines(new StringReader("{}\r\n\r\n  \n" + "z".repeat(50) + "\n[1]"), LONGEST);

        assertThat(lines.next()).get().extracting(RawRecord::raw).isEqualTo("{}");
        assertThat(lines.next()).get().extracting(RawRecord::problem).isEqualTo(Optional.of(Reason.ROW_TOO_LONG));
        assertThat(lines.next()).get().extracting(RawRecord::raw).isEqualTo("[1]");
        assertThat(lines.next()).isEmpty();
    }

    private static List<String> read(String text) {
        return read(
                new StringReader(text),
                new DelimitedFormat(',', '"', DelimitedFormat.LineBreaks.ALLOWED_IN_QUOTES, LONGEST));
    }

    private static List<String> read(Reader text, DelimitedFormat format) {
        List<String> shown = new ArrayList<>();
        try {
            DelimitedRecords records = new DelimitedRecords(text, format);
            for (Optional<RawRecord> record = records.next(); record.isPresent(); record = records.next()) {
                RawRecord found = record.get();
                shown.add(found.problem()
                        .map(problem -> problem + " " + found.raw())
                        .orElse(found.fields() + ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shown;
    }

    /** One cell of the letter x, made while it is read. */
    private static final class Endless extends Reader {
        private long left;

        Endless(long length) {
            left = length;
        }

        @Override
        public int read(char[] into, int from, int length) {
            int count = (int) Math.min(left, length);
            Arrays.fill(into, from, from + count, 'x');
            left -= count;
            return count == 0 ? -1 : count;
        }

        @Override
        public void close() {}
    }
}
