package io.assay.jobs.launch;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.text.Language;
import java.util.Arrays;

/** Checks of arguments that picocli cannot make. */
final class Arguments {
    private Arguments() {}

    /** The language of a code such as {@code zh}. */
    static Language language(String code) {
        return Arrays.stream(Language.values())
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new Failure(ErrorCode.USAGE_BAD_VALUE, "--lang: " + code + " is not spoken", "Write en or zh"));
    }

    /** The id of one customer. */
    static String customer(String id) {
        require(!id.isBlank(), "--customer", "'" + id + "'", "names nobody", "Write a customer id");
        return id;
    }

    static void require(boolean fits, String option, Object value, String wrong, String fix) {
        if (!fits) {
            throw new Failure(ErrorCode.USAGE_BAD_VALUE, option + ": " + value + " " + wrong, fix);
        }
    }
}
