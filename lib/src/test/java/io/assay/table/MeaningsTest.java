package io.assay.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.ingest.Outcome;
import io.assay.ingest.Reason;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeaningsTest {
    private static final Pattern FIXED = Pattern.compile("[0-9]+(\\.[0-9]+)?|[a-z0-9]+_[a-z0-9_]+|[A-Z]{3,}[a-z0-9-]*");
    private static final Meanings CHINESE = Meanings.chinese();

    /** A column as the dictionary shows it. */
    private record Declared(String table, ColumnSpec column) {}

    @Test
    void everythingDeclaredHasAChineseMeaningAndNothingElseHas() {
        Set<String> known = CHINESE.keys();
        Set<String> used = new TreeSet<>(Set.of("pack.reason", "pack.rank", "pack.cum_share"));
        AllTables.SPECS.forEach(table -> used.add("table." + table.name()));
        declared().forEach(found -> {
            String own = found.table() + "." + found.column().name();
            used.add(known.contains(own) ? own : "*." + found.column().name());
            used.add("unit." + found.column().unit());
        });
        used.add("unit." + SegmentColumns.rank("abc", "abc", "monetary").unit());
        for (Reason reason : Reason.values()) {
            used.add("reason." + reason.code());
        }
        for (Outcome outcome : Outcome.values()) {
            used.add("outcome." + outcome.code());
        }

        assertThat(known).isEqualTo(used);
    }

    /** Numbers and names are the same in all languages, so a meaning that was changed in one alone is found. */
    @Test
    void numbersAndNamesAreThoseOfTheDeclaration() {
        for (Declared found : declared().toList()) {
            String chinese =
                    CHINESE.column(found.table(), found.column().name()).orElseThrow();

            assertThat(fixed(chinese))
                    .as("%s.%s", found.table(), found.column().name())
                    .containsAll(fixed(found.column().meaning()));
        }
    }

    @Test
    void theTermIsWhatStandsBeforeTheExplanation() {
        assertThat(CHINESE.term("customer_segment", "recency_days")).contains("最近一次消费天数");
        assertThat(CHINESE.term("dim_segment", "name_zh")).contains("中文名称");
        assertThat(CHINESE.term("customer_segment", "no_such")).isEmpty();
    }

    private static Stream<Declared> declared() {
        Stream<Declared> always = AllTables.SPECS.stream()
                .flatMap(table -> table.columns().stream().map(column -> new Declared(table.name(), column)));
        List<ColumnSpec> onDemand = CustomerSegmentTable.nullable(ScoreColumns.CODE_04);
        return Stream.concat(always, onDemand.stream().map(column -> new Declared(CustomerSegmentTable.NAME, column)));
    }

    private static Set<String> fixed(String meaning) {
        return FIXED.matcher(meaning).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
