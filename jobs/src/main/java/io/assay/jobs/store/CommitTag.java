package io.assay.jobs.store;

import java.util.Optional;

/**
 * What a commit says of itself, and the condition it is bound to.
 *
 * @param metadata text in the table's history
 * @param condition numbers that must rise; a commit whose number is not above the last one is dropped without a word,
 *     so that the writer has to read back
 */
public record CommitTag(String metadata, Optional<Condition> condition) {

    /** A commit that is bound to nothing. */
    public static CommitTag of(String metadata) {
        return new CommitTag(metadata, Optional.empty());
    }

    /** The same commit, to be dropped unless the number is higher than all before it. */
    public CommitTag onlyAbove(String application, long number) {
        return new CommitTag(metadata, Optional.of(new Condition(application, number)));
    }

    /** A rising number of one application. */
    public record Condition(String application, long number) {}
}
