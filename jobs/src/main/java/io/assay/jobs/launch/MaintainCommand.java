package io.assay.jobs.launch;

import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code maintain}: keeps a warehouse small. */
@Command(
        name = "maintain",
        description = "Take runs out of the tables that were replaced longer ago than the retention, put small files"
                + " together, and delete files that no publication within the retention needs; nothing else does so.")
final class MaintainCommand implements Subcommand {
    private static final int LEAST = 7;
    private static final int MOST = 30;
    private static final int SMALLEST_FILE = 16;
    private static final int USUAL_FILE = 128;
    private static final int LARGEST_FILE = 1024;
    private static final int MEBIBYTE_BITS = 20;

    @ParentCommand
    AssayCommand assay;

    @Option(
            names = "--retention-days",
            paramLabel = "N",
            description = "Days that what was replaced can be published again, 7 to 30; default 30")
    int retentionDays = MOST;

    @Option(
            names = "--target-file-mib",
            paramLabel = "N",
            description = "Size of the files that small ones become together, in MiB, 16 to 1024; files below a quarter"
                    + " of it are small; default 128")
    int targetFileMib = USUAL_FILE;

    @Override
    public Set<String> reads() {
        return Set.of("--config", "--set", "--warehouse", "--spark", "--lineage", "--dry-run", "--lang");
    }

    @Override
    public Result call(Invocation invocation) {
        // Delta keeps the log of a table for 30 days; readers may need its files for a week
        Arguments.require(
                retentionDays >= LEAST && retentionDays <= MOST,
                "--retention-days",
                retentionDays,
                "is out of range",
                "Write " + LEAST + " to " + MOST);
        Arguments.require(
                targetFileMib >= SMALLEST_FILE && targetFileMib <= LARGEST_FILE,
                "--target-file-mib",
                targetFileMib,
                "is out of range",
                "Write " + SMALLEST_FILE + " to " + LARGEST_FILE);
        Operations.MaintainRequest request = new Operations.MaintainRequest(
                invocation.warehouse(), retentionDays, (long) targetFileMib << MEBIBYTE_BITS, assay.intent());
        return invocation.with(tools -> invocation.operations().maintain(request, tools));
    }
}
