package io.assay.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers at the limits of what is read exactly: twenty digits before the point, ten in arithmetic. */
class NumberReaderTest {
    private static final NumberReader PLAIN = new NumberReader(NumberFormat.PLAIN);

    @ParameterizedTest
    @Fault({"I05", "I09"})
    @CsvSource({
        "999999999999999999, 999999999999999999",
        "9223372036854775808, 9223372036854775808",
        "9999999999999999999, 9999999999999999999",
        "-99999999999999999999, -99999999999999999999",
        "99999999999999999999.5, 99999999999999999999.5",
        "0.0000000000000000005, 0.000000000000000001"
    })
    void longNumbersKeepEveryDigit(String text, BigDecimal value) {
        Row read = PLAIN.call(text);

        assertThat(read.getString(1)).isNull();
        assertThat(read.getDecimal(0)).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @Fault("I05")
    @CsvSource({"100000000000000000000", "99999999999999999999.9999999999999999995", "1e21"})
    void aNumberOfTwentyOneDigitsIsOutOfRange(String text) {
        assertThat(PLAIN.call(text)).isEqualTo(problem(Reason.AMOUNT_RANGE));
    }

    @ParameterizedTest
    @Fault({"I04", "I05"})
    @CsvSource({
        "9999999999.99999999, REJECT, 9999999999.99999999, ",
        "10000000000, REJECT, , AMOUNT_RANGE",
        "-10000000000, HALF_UP, , AMOUNT_RANGE",
        "1.123456789, REJECT, , AMOUNT_SCALE",
        "1.123456785, HALF_UP, 1.12345679, ",
        "1.12345678, REJECT, 1.12345678, "
    })
    void anOperandHasTenDigitsAndEightDecimals(String text, Surplus surplus, BigDecimal value, String problem) {
        Row read = PLAIN.asOperand(surplus).call(text);

        assertThat(read.getDecimal(0)).isEqualTo(value);
        assertThat(read.getString(1)).isEqualTo(problem);
    }

    private static Row problem(Reason reason) {
        return RowFactory.create(null, reason.code());
    }
}
