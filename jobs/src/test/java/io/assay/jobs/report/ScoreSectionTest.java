package io.assay.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.MeasureFigures.GridCell;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScoreSectionTest {
    @Test
    void aLevelThatTiesLeaveEmptyIsExplainedOnce() {
        List<Figure> figures = section(1, 3, 4).figures();

        assertThat(figures.get(0).reading()).startsWith("Empty levels: customers with equal values share one score");
        assertThat(figures.subList(1, 3)).extracting(Figure::reading).containsOnly("");
    }

    @Test
    void fullLevelsNeedNoWord() {
        assertThat(section(1, 2, 3).figures()).extracting(Figure::reading).containsOnly("");
    }

    private static Section section(long... frequencyScores) {
        List<GridCell> grid = LongStream.of(frequencyScores)
                .mapToObj(score -> new GridCell(Optional.of(1L), Optional.of(score), 10, BigDecimal.TEN))
                .toList();
        MeasureFigures measures = new MeasureFigures(grid, List.of(), List.of(), null, List.of());
        return new ScoreSection(measures, Wording.of(Language.EN, "EUR")).section();
    }
}
