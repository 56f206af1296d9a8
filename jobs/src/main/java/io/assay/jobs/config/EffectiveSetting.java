package io.assay.jobs.config;

/**
 * A setting as it is in force.
 *
 * @param key path of keys, with dots and list positions
 * @param value the value as written, typed; null when absent
 * @param origin file and line, option, or {@code default}
 */
public record EffectiveSetting(String key, Object value, String origin, Setting setting) {
    private static final String MASK = "********";

    /** The value for people: never a secret. */
    public Object shown() {
        return setting.role() == Setting.Role.SECRET && value != null ? MASK : value;
    }
}
