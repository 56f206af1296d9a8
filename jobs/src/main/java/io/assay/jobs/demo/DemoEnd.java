package io.assay.jobs.demo;

import io.assay.jobs.text.Language;
import java.nio.file.Path;
import java.util.List;

/**
 * What the demo says at its end: where its report is, and what to try next.
 *
 * @param findings what the report says first
 */
public record DemoEnd(DemoFiles files, List<String> findings, Language language) {

    /** The last lines, after what the last run said of itself. */
    public String text(String run, String customer) {
        String found = String.join("\n", findings);
        return language == Language.ZH
                ? String.join(
                        "\n",
                        found,
                        "",
                        "报告       " + report(),
                        "表         " + folder(),
                        "",
                        "接下来可以试试：",
                        next(customer))
                : String.join("\n", run, "", found, "", "Report     " + report(), "", "Try next:", next(customer));
    }

    private String next(String customer) {
        return String.join(
                "\n",
                "  bin/assay explain --warehouse " + folder() + " --customer " + customer,
                "  bin/assay report --warehouse " + folder() + " --lang "
                        + (language == Language.ZH ? Language.EN : Language.ZH).code(),
                "  bin/assay verify --warehouse " + folder());
    }

    private Path report() {
        return files.report();
    }

    private Path folder() {
        return files.folder();
    }
}
