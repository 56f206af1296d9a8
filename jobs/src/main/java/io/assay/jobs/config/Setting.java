package io.assay.jobs.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One setting, declared on the record component that holds it. The key is the component's name in snake_case. Reading,
 * checks and the reference page all derive from this declaration and the component's type.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** What the setting does, one sentence, with its unit. */
    String value();

    /** Default as it would be written in the file; empty means required, or absent for Optional, List and Map. */
    String fallback() default "";

    /** Smallest number allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest number allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** Fewest entries of a list. */
    int fewest() default 0;

    /** What kind of text the setting holds. */
    Role role() default Role.VALUE;

    /** Whether another value can change a result; only such settings enter the configuration's hash. */
    boolean changesResult() default true;

    /** Kinds of text that are read in their own way. */
    enum Role {
        /** Taken as written. */
        VALUE,
        /** A path; a relative one starts at the folder of the file that names it. */
        LOCATION,
        /** The id of a built-in pack, or a path with a slash or the ending .yaml, read like a location. */
        PACK,
        /** A reference to a secret, {@code env:NAME} or {@code file:PATH}; never shown. */
        SECRET
    }
}
