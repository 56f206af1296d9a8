package io.assay.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the catalogued methods that a test checks; the build counts them in {@code target/method-coverage.csv}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Method {
    /** Method ids, for example {@code rfm-quantile-score}. */
    String[] value();
}
