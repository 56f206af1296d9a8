package io.assay.jobs.config;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong in it. */
public final class ProblemsFailure extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** A failure with at least one problem; the first gives the code. */
    public ProblemsFailure(List<Problem> problems) {
        super(
                ExitCode.CONFIGURATION,
                problems.get(0).code(),
                problems.stream().map(Problem::sentence).collect(Collectors.joining("; ")),
                problems.get(0).fix());
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order found. */
    public List<Problem> problems() {
        return problems;
    }
}
