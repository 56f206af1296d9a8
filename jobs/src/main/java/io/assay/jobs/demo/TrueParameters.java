package io.assay.jobs.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.generate.GeneratorParams;
import io.assay.generate.Purchasing;
import io.assay.generate.RowKind;
import io.assay.generate.Spending;
import io.assay.generate.TrueCounts;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The truth about generated data as one JSON document: parameters, rates, and rows and money of each kind. */
public final class TrueParameters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TrueParameters() {}

    public static void write(Path file, Configuration hadoop, GeneratorParams params, TrueCounts counts)
            throws IOException {
        byte[] document = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document(params, counts));
        try (OutputStream out = file.getFileSystem(hadoop).create(file, true)) {
            out.write(document);
        }
    }

    private static ObjectNode document(GeneratorParams params, TrueCounts counts) {
        ObjectNode document = JSON.createObjectNode();
        document.put("seed", params.seed());
        document.put("customers", params.customers());
        document.put("start", params.period().start().toString());
        document.put("end", params.period().end().toString());
        document.put("months", params.period().months());
        Purchasing purchasing = params.model().purchasing();
        document.putObject("purchasing")
                .put("model", "BG/NBD")
                .put("unit", "week")
                .put("r", purchasing.r())
                .put("alpha", purchasing.alpha())
                .put("a", purchasing.a())
                .put("b", purchasing.b());
        Spending spending = params.model().spending();
        document.putObject("spending")
                .put("model", "Gamma-Gamma")
                .put("p", spending.p())
                .put("q", spending.q())
                .put("gamma", spending.gamma());
        ObjectNode rates =
                document.putObject("rates").put("returns", params.rates().returns());
        params.rates().dirt().forEach((kind, rate) -> rates.put(kind.code(), rate));
        document.put("rows", counts.rows());
        document.put("clean_rows", counts.cleanRows());
        ObjectNode kinds = document.putObject("by_kind");
        counts.byKind().forEach((kind, count) -> put(kinds, kind, count));
        return document;
    }

    private static void put(ObjectNode kinds, RowKind kind, TrueCounts.Count count) {
        kinds.putObject(kind.code())
                .put("rows", count.rows())
                .put("amount", BigDecimal.valueOf(count.amountMinor(), 2).toPlainString());
    }
}
