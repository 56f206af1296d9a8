package io.assay.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Rows of single customers, in plain Java: each is a function of the parameters and the customer's number alone. */
public final class CustomerRows {
    private static final int REDELIVERY_DAYS = 3;

    private final GeneratorParams params;
    private final Season season;

    public CustomerRows(GeneratorParams params) {
        this.params = params;
        this.season = new Season(params.period());
    }

    /** All rows of the customer, clean and dirty; no two are equal but a duplicate and its original. */
    public List<GeneratedRow> of(long customer) {
        Draws draws = new Draws(params.seed(), customer, Draws.Purpose.DIRT);
        List<GeneratedRow> rows = new ArrayList<>();
        for (OrderLine line : new CustomerHistory(params, season, customer).lines()) {
            RowKind clean = line.priced().quantity() < 0 ? RowKind.RETURN : RowKind.PURCHASE;
            RowKind kind = params.rates().pick(draws.uniform(), clean);
            if (kind == RowKind.DUPLICATE) {
                rows.add(line.as(clean));
                rows.add(redelivered(line.as(kind), 1 + draws.below(REDELIVERY_DAYS)));
            } else {
                rows.add(line.as(kind));
            }
        }
        return rows;
    }

    private GeneratedRow redelivered(GeneratedRow row, int daysLater) {
        LocalDate last = params.period().end().minusDays(1);
        LocalDate later = row.delivered().plusDays(daysLater);
        return new GeneratedRow(row.kind(), later.isAfter(last) ? last : later, row.amountMinor(), row.line());
    }
}
