package io.assay.cut;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One column of one group in buckets, the worst first; buckets lie on one side of zero each. */
public record Histogram(long unknown, List<Bucket> buckets) {
    public Histogram {
        buckets = buckets.stream().sorted(Comparator.comparingLong(Bucket::low)).toList();
    }

    /** All customers, those without a value included. */
    long customers() {
        return unknown + known();
    }

    /** Customers with a value. */
    long known() {
        return buckets.stream().mapToLong(Bucket::count).sum();
    }

    /** Sum of all worth. */
    BigInteger sum() {
        return buckets.stream().map(Bucket::sum).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Sum of positive worth. */
    BigInteger positiveSum() {
        return buckets.stream()
                .filter(bucket -> bucket.low() > 0)
                .map(Bucket::sum)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Buckets, the best first. */
    List<Bucket> fromBest() {
        return buckets.stream()
                .sorted(Comparator.comparingLong(Bucket::low).reversed())
                .toList();
    }

    /** The same with some buckets replaced by narrower ones. */
    Histogram narrowed(List<Bucket> coarse, List<Bucket> fine) {
        List<Bucket> all = new ArrayList<>(buckets);
        all.removeAll(coarse);
        for (Bucket part : fine) {
            coarse.stream()
                    .filter(bucket -> bucket.holds(part))
                    .findFirst()
                    .ifPresent(bucket -> all.add(part.within(bucket)));
        }
        return new Histogram(unknown, all);
    }
}
