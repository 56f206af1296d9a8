package io.assay.jobs.config;

import io.assay.jobs.failure.Failure;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong in it. */
public final class ProblemsFailure extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** A failure with at least one problem; the gravest gives the code. */
    public ProblemsFailure(List<Problem> problems) {
        super(
                Problem.gravest(problems).error(),
                problems.stream().map(Problem::sentence).collect(Collectors.joining("; ")),
                Problem.gravest(problems).fix());
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order found. */
    public List<Problem> problems() {
        return problems;
    }
}
