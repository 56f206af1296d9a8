package io.assay.jobs.demo;

import io.assay.jobs.text.Columns;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import java.nio.file.Path;
import java.util.List;

/**
 * What the demo says at its end: where its report is, and what to try next.
 *
 * @param findings what the report says first
 */
public record DemoEnd(DemoFiles files, List<String> findings, Wording words) {
    private static final int LABEL = 11;

    /** The last lines, after what the last run said of itself. */
    public String text(String run, String customer) {
        return String.join(
                "\n",
                run,
                "",
                String.join("\n", findings),
                "",
                Columns.left(words.say("label.report"), LABEL) + files.report(),
                "",
                words.say("demo.next"),
                "  bin/assay explain --warehouse " + folder() + " --customer " + customer,
                "  bin/assay report --warehouse " + folder() + " --lang " + other().code(),
                "  bin/assay verify --warehouse " + folder());
    }

    private Language other() {
        return words.language() == Language.EN ? Language.ZH : Language.EN;
    }

    private Path folder() {
        return files.folder();
    }
}
