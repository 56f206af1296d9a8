package io.assay.jobs.guess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.guess.SampledTable.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** Samples of formats that know their columns: JSON objects, and Parquet. */
final class TypedSample {
    private static final int ROWS_A_FILE = 4000;
    private static final int FILES = 5;
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TypedSample() {}

    /** One object a line; values that are no single value are left out. */
    static SampledTable ofJson(List<SampledFile> files, Charset charset) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (SampledFile file : files) {
            String head = new String(file.head(), charset);
            String tail = new String(file.tail(), charset);
            head.lines().forEach(line -> object(line, kinds, rows));
            tail.lines().skip(1).forEach(line -> object(line, kinds, rows));
        }
        return table(kinds, rows);
    }

    private static void object(String line, Map<String, Kind> kinds, List<Map<String, String>> rows) {
        try {
            JsonNode node = JSON.readTree(line.startsWith("\uFEFF") ? line.substring(1) : line);
            Map<String, String> row = new LinkedHashMap<>();
            addObject(node, "", kinds, row);
            rows.add(row);
        } catch (JsonProcessingException cutOff) {
            // the sample ends inside a line
        }
    }

    /** Objects inside become columns with a dot, as the source names them; lists are left out. */
    private static void addObject(JsonNode object, String prefix, Map<String, Kind> kinds, Map<String, String> row) {
        object.properties().forEach(field -> {
            String name = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                addObject(value, name + ".", kinds, row);
            } else if (value.isValueNode()) {
                row.put(name, value.isNull() ? null : value.asText());
                if (!value.isNull()) {
                    kinds.merge(name, kind(value), (a, b) -> a == b ? a : Kind.TEXT);
                }
            }
        });
    }

    private static Kind kind(JsonNode value) {
        return value.isNumber() ? Kind.NUMBER : Kind.TEXT;
    }

    /** Rows of the first files, and the latest times of all. */
    static SampledTable ofParquet(List<SampledFile> files, Configuration hadoop) throws IOException {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (SampledFile file : files.subList(0, Math.min(FILES, files.size()))) {
            try (ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), file.path())
                    .withConf(hadoop)
                    .build()) {
                Group group = reader.read();
                for (int i = 0; group != null && i < ROWS_A_FILE; i++) {
                    Map<String, String> row = new LinkedHashMap<>();
                    addGroup(group, "", kinds, row);
                    rows.add(row);
                    group = reader.read();
                }
            }
        }
        for (SampledFile file : files) {
            rows.add(ParquetTimes.latest(file.path(), hadoop));
        }
        return table(kinds, rows);
    }

    private static void addGroup(Group group, String prefix, Map<String, Kind> kinds, Map<String, String> row) {
        for (Type field : group.getType().getFields()) {
            String name = prefix + field.getName();
            int place = group.getType().getFieldIndex(field.getName());
            boolean given = group.getFieldRepetitionCount(place) > 0;
            if (field.isPrimitive()) {
                kinds.putIfAbsent(name, kind(field.asPrimitiveType()));
                row.put(name, given ? text(group, place, field.asPrimitiveType()) : null);
            } else if (given && field.getLogicalTypeAnnotation() == null && !field.isRepetition(Repetition.REPEATED)) {
                addGroup(group.getGroup(place, 0), name + ".", kinds, row);
            }
        }
    }

    static Kind kind(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT96
                || logical instanceof TimestampLogicalTypeAnnotation
                || logical instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
            return Kind.TIME;
        }
        boolean text = type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                && !(logical instanceof DecimalLogicalTypeAnnotation);
        return text || type.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN ? Kind.TEXT : Kind.NUMBER;
    }

    static String text(Group group, int place, PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(group.getInteger(place, 0)).toString();
        }
        if (logical instanceof TimestampLogicalTypeAnnotation time) {
            ChronoUnit unit =
                    switch (time.getUnit()) {
                        case MILLIS -> ChronoUnit.MILLIS;
                        case MICROS -> ChronoUnit.MICROS;
                        case NANOS -> ChronoUnit.NANOS;
                    };
            return Instant.EPOCH.plus(group.getLong(place, 0), unit).toString();
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return unscaled(group, place, type)
                    .movePointLeft(decimal.getScale())
                    .toPlainString();
        }
        return type.getPrimitiveTypeName() == PrimitiveTypeName.INT96
                ? ofInt96(group.getInt96(place, 0).toByteBuffer())
                : group.getValueToString(place, 0);
    }

    /** Nanoseconds of the day and the Julian day, as older programs write times. */
    private static String ofInt96(ByteBuffer bytes) {
        ByteBuffer little = bytes.order(ByteOrder.LITTLE_ENDIAN);
        long nanos = little.getLong();
        return Instant.EPOCH
                .plus(little.getInt() - JULIAN_DAY_OF_1970, ChronoUnit.DAYS)
                .plusNanos(nanos)
                .toString();
    }

    private static BigDecimal unscaled(Group group, int place, PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> BigDecimal.valueOf(group.getInteger(place, 0));
            case INT64 -> BigDecimal.valueOf(group.getLong(place, 0));
            default -> new BigDecimal(new BigInteger(group.getBinary(place, 0).getBytes()));
        };
    }

    private static SampledTable table(Map<String, Kind> kinds, List<Map<String, String>> rows) {
        List<String> names = List.copyOf(kinds.keySet());
        List<List<String>> cells = new ArrayList<>();
        for (Map<String, String> row : rows) {
            List<String> line = new ArrayList<>();
            names.forEach(name -> line.add(row.get(name)));
            cells.add(line);
        }
        return new SampledTable(names, cells, List.copyOf(kinds.values()));
    }
}
