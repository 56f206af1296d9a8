package io.assay.jobs.launch;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.EffectiveConfig;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code profile}: what the input looks like before the first run. */
@Command(
        name = "profile",
        description = "Say what the input looks like and which settings suit it; nothing is written.")
final class ProfileCommand implements Subcommand {
    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(SharedOptions.SETTINGS_AT_A_DAY);
    }

    @Override
    public Result call(Invocation invocation) {
        EffectiveConfig effective = invocation.config(ColumnChecks::ofWhole);
        AssayConfig config = effective.config();
        config.asOf().ifPresent(asOf -> invocation.requireOver(asOf, config));
        Operations.ProfileRequest request = new Operations.ProfileRequest(effective, invocation.latestAsOf(config));
        return invocation.with(tools -> invocation.operations().profile(request, tools));
    }
}
