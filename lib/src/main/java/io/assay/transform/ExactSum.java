package io.assay.transform;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;

import java.math.BigInteger;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/**
 * The sum of whole numbers of 64 bits, exact for 2^41 of them. Each number is cut into three, and the parts are summed: a sum of
 * decimals would do in one column and costs several times as much.
 */
public final class ExactSum {
    /** How many sums there are. */
    public static final int PARTS = 3;

    private static final int PART_BITS = 22;

    private ExactSum() {}

    /** The sums of the parts as aggregates, the lowest bits first; null where there is no number. */
    public static List<Column> of(Column number) {
        Column mask = lit((1L << PART_BITS) - 1);
        return IntStream.range(0, PARTS)
                .mapToObj(part -> {
                    Column rest = part == 0 ? number : shiftright(number, part * PART_BITS);
                    return sum(part == PARTS - 1 ? rest : rest.bitwiseAND(mask));
                })
                .toList();
    }

    /**
     * The sum of the numbers.
     *
     * @param sums of the parts by place
     */
    public static BigInteger total(ToLongFunction<Integer> sums) {
        return IntStream.range(0, PARTS)
                .mapToObj(part -> BigInteger.valueOf(sums.applyAsLong(part)).shiftLeft(part * PART_BITS))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
