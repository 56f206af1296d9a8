package io.assay.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.mapred.JobConf;
import org.junit.jupiter.api.Test;

class PropertySourcesTest {
    private static final String DEFAULT = "io.file.buffer.size";
    private static final String OWN = "assay.own";

    @Test
    void noCopyKnowsWhereItsPropertiesWereSet() {
        Configuration hadoop = hadoop();
        assertThat(hadoop.getPropertySources(DEFAULT)).contains("core-default.xml");
        PropertySources.forget(hadoop);
        Configuration copy = new Configuration(hadoop);
        assertThat(copy.getPropertySources(DEFAULT)).isNull();
        assertThat(copy.getPropertySources(OWN)).isNull();
    }

    @Test
    void propertiesAndTheirValuesStay() {
        Configuration hadoop = hadoop();
        Map<String, String> before = values(hadoop);
        PropertySources.forget(hadoop);
        assertThat(values(new Configuration(hadoop)))
                .containsAllEntriesOf(before)
                .containsEntry(OWN, "value");
    }

    @Test
    void librariesThatBringDefaultsHaveBroughtThemBefore() {
        Configuration hadoop = hadoop();
        PropertySources.forget(hadoop);
        JobConf map = new JobConf(hadoop);
        HdfsConfiguration files = new HdfsConfiguration(hadoop);
        assertThat(map.get("mapreduce.job.reduces")).isNotNull();
        assertThat(files.get("yarn.resourcemanager.hostname")).isNotNull();
        assertThat(new Configuration(hadoop).getPropertySources(DEFAULT)).isNull();
    }

    private static Configuration hadoop() {
        Configuration hadoop = new Configuration();
        hadoop.set(OWN, "value");
        return hadoop;
    }

    private static Map<String, String> values(Configuration hadoop) {
        Map<String, String> values = new HashMap<>();
        hadoop.forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }
}
