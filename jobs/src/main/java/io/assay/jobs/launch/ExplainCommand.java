package io.assay.jobs.launch;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code explain}: why a customer has its labels. */
@Command(name = "explain", description = "Say why a customer has its scores and labels.")
final class ExplainCommand implements Subcommand {
    @Option(names = "--customer", paramLabel = "ID", required = true, description = "Customer id as published")
    String customer;

    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(SharedOptions.SETTINGS_AT_A_DAY);
    }

    @Override
    public Result call(Invocation invocation) {
        Optional<LocalDate> asOf = invocation.asOf();
        Operations.ExplainRequest request =
                new Operations.ExplainRequest(invocation.warehouse(), Arguments.customer(customer), asOf);
        return invocation.with(tools -> invocation.operations().explain(request, tools));
    }
}
