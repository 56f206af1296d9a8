package io.assay.jobs.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void numbersStandBelowEachOther() {
        assertThat(Layout.numbers(List.of(List.of("rows", "1,234"), List.of("duplicates", "7", "0.6%"))))
                .containsExactly("  rows        1,234", "  duplicates      7  0.6%");
    }

    @Test
    void chineseCharactersTakeTwoColumns() {
        assertThat(Layout.numbers(List.of(List.of("记录", "12"), List.of("ab", "7"))))
                .containsExactly("  记录  12", "  ab     7");
    }

    @Test
    void longTextIsFoldedAtBlanksAndBetweenChineseCharacters() {
        assertThat(Layout.folded("one two three four", 9)).containsExactly("one two", "three", "four");
        assertThat(Layout.folded("数据仅跨十天，不足一年。", 12)).containsExactly("数据仅跨十", "天，不足一", "年。");
        assertThat(Layout.folded("unbreakable", 4)).containsExactly("unbreakable");
    }
}
