package io.assay.jobs.report;

import io.assay.ingest.GateResult;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/** What a gate of data quality did not like. */
public final class Doubt {
    private static final MathContext SHOWN = new MathContext(6);

    private Doubt() {}

    /** The gate's own sentence, which is English; elsewhere its name, what it measured and its limit. */
    public static String in(Wording words, GateResult gate) {
        if (words.language() == Language.EN) {
            return gate.sentence();
        }
        boolean fails = gate.status() == GateResult.Status.FAIL;
        OptionalDouble limit = fails ? gate.failLimit() : gate.warnLimit();
        return words.say(
                "run.doubt",
                words.name("gate", gate.gate()),
                number(words, OptionalDouble.of(gate.measured())),
                words.name("verdict", gate.status().code()),
                number(words, limit));
    }

    private static String number(Wording words, OptionalDouble number) {
        return number.isPresent()
                ? words.exact(BigDecimal.valueOf(number.getAsDouble()).round(SHOWN))
                : words.absent();
    }
}
