package io.assay.jobs.launch;

import io.assay.ingest.Reason;
import io.assay.jobs.text.Language;
import io.assay.rule.Pack;
import io.assay.rule.PackAxis;
import io.assay.table.ColumnSpec;
import io.assay.table.Meanings;
import io.assay.table.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What declarations mean in a language: their own words in English, those of {@link Meanings} and of packs elsewhere. */
final class DictionaryWords {
    private final Language language;
    private final Map<String, String> ofPacks;
    private final Meanings meanings = Meanings.chinese();

    DictionaryWords(Language language, List<Pack> packs) {
        this.language = language;
        this.ofPacks = new HashMap<>();
        packs.forEach(this::add);
    }

    String row(TableSpec table) {
        return said(table.meaning(), meanings.of("table", table.name()));
    }

    String meaning(TableSpec table, ColumnSpec column) {
        Optional<String> chinese = Optional.ofNullable(ofPacks.get(column.name()));
        return said(column.meaning(), chinese.or(() -> meanings.column(table.name(), column.name())));
    }

    String unit(ColumnSpec column) {
        return said(column.unit(), meanings.of("unit", column.unit()));
    }

    String reason(Reason reason) {
        return said(reason.words(), meanings.of("reason", reason.code()));
    }

    String outcome(Reason reason) {
        String code = reason.outcome().code();
        return said(code, meanings.of("outcome", code));
    }

    private String said(String english, Optional<String> chinese) {
        return language == Language.EN
                ? english
                : chinese.orElseThrow(() -> new IllegalStateException(
                        "Cannot say in Chinese: " + english + "; add it to meanings_zh.properties"));
    }

    private void add(Pack pack) {
        ofPacks.put(pack.column(), pack.info().about().zh());
        ofPacks.put(pack.reasonColumn().name(), meanings.ofPack("reason", pack.column(), ""));
        for (PackAxis.Measured axis : pack.orderedAxes()) {
            ofPacks.put(pack.rankColumn(axis).name(), meanings.ofPack("rank", pack.column(), axis.column()));
            ofPacks.put(pack.shareColumn(axis).name(), meanings.ofPack("cum_share", pack.column(), axis.column()));
        }
    }
}
