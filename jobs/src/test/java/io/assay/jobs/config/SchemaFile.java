package io.assay.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.assay.jobs.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A committed JSON Schema, applied by a validator that knows nothing of Assay. */
final class SchemaFile {
    static final Path ROOT = Path.of(System.getProperty("assay.root", ".."));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchema schema;

    SchemaFile(String name) {
        try {
            this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(
                            JSON.readTree(Files.readString(ROOT.resolve(name))),
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is wrong with a document in YAML. */
    List<String> refusals(String yaml) {
        return refusals(plain(yaml));
    }

    /** What is wrong with a document of maps, lists and values. */
    List<String> refusals(Object document) {
        try {
            return schema.validate(JSON.readTree(Json.text(document))).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Object plain(String yaml) {
        Problems problems = new Problems();
        Object plain = PlainYaml.of(Yaml.parse("test", yaml, problems).orElseThrow());
        problems.throwIfAny();
        return plain;
    }
}
