package io.assay.math;

/**
 * SplitMix64: a random sequence that is the same on every machine and JDK for the same seed.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood (2014), Fast splittable pseudorandom number
 *     generators, figure 16</a>
 */
public final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    public SeededRandom(long seed) {
        state = seed;
    }

    /** A generator of its own for one of many numbered uses of a seed. */
    public static SeededRandom of(long seed, long use) {
        return new SeededRandom(mixed(seed + GOLDEN_GAMMA * mixed(use)));
    }

    /** The next 64 bits, uniform over all longs. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mixed(state);
    }

    /** The next number, uniform on [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** The bits mixed so that neighbours have nothing in common; the finalizer of SplitMix64, one to one. */
    public static long mixed(long bits) {
        long first = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
