package io.assay.cut;

/** Who goes up when customers with equal values stand on the line of a share. */
public enum Ties {
    /** All of them: equal customers are equal. */
    UP,
    /** The first by customer id, as many as the share asks for. */
    BY_ID
}
