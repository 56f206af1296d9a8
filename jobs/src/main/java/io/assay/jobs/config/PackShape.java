package io.assay.jobs.config;

import io.assay.rule.Match;
import io.assay.table.Better;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of one kind of mapping in a pack, declared once: what is read, and what the schema shows. */
record PackShape(List<Key> keys) {
    /** Directions in which a measure is better. */
    static final List<String> DIRECTIONS = List.of(Better.HIGHER.code(), Better.LOWER.code());

    /** Ways to cut that need no number. */
    static final List<String> PLAIN_CUTS = List.of("mean", "mean-or-more", "median");

    static final PackShape LABEL =
            of(required("en", "In English", JsonSchema.text()), required("zh", "In Chinese", JsonSchema.text()));

    static final PackShape SEGMENT = of(
            required("name", "What people call the segment", LABEL.schema()),
            required("advice", "What to do with its customers", LABEL.schema()),
            required("colour", "Colour in charts, such as #1a9850", JsonSchema.text()));

    static final PackShape RULE = of(
            required("segment", "Code of a segment", JsonSchema.text()),
            optional("when", "Levels allowed on each axis; an axis left out allows all", JsonSchema.named(texts())));

    static final PackShape SCORED_AXIS = of(
            required("score", "A score such as r_score", JsonSchema.text()),
            required("levels", "Number of its levels", JsonSchema.type("integer")));

    static final PackShape DERIVED_AXIS = of(
            required("formula", "Arithmetic over scores, each brought to that number of levels", JsonSchema.text()),
            required("levels", "Number of levels", JsonSchema.type("integer")));

    static final PackShape LISTED_AXIS = of(
            required("column", "A column of text", JsonSchema.text()),
            required("values", "Its values, which are the levels", texts()));

    static final PackShape CUT = of(
            optional("limits", "Given limits, the worst first; a value on a limit has passed it", numbers()),
            optional("quantile", "Number of levels of about equal size", JsonSchema.type("integer")),
            optional(
                    "ratio_of_sums",
                    "Two columns: more than the sum of the first over that of the second is high",
                    texts()),
            optional("mean_multiples", "Limits as multiples of the mean, the worst first", numbers()),
            optional("cumulative_share", "Shares of the total, one for each level from the best", numbers()),
            optional(
                    "head_share",
                    "Shares of the customers, one for each level from the best; the lowest takes the rest",
                    numbers()),
            optional("ranks", "Rank of equal values", JsonSchema.choice(List.of("average", "dense"))),
            optional(
                    "ties",
                    "Whether all customers on a line of a share go up, or only the first by id",
                    JsonSchema.choice(List.of("up", "by-id"))));

    static final PackShape MEASURED_AXIS = of(
            required("column", "A number, date or flag of customers", JsonSchema.text()),
            optional("unit", "Unit of its limits", JsonSchema.text()),
            required("better", "Whether more or less is better", JsonSchema.choice(DIRECTIONS)),
            required("cut", "How its levels are found", cut()),
            required("levels", "Names of its levels, the worst first", texts()));

    static final PackShape PACK = of(
            required("id", "Name of the pack", JsonSchema.text()),
            required("version", "Version of the pack, in quotes", JsonSchema.text()),
            required("method", "Id of the method that it follows", JsonSchema.text()),
            required("name", "What people call the scheme", LABEL.schema()),
            required("about", "What it does, one sentence", LABEL.schema()),
            required("source", "Literature", JsonSchema.text()),
            required("column", "Column that it adds to customer_segment", JsonSchema.text()),
            optional("known", "Columns that a customer must have to be in the scheme", texts()),
            optional("otherwise", "Segment of customers outside the scheme", JsonSchema.text()),
            optional("learn_from", "Flag of the customers that cuts are learned from", JsonSchema.text()),
            required("axes", "Directions in which customers differ, by name", JsonSchema.named(axis())),
            required("segments", "Segments by code, the best first", JsonSchema.named(SEGMENT.schema())),
            required("match", "How many rules may hold for one cell", JsonSchema.choice(Match.codes())),
            required("rules", "The cells of each segment", JsonSchema.array(RULE.schema(), 0)));

    /** One key. */
    record Key(String name, Need need, Map<String, Object> schema) {}

    /** Whether a key may be absent. */
    enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** The names of the keys. */
    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    /** The shape as a JSON Schema. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key.name(), key.schema()));
        return JsonSchema.object(
                properties,
                keys.stream()
                        .filter(key -> key.need() == Need.REQUIRED)
                        .map(Key::name)
                        .toList());
    }

    /** The JSON Schema of a pack. */
    static Map<String, Object> document() {
        return JsonSchema.document(
                "Model pack of Assay",
                "A scheme of segments; assay validate also finds holes and overlaps of its rules",
                PACK.schema());
    }

    private static PackShape of(Key... keys) {
        return new PackShape(Arrays.asList(keys));
    }

    private static Key required(String name, String meaning, Map<String, Object> value) {
        return new Key(name, Need.REQUIRED, described(meaning, value));
    }

    private static Key optional(String name, String meaning, Map<String, Object> value) {
        return new Key(name, Need.OPTIONAL, described(meaning, value));
    }

    private static Map<String, Object> described(String meaning, Map<String, Object> value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", meaning);
        schema.putAll(value);
        return schema;
    }

    private static Map<String, Object> texts() {
        return JsonSchema.any(List.of(JsonSchema.text(), JsonSchema.array(JsonSchema.text(), 0)));
    }

    private static Map<String, Object> numbers() {
        Map<String, Object> number = JsonSchema.type("number");
        return JsonSchema.any(List.of(number, JsonSchema.array(number, 0)));
    }

    private static Map<String, Object> axis() {
        return JsonSchema.any(
                List.of(SCORED_AXIS.schema(), DERIVED_AXIS.schema(), LISTED_AXIS.schema(), MEASURED_AXIS.schema()));
    }

    /** A word, or a mapping with one of the ways. */
    private static Map<String, Object> cut() {
        Map<String, Object> ways = CUT.schema();
        List<Map<String, Object>> oneOf = new ArrayList<>();
        CUT.keys().stream()
                .filter(key -> !key.schema().containsKey("enum"))
                .forEach(key -> oneOf.add(Map.of("required", List.of(key.name()))));
        ways.put("anyOf", oneOf);
        return JsonSchema.any(List.of(JsonSchema.choice(PLAIN_CUTS), ways));
    }
}
