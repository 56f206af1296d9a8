package io.assay.jobs.text;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** Writes maps, lists, texts, numbers, booleans and null as JSON; everything else as its text. */
public final class Json {
    private Json() {}

    /** One JSON document on one line. */
    public static String text(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value);
        return out.toString();
    }

    private static void write(StringBuilder out, Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Map<?, ?> map) {
            writeMap(out, map);
        } else if (value instanceof Iterable<?> items) {
            writeList(out, items);
        } else if (value instanceof BigDecimal decimal) {
            out.append(decimal.toPlainString());
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            out.append("null");
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            quote(out, value.toString());
        }
    }

    private static void writeMap(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<?, ?> entry = i.next();
            quote(out, String.valueOf(entry.getKey()));
            out.append(':');
            write(out, entry.getValue());
            out.append(i.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private static void writeList(StringBuilder out, Iterable<?> items) {
        out.append('[');
        for (Iterator<?> i = items.iterator(); i.hasNext(); ) {
            write(out, i.next());
            out.append(i.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029 || Character.isSurrogate((char) c)) {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.append((char) c);
                    }
                }
            }
        });
        out.append('"');
    }
}
