package io.assay.jobs.config;

/** A written value that does not fit its setting. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String fix;

    Unfit(String code, String wrong, String fix) {
        super(wrong);
        this.code = code;
        this.fix = fix;
    }

    static Unfit type(String wrong, String fix) {
        return new Unfit("config.wrong-type", wrong, fix);
    }

    String code() {
        return code;
    }

    String fix() {
        return fix;
    }
}
