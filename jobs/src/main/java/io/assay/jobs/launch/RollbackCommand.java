package io.assay.jobs.launch;

import io.assay.jobs.run.RollbackOrder;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rollback}: publishes an earlier run again. */
@Command(
        name = "rollback",
        description = "Publish an earlier run of an as-of date again, as a new generation, from the tables that it"
                + " left; without --to and --generation the latest of another run. --dry-run lists what there is.")
final class RollbackCommand implements Subcommand {
    @ParentCommand
    AssayCommand assay;

    @Option(names = "--to", paramLabel = "RUN_ID", description = "Run to publish again")
    Optional<String> to = Optional.empty();

    @Option(names = "--generation", paramLabel = "N", description = "Number of the publication to publish again")
    Optional<Long> generation = Optional.empty();

    @Override
    public Set<String> reads() {
        return Set.of("--config", "--set", "--warehouse", "--spark", "--as-of", "--lineage", "--dry-run", "--lang");
    }

    @Override
    public Result call(Invocation invocation) {
        Arguments.require(
                to.isEmpty() || generation.isEmpty(),
                "--generation",
                generation.orElse(0L),
                "stands beside --to",
                "Keep one of the two");
        RollbackOrder order = new RollbackOrder(
                invocation.requiredAsOf(), to, generation.map(OptionalLong::of).orElse(OptionalLong.empty()));
        Operations.RollbackRequest request =
                new Operations.RollbackRequest(invocation.warehouse(), order, assay.intent());
        return invocation.with(tools -> invocation.operations().rollback(request, tools));
    }
}
