package io.assay.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the build tells the benchmark. */
record BenchProperties(Properties properties) {

    static BenchProperties load() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = BenchProperties.class.getResourceAsStream("/bench.properties")) {
            properties.load(file);
        }
        return new BenchProperties(properties);
    }

    /** Options of the virtual machine that Spark needs. */
    List<String> opens() {
        return List.of(properties.getProperty("opens").split(" ", -1));
    }

    /** Versions of what is measured. */
    Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>(Map.of("java", System.getProperty("java.runtime.version")));
        properties.stringPropertyNames().stream()
                .filter(name -> !name.equals("opens"))
                .forEach(name -> versions.put(name, properties.getProperty(name)));
        return versions;
    }
}
