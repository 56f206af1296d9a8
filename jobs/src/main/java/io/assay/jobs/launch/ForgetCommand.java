package io.assay.jobs.launch;

import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code forget}: erases a customer. */
@Command(
        name = "forget",
        description =
                "Erase a customer from every table and file of the warehouse, history and quarantine included, for"
                        + " good; what is published is published again without. Erase it from the sources first.")
final class ForgetCommand implements Subcommand {
    @ParentCommand
    AssayCommand assay;

    @Option(names = "--customer", paramLabel = "ID", required = true, description = "Customer id as published")
    String customer;

    @Override
    public Set<String> reads() {
        return Set.of("--config", "--set", "--warehouse", "--spark", "--lineage", "--dry-run", "--lang");
    }

    @Override
    public Result call(Invocation invocation) {
        Operations.ForgetRequest request =
                new Operations.ForgetRequest(invocation.warehouse(), Arguments.customer(customer), assay.intent());
        return invocation.with(tools -> invocation.operations().forget(request, tools));
    }
}
