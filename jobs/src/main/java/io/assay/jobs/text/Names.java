package io.assay.jobs.text;

import java.util.Locale;

/** The same words in two languages. */
public record Names(String english, String chinese) {
    /** The words of a language; English ones begin with a capital. */
    public String in(Language language) {
        return language == Language.ZH ? chinese : capital(english);
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
