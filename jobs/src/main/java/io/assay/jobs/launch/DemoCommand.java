package io.assay.jobs.launch;

import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code demo}: from nothing to published segments. */
@Command(
        name = "demo",
        description = "Invent two years of transactions, run two month-ends, leave tables and a report.")
final class DemoCommand implements Subcommand {
    @ParentCommand
    AssayCommand assay;

    @Option(names = "--customers", paramLabel = "N", description = "Customers to invent; default 20000")
    long customers = 20_000;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the invention; default 42")
    long seed = 42;

    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(Set.of("--warehouse", "--spark"));
    }

    @Override
    public Result call(Invocation invocation) {
        Arguments.require(customers >= 100, "--customers", customers, "is too few", "Write at least 100");
        Operations.DemoRequest request =
                new Operations.DemoRequest(assay.warehouse.orElse("assay-demo"), customers, seed);
        return invocation.with(tools -> invocation.operations().demo(request, tools));
    }
}
