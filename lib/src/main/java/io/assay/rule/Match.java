package io.assay.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How many rules may hold for one cell. */
public enum Match {
    /** Rules of different segments never meet in a cell. */
    EXACTLY_ONE("exactly-one"),
    /** The first rule that holds decides. */
    FIRST("first");

    private final String code;

    Match(String code) {
        this.code = code;
    }

    /** The word that files hold. */
    public String code() {
        return code;
    }

    /** The match that a file names, if it names one. */
    public static Optional<Match> of(String code) {
        return Arrays.stream(values()).filter(match -> match.code.equals(code)).findFirst();
    }

    /** The words that files may hold. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Match::code).toList();
    }
}
