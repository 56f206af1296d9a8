package io.assay.cut;

/** A rule has no meaning for the values that it met, for example multiples of a mean that is not positive. */
public final class UndefinedCutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UndefinedCutException(String message) {
        super(message);
    }
}
