package io.assay.jobs.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant, by edit distance with swaps of neighbours. */
public final class NearestName {
    private NearestName() {}

    /** The nearest candidate, when it is near enough to be a slip of the keyboard. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        String folded = fold(word);
        int allowed = Math.max(1, folded.length() / 3);
        String best = null;
        int bestDistance = allowed + 1;
        for (String candidate : candidates) {
            int distance = distance(folded, fold(candidate));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code Did you mean x?}, or the list of what is allowed when nothing is near. */
    public static String fix(String word, Collection<String> candidates) {
        return to(word, candidates)
                .map(near -> "Did you mean " + near + "?")
                .orElseGet(() -> "Use one of: " + String.join(", ", candidates));
    }

    private static String fold(String word) {
        String bounded = word.length() > 100 ? word.substring(0, 100) : word;
        return bounded.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
