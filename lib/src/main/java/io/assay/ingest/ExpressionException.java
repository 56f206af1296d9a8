package io.assay.ingest;

/** An expression of a column mapping that cannot be used, with the words for the person who wrote it. */
public final class ExpressionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ExpressionException(String message, Throwable cause) {
        super(message, cause);
    }

    ExpressionException(String message) {
        super(message);
    }
}
