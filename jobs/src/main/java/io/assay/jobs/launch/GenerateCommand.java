package io.assay.jobs.launch;

import io.assay.generate.FilePlan;
import io.assay.generate.GeneratorParams.CustomerModel;
import io.assay.jobs.demo.GeneratedFolder;
import io.assay.jobs.store.Existing;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code generate}: invents transactions of any size. */
@Command(
        name = "generate",
        description = "Invent transactions of any size, with the true parameters beside them. Give a folder.")
final class GenerateCommand implements Subcommand {
    @Parameters(paramLabel = "FOLDER", description = "Folder to write to, any Hadoop path")
    String folder;

    @Option(names = "--customers", paramLabel = "N", description = "Customers; default 20000")
    long customers = 20_000;

    @Option(names = "--months", paramLabel = "N", description = "Months up to 2026-06-30; default 24")
    int months = 24;

    @Option(names = "--seed", paramLabel = "N", description = "Seed; default 42")
    long seed = 42;

    @Option(names = "--files", paramLabel = "N", description = "Number of files; default one a month")
    Integer files;

    @Option(
            names = "--file-format",
            paramLabel = "csv|parquet",
            completionCandidates = Choices.FileFormats.class,
            description = "Format of the files; default csv")
    GeneratedFolder.Format fileFormat = GeneratedFolder.Format.CSV;

    @Option(names = "--force", description = "Replace data that was generated before")
    boolean force;

    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(Set.of("--spark"));
    }

    @Override
    public Result call(Invocation invocation) {
        Arguments.require(customers >= 1, "--customers", customers, "is too few", "Write at least 1");
        Arguments.require(months >= 1 && months <= 600, "--months", months, "is out of range", "Write 1 to 600");
        Arguments.require(
                files == null || (files >= 1 && files <= FilePlan.MOST),
                "--files",
                files,
                "is out of range",
                "Write 1 to " + FilePlan.MOST);
        Operations.GenerateRequest request = new Operations.GenerateRequest(
                new GeneratedFolder(folder, force ? Existing.REPLACE : Existing.REFUSE),
                new Operations.Invention(customers, months, seed, CustomerModel.USUAL),
                files == null ? OptionalInt.empty() : OptionalInt.of(files),
                fileFormat);
        return invocation.with(tools -> invocation.operations().generate(request, tools));
    }
}
