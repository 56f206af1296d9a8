package io.assay.transform;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/**
 * The sum of whole numbers of 64 bits, exact for 2^41 of them. Each number is cut into three, and the parts are summed: a sum of
 * decimals would do in one column and costs several times as much.
 *
 * @param names of the columns of the sums by place, the lowest bits first
 */
public record ExactSum(IntFunction<String> names) {
    private static final int PARTS = 3;
    private static final int PART_BITS = 22;

    /** The sums of the parts as aggregates; null where there is no number. */
    public List<Column> of(Column number) {
        Column mask = lit((1L << PART_BITS) - 1);
        return IntStream.range(0, PARTS)
                .mapToObj(part -> {
                    Column rest = part == 0 ? number : shiftright(number, part * PART_BITS);
                    return sum(part == PARTS - 1 ? rest : rest.bitwiseAND(mask)).as(names.apply(part));
                })
                .toList();
    }

    /**
     * The sum of the numbers; 0 where there is none.
     *
     * @param sums of the parts by name
     */
    public BigInteger total(Function<String, Long> sums) {
        BigInteger total = BigInteger.ZERO;
        for (int part = 0; part < PARTS; part++) {
            Long sum = sums.apply(names.apply(part));
            if (sum != null) {
                total = total.add(BigInteger.valueOf(sum).shiftLeft(part * PART_BITS));
            }
        }
        return total;
    }
}
