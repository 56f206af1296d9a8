package io.assay.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.store.TableEvidence;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void aYearOfDaysStaysAFewSharesAndEachRowIsWrittenAFewTimes() {
        long base = 18_000_000;
        long aDay = 27_000;
        List<TableEvidence> shares = new ArrayList<>(List.of(share("base", base)));
        long written = 0;
        int most = 0;
        for (int day = 1; day <= 365; day++) {
            Shares next = Shares.of(shares, 7);
            long taken = rows(next.mergedOf(shares));
            shares = new ArrayList<>(next.keptOf(shares));
            shares.add(share("day" + day, aDay + taken));
            written += aDay + taken;
            most = Math.max(most, shares.size());
        }

        assertThat(rows(shares)).isEqualTo(base + 365 * aDay);
        assertThat(shares.get(0).runId()).isEqualTo("base");
        assertThat(most).isLessThan(25);
        assertThat(written).isLessThan(5 * 365 * aDay);
    }

    @Property(tries = 500)
    void sharesAreKeptOrTakenOverInOrder(@ForAll @Size(max = 40) List<@LongRange(max = 1_000_000) Long> sizes) {
        List<TableEvidence> shares = new ArrayList<>();
        for (long size : sizes) {
            shares.add(share("r" + shares.size(), size));
        }

        Shares next = Shares.of(shares, 7);

        List<String> both = new ArrayList<>(next.kept());
        both.addAll(next.merged());
        assertThat(both).isEqualTo(shares.stream().map(TableEvidence::runId).toList());
    }

    @Property(tries = 100)
    void theNumberOfSharesFollowsTheLogarithmOfTheRows(
            @ForAll @Size(min = 200, max = 300) List<@LongRange(max = 100_000) Long> sizes) {
        List<TableEvidence> shares = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            Shares next = Shares.of(shares, 7);
            long taken = rows(next.mergedOf(shares));
            shares = new ArrayList<>(next.keptOf(shares));
            shares.add(share("r" + i, sizes.get(i) + taken));
            // beside a few small ones, each is larger than all that is younger
            double rows = Math.max(1.0, (double) rows(shares));
            assertThat((double) shares.size()).isLessThanOrEqualTo(2 * 7 + 2 + Math.log(rows) / Math.log(2.0));
        }
    }

    @Test
    void theNameOfAShareSaysWhatItIsOnTopOf() {
        Shares one = new Shares(List.of("a"), List.of());
        Shares other = new Shares(List.of("a", "b"), List.of());

        assertThat(one.own("run")).startsWith("run-").isNotEqualTo(other.own("run"));
        assertThat(one.own("run")).isEqualTo(new Shares(List.of("a"), List.of("b")).own("run"));
    }

    private static TableEvidence share(String run, long rows) {
        return new TableEvidence("transactions", 1, run, rows, "hash");
    }

    private static long rows(List<TableEvidence> shares) {
        return shares.stream().mapToLong(TableEvidence::rows).sum();
    }
}
