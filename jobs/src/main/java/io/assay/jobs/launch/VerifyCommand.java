package io.assay.jobs.launch;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code verify}: recomputes what is published. */
@Command(name = "verify", description = "Recompute counts, sums and hashes of what is published; finds damage.")
final class VerifyCommand implements Subcommand {
    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(SharedOptions.SETTINGS_AT_A_DAY);
    }

    @Override
    public Result call(Invocation invocation) {
        Optional<LocalDate> asOf = invocation.asOf();
        Operations.VerifyRequest request = new Operations.VerifyRequest(invocation.warehouse(), asOf);
        return invocation.with(tools -> invocation.operations().verify(request, tools));
    }
}
