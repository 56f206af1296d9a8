package io.assay.jobs.launch;

import java.util.Set;
import picocli.CommandLine.Command;

/** {@code dictionary}: every table and column. */
@Command(name = "dictionary", description = "Describe every table and column, as Markdown or JSON.")
final class DictionaryCommand implements Subcommand {
    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(Set.of());
    }

    @Override
    public Result call(Invocation invocation) {
        return Result.of(Dictionary.json(), Dictionary.markdown(invocation.language()));
    }
}
