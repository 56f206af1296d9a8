package io.assay.jobs.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One setting, declared on the record component that holds it. The key is the component's name in snake_case. Reading,
 * checks, the reference page and the JSON schema all derive from this declaration and the component's type.
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
}
