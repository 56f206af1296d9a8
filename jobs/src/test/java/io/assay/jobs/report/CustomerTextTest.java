package io.assay.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.text.Language;
import io.assay.jobs.text.Names;
import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerTextTest {
    private static final Map<String, SegmentLabels> SEGMENTS =
            Map.of("abc", new SegmentLabels(new Names("ABC classes", "ABC 分类"), new Names("A customers", "A 类客户")));

    @Test
    void showsColumnsValuesAndNamesOfSegments() {
        assertThat(text(Language.EN).lines())
                .containsExactly(
                        "customer_id              ann",
                        "monetary                 450.00",
                        "abc                      A (A customers)",
                        "abc_reason               rule 1: monetary 450.00",
                        "abc_rank                 3",
                        "frequency_90d            2");
    }

    @Test
    void explainsColumnsInChinese() {
        assertThat(text(Language.ZH).lines())
                .containsExactly(
                        "客户标识               customer_id              ann",
                        "消费金额               monetary                 450.00",
                        "ABC 分类               abc                      A（A 类客户）",
                        "ABC 分类依据           abc_reason               rule 1: monetary 450.00",
                        "ABC 分类名次           abc_rank                 3",
                        "                       frequency_90d            2");
    }

    private static String text(Language language) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("customer_id", "ann");
        values.put("monetary", new BigDecimal("450.00"));
        values.put("abc", "A");
        values.put("abc_reason", "rule 1: monetary 450.00");
        values.put("abc_rank", 3L);
        values.put("frequency_90d", 2L);
        return new CustomerText(values, SEGMENTS, Wording.of(language)).text();
    }
}
