package io.assay.jobs.launch;

import picocli.CommandLine.Command;

/** {@code verify}: recomputes what is published. */
@Command(name = "verify", description = "Recompute counts, sums and hashes of what is published; finds damage.")
final class VerifyCommand implements Subcommand {
    @Override
    public Result call(Invocation invocation) {
        Operations.VerifyRequest request = new Operations.VerifyRequest(invocation.warehouse(), invocation.asOf());
        return invocation.with(tools -> invocation.operations().verify(request, tools));
    }
}
