package io.assay.generate;

import io.assay.math.SeededRandom;

/**
 * Random numbers of one customer for one purpose, the same on every machine: SplitMix64 over a hash of seed, customer
 * and purpose, and {@link StrictMath} for all that is not exact.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood (2014), SplitMix</a>
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final SeededRandom random;

    /** What a stream of numbers is for; purposes are independent, so that more dirt changes no purchase. */
    enum Purpose {
        BEHAVIOUR(1),
        BASKETS(2),
        RETURNS(3),
        DIRT(4);

        private final long key;

        Purpose(long key) {
            this.key = key;
        }
    }

    Draws(long seed, long customer, Purpose purpose) {
        long mixed = SeededRandom.mixed(SeededRandom.mixed(seed + GOLDEN) ^ customer);
        this.random = new SeededRandom(SeededRandom.mixed(mixed + purpose.key * GOLDEN));
    }

    /** Uniform in (0, 1); never an end point, so that its logarithm is finite. */
    double uniform() {
        return ((random.nextLong() >>> 11) + 0.5) * UNIT;
    }

    /** Uniform whole number in [0, bound). */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Exponential with the given rate. */
    double exponential(double rate) {
        return -StrictMath.log(uniform()) / rate;
    }

    /** Standard normal, by Box and Muller. */
    double normal() {
        return Math.sqrt(-2 * StrictMath.log(uniform())) * StrictMath.cos(2 * Math.PI * uniform());
    }

    /**
     * Gamma with the given shape and rate 1.
     *
     * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang (2000), section 6 for shapes below 1</a>
     */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && StrictMath.log(uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** Beta, as a share of two gammas. */
    double beta(double a, double b) {
        double first = gamma(a);
        return first / (first + gamma(b));
    }

    /** Poisson with a small mean, by multiplication of uniforms (Knuth). */
    int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = uniform(); product > limit; product *= uniform()) {
            count++;
        }
        return count;
    }
}
