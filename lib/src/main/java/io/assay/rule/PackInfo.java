package io.assay.rule;

/**
 * What a pack is and where it comes from.
 *
 * @param id name of the pack and of its file
 * @param method id of the catalogued method
 * @param source literature
 */
public record PackInfo(String id, String version, String method, Label name, Label about, String source) {}
