package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** What every segment is called, in which order it stands and what to do about it. */
public final class DimSegmentTable {
    public static final ColumnSpec PACK = required("pack", Types.TEXT, "-", "Model pack that declares the segment");
    public static final ColumnSpec SORT_ORDER = required("sort_order", Types.INT, "-", "Place in lists, 1 is the best");
    public static final ColumnSpec NAME_EN = required("name_en", Types.TEXT, "-", "Name in English");
    public static final ColumnSpec NAME_ZH = required("name_zh", Types.TEXT, "-", "Name in Chinese");
    public static final ColumnSpec ADVICE_EN = optional("advice_en", Types.TEXT, "-", "What to do, in English");
    public static final ColumnSpec ADVICE_ZH = optional("advice_zh", Types.TEXT, "-", "What to do, in Chinese");
    public static final ColumnSpec COLOUR = optional("colour", Types.TEXT, "#rrggbb", "Colour in charts");

    public static final ColumnSpec SCHEME_EN = optional("scheme_en", Types.TEXT, "-", "Name of the scheme in English");
    public static final ColumnSpec SCHEME_ZH = optional("scheme_zh", Types.TEXT, "-", "Name of the scheme in Chinese");

    public static final TableSpec SPEC = new TableSpec(
            "dim_segment",
            "one segment of one scheme",
            List.of(RunColumns.RUN_ID, SegmentSummaryTable.SCHEME, SegmentSummaryTable.SEGMENT),
            List.of(RunColumns.RUN_ID),
            List.of(
                    RunColumns.AS_OF_DATE,
                    RunColumns.RUN_ID,
                    SegmentSummaryTable.SCHEME,
                    SegmentSummaryTable.SEGMENT,
                    PACK,
                    SORT_ORDER,
                    NAME_EN,
                    NAME_ZH,
                    ADVICE_EN,
                    ADVICE_ZH,
                    COLOUR,
                    SCHEME_EN,
                    SCHEME_ZH));

    private DimSegmentTable() {}
}
