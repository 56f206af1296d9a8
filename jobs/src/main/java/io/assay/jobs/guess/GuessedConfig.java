package io.assay.jobs.guess;

import io.assay.jobs.text.OneLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration that was guessed, line by line.
 *
 * @param top settings of the run
 * @param source settings of the source
 * @param fields which column gives each field
 * @param seen what was looked at, one phrase
 * @param lastDay the latest day seen, if any
 */
public record GuessedConfig(
        List<Line> top, List<Line> source, List<Line> fields, String seen, Optional<LocalDate> lastDay) {

    /** Where editors look for the JSON Schema: beside the file. */
    public static final String SCHEMA = "assay.schema.json";

    /**
     * One setting.
     *
     * @param isNumber whether digits are a number, not a text such as the name of a column
     */
    public record Line(String key, Guess<String> guess, boolean isNumber) {
        Line(String key, Guess<String> guess) {
            this(key, guess, false);
        }

        static Line number(String key, Guess<Integer> guess) {
            return new Line(key, guess.map(String::valueOf), true);
        }

        private String yaml(String indent) {
            return indent + key + ": " + (isNumber ? guess.value() : quoted(guess.value())) + "  # "
                    + guess.sureness().word() + ": " + OneLine.of(guess.why());
        }

        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("key", key);
            json.put("value", guess.value());
            json.put("sureness", guess.sureness().word());
            json.put("why", guess.why());
            return json;
        }

        /** Plain where YAML reads the text as it stands; lists are written as they are. */
        private static String quoted(String value) {
            boolean plain = value.matches("[\\p{L}_./][\\p{L}\\p{N}_./ :-]*")
                    && !value.contains(": ")
                    && !isWord(value)
                    && !value.endsWith(":")
                    && !value.endsWith(" ");
            boolean list = value.startsWith("[") && value.endsWith("]");
            if (value.equals("\t")) {
                return "\"\\t\"";
            }
            return plain || list ? value : "'" + value.replace("'", "''") + "'";
        }

        private static boolean isWord(String value) {
            return value.matches("(?i)null|yes|no|on|off|y|n|~");
        }
    }

    public GuessedConfig {
        top = List.copyOf(top);
        source = List.copyOf(source);
        fields = List.copyOf(fields);
    }

    /** All lines, in order. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>(top);
        lines.addAll(source);
        lines.addAll(fields);
        return lines;
    }

    /** Guesses that a person should look at. */
    public List<Line> unsure() {
        return lines().stream()
                .filter(line -> line.guess().sureness() == Guess.Sureness.UNSURE)
                .toList();
    }

    /** The first as-of date for which all that was seen counts. */
    public Optional<LocalDate> asOf() {
        return lastDay.map(day -> day.plusDays(1));
    }

    /** The file, with the reason of each guess as a comment. */
    public String yaml() {
        List<String> text = new ArrayList<>();
        text.add("# yaml-language-server: $schema=" + SCHEMA);
        text.add("# Guessed by 'assay init' from " + seen + ".");
        text.add("# Each line says how sure it is, and why; look at those marked unsure.");
        top.forEach(line -> text.add(line.yaml("")));
        text.add("sources:");
        for (int i = 0; i < source.size(); i++) {
            text.add(source.get(i).yaml(i == 0 ? "  - " : "    "));
        }
        text.add("    columns:");
        fields.forEach(line -> text.add(line.yaml("      ")));
        return String.join("\n", text) + "\n";
    }

    /** The guesses as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seen", seen);
        json.put("as_of", asOf().orElse(null));
        json.put("guesses", lines().stream().map(Line::json).toList());
        return json;
    }
}
