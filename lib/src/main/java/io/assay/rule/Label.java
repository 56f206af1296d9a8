package io.assay.rule;

/** A text in English and Chinese. */
public record Label(String en, String zh) {}
