package io.assay.jobs.failure;

import io.assay.jobs.text.Language;
import io.assay.jobs.text.WordFile;
import java.util.Properties;

/** What exit codes and error codes mean, in one language. */
public final class ErrorWords {
    private final Properties words;

    private ErrorWords(Properties words) {
        this.words = words;
    }

    /** The words of a language. */
    public static ErrorWords of(Language language) {
        return new ErrorWords(WordFile.read(ErrorWords.class, "errors", language));
    }

    /** What an exit code says, one sentence. */
    public String meaning(ExitCode exit) {
        return say("exit." + exit.code() + ".meaning");
    }

    /** What an operator does about an exit code, one sentence. */
    public String advice(ExitCode exit) {
        return say("exit." + exit.code() + ".advice");
    }

    /** What is the matter, one sentence. */
    public String what(ErrorCode error) {
        return say(error.code() + ".what");
    }

    /** Why it usually comes to that, one sentence. */
    public String why(ErrorCode error) {
        return say(error.code() + ".why");
    }

    /** What to do about it, one sentence. */
    public String fix(ErrorCode error) {
        return say(error.code() + ".fix");
    }

    /** A title, a label or a sentence of the page of errors. */
    public String say(String key) {
        String sentence = words.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("Cannot say " + key);
        }
        return sentence;
    }
}
