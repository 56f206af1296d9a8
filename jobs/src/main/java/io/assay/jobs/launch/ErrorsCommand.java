package io.assay.jobs.launch;

import java.util.Set;
import picocli.CommandLine.Command;

/** {@code errors}: every exit code and every error code. */
@Command(name = "errors", description = "Describe every exit code and error: what, why and what to do.")
final class ErrorsCommand implements Subcommand {
    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(Set.of());
    }

    @Override
    public Result call(Invocation invocation) {
        ErrorPage page = ErrorPage.in(invocation.language());
        return Result.of(page.json(), page.markdown());
    }
}
