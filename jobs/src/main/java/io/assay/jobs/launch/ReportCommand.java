package io.assay.jobs.launch;

import io.assay.jobs.report.ReportOrder;
import io.assay.jobs.store.Existing;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: what is published, as one page for people. */
@Command(name = "report", description = "Write what is published as one HTML page that needs no network.")
final class ReportCommand implements Subcommand {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write, any Hadoop path; default report.html in the warehouse")
    Optional<String> out = Optional.empty();

    @Option(names = "--with-customers", description = "Name the best customers; otherwise no customer id appears")
    boolean withCustomers;

    @Option(names = "--force", description = "Replace a file that is no report")
    boolean force;

    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(SharedOptions.SETTINGS_AT_A_DAY);
    }

    @Override
    public Result call(Invocation invocation) {
        Optional<LocalDate> asOf = invocation.asOf();
        Operations.ReportRequest request = new Operations.ReportRequest(
                invocation.warehouse(),
                new ReportOrder(
                        asOf,
                        out,
                        invocation.language(),
                        withCustomers ? ReportOrder.Customers.NAMED : ReportOrder.Customers.COUNTED,
                        force ? Existing.REPLACE : Existing.REFUSE));
        return invocation.with(tools -> invocation.operations().report(request, tools));
    }
}
