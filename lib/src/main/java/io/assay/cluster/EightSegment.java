package io.assay.cluster;

/** The eight classes of recency, frequency and monetary above or below the mean, as names of clusters. */
enum EightSegment {
    IMPORTANT_VALUE("+++", "important value", "重要价值客户"),
    IMPORTANT_DEVELOP("+-+", "important to develop", "重要发展客户"),
    IMPORTANT_KEEP("-++", "important to keep", "重要保持客户"),
    IMPORTANT_WIN_BACK("--+", "important to win back", "重要挽留客户"),
    GENERAL_VALUE("++-", "general value", "一般价值客户"),
    GENERAL_DEVELOP("+--", "general to develop", "一般发展客户"),
    GENERAL_KEEP("-+-", "general to keep", "一般保持客户"),
    GENERAL_WIN_BACK("---", "general to win back", "一般挽留客户");

    private final String signs;
    private final String english;
    private final String chinese;

    EightSegment(String signs, String english, String chinese) {
        this.signs = signs;
        this.english = english;
        this.chinese = chinese;
    }

    /** The class of the signs of recency, frequency and monetary, + for better than the mean. */
    static EightSegment of(String signs) {
        for (EightSegment segment : values()) {
            if (segment.signs.equals(signs)) {
                return segment;
            }
        }
        throw new IllegalArgumentException("signs must be three of + and -, got " + signs);
    }

    String english() {
        return english;
    }

    String chinese() {
        return chinese;
    }
}
