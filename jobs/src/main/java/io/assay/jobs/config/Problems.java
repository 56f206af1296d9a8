package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects everything that is wrong, so that one look shows all of it. */
public final class Problems {
    private static final String MASK = "********";

    private final List<Problem> found = new ArrayList<>();

    /** Something wrong with a value. */
    public void add(ErrorCode error, YamlNode node, String wrong, String fix) {
        found.add(new Problem(error, node.place(), Optional.of(node.shown()), wrong, fix));
    }

    /** Something wrong with a value that must not be shown. */
    public void addMasked(ErrorCode error, YamlNode node, String wrong, String fix) {
        found.add(new Problem(error, node.place(), Optional.of(MASK), wrong, fix));
    }

    /** Something wrong at a place without a value. */
    public void add(ErrorCode error, Place place, String wrong, String fix) {
        found.add(new Problem(error, place, Optional.empty(), wrong, fix));
    }

    /** All problems, in the order found. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** How many there are so far. */
    public int count() {
        return found.size();
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws when anything is wrong. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemsFailure(found);
        }
    }
}
