package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** One bound record with the place it was written at, for checks across settings. */
public record Section(YamlNode.Mapping node, Set<String> unsound, Problems problems) {

    /** Whether these settings could all be read, so that a check of them makes sense. */
    public boolean sound(String... keys) {
        return Arrays.stream(keys).noneMatch(unsound::contains);
    }

    /** What is written at a key, or at a key below it with dots; empty when it is left to its default. */
    public Optional<YamlNode> written(String key) {
        int dot = key.indexOf('.');
        YamlNode written = node.entries().get(dot < 0 ? key : key.substring(0, dot));
        if (written instanceof YamlNode.Mapping group && dot >= 0) {
            return new Section(group, Set.of(), problems).written(key.substring(dot + 1));
        }
        return Optional.ofNullable(written);
    }

    /** Where the value of a key, or of a key below it with dots, is written or would be. */
    public Place place(String key) {
        int dot = key.indexOf('.');
        YamlNode written = node.entries().get(dot < 0 ? key : key.substring(0, dot));
        if (written instanceof YamlNode.Mapping group && dot >= 0) {
            return new Section(group, Set.of(), problems).place(key.substring(dot + 1));
        }
        return written == null ? node.place().child(key) : written.place();
    }

    /** Refuses the value of a key, whether written or left to its default. */
    public void reject(String key, ErrorCode error, String wrong, String fix) {
        YamlNode written = node.entries().get(key);
        if (written == null) {
            problems.add(error, node.place().child(key), wrong, fix);
        } else {
            problems.add(error, written, wrong, fix);
        }
    }

    /** Refuses a value that must not be shown. */
    public void rejectMasked(String key, ErrorCode error, String wrong, String fix) {
        YamlNode written = node.entries().get(key);
        if (written != null) {
            problems.addMasked(error, written, wrong, fix);
        }
    }
}
