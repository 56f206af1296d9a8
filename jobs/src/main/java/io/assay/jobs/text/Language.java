package io.assay.jobs.text;

import java.util.Locale;

/** Languages that people are spoken to. */
public enum Language {
    EN("en", Locale.UK),
    ZH("zh", Locale.SIMPLIFIED_CHINESE);

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /** As an option and in the page, after BCP 47. */
    public String code() {
        return code;
    }

    /** How numbers are written. */
    public Locale locale() {
        return locale;
    }
}
