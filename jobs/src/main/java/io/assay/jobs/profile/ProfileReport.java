package io.assay.jobs.profile;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import java.util.List;
import java.util.Map;

/** A profile with what it means: findings and suggested settings, for programs and for people. */
public record ProfileReport(Profile profile, AssayConfig config, Language language) {

    /** What a person should look at. */
    public List<Finding> findings() {
        return new Findings(profile, config, words()).all();
    }

    /** Settings that suit the input. */
    public List<Suggestion> suggestions() {
        return new Suggestions(profile, config, words()).all();
    }

    /** The suggested settings as a file to be named after the configuration. */
    public String yaml() {
        return SuggestedYaml.of(suggestions());
    }

    /** All of it as one document. */
    public Map<String, Object> json() {
        return new ProfileJson(this).document();
    }

    /** All of it as text. */
    public String text() {
        return new ProfileText(this, words()).text();
    }

    private Wording words() {
        return Wording.of(language, config.currency()).with(Profile.class);
    }
}
