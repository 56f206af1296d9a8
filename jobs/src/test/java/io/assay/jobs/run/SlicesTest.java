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

class SlicesTest {
    @Test
    void aYearOfDaysStaysAFewSharesAndEachRowIsWrittenAFewTimes() {
        long base = 18_000_000;
        long aDay = 27_000;
        List<TableEvidence> slices = new ArrayList<>(List.of(slice("base", base)));
        long written = 0;
        int most = 0;
        for (int day = 1; day <= 365; day++) {
            Slices next = Slices.of(slices, 7);
            long taken = rows(next.mergedOf(slices));
            slices = new ArrayList<>(next.keptOf(slices));
            slices.add(slice("day" + day, aDay + taken));
            written += aDay + taken;
            most = Math.max(most, slices.size());
        }

        assertThat(rows(slices)).isEqualTo(base + 365 * aDay);
        assertThat(slices.get(0).runId()).isEqualTo("base");
        assertThat(most).isLessThan(25);
        assertThat(written).isLessThan(5 * 365 * aDay);
    }

    @Property(tries = 500)
    void slicesAreKeptOrTakenOverInOrder(@ForAll @Size(max = 40) List<@LongRange(max = 1_000_000) Long> sizes) {
        List<TableEvidence> slices = new ArrayList<>();
        for (long size : sizes) {
            slices.add(slice("r" + slices.size(), size));
        }

        Slices next = Slices.of(slices, 7);

        List<String> both = new ArrayList<>(next.kept());
        both.addAll(next.merged());
        assertThat(both).isEqualTo(slices.stream().map(TableEvidence::runId).toList());
    }

    @Property(tries = 500)
    void theNumberOfSlicesFollowsTheLogarithmOfTheRows(
            @ForAll @Size(min = 200, max = 300) List<@LongRange(max = 100_000) Long> sizes) {
        List<TableEvidence> slices = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            Slices next = Slices.of(slices, 7);
            long taken = rows(next.mergedOf(slices));
            slices = new ArrayList<>(next.keptOf(slices));
            slices.add(slice("r" + i, sizes.get(i) + taken));
            // beside a few small ones, each is larger than all that is younger
            double rows = Math.max(1.0, (double) rows(slices));
            assertThat((double) slices.size()).isLessThanOrEqualTo(7 + 2 + Math.log(rows) / Math.log(2.0));
        }
    }

    @Test
    void theNameOfASliceSaysWhatItIsOnTopOf() {
        Slices one = new Slices(List.of("a"), List.of());
        Slices other = new Slices(List.of("a", "b"), List.of());

        assertThat(one.own("run")).startsWith("run-").isNotEqualTo(other.own("run"));
        assertThat(one.own("run")).isEqualTo(new Slices(List.of("a"), List.of("b")).own("run"));
    }

    private static TableEvidence slice(String run, long rows) {
        return new TableEvidence("transactions", 1, run, rows, "hash");
    }

    private static long rows(List<TableEvidence> slices) {
        return slices.stream().mapToLong(TableEvidence::rows).sum();
    }
}
