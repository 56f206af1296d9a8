package io.assay.jobs.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as the naming conventions of OpenLineage have them, and as its own client 1.53.0 makes them of the same places. */
class DatasetNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file:/data/shop       | file               | /data/shop",
                "file:///data/shop/    | file               | /data/shop",
                "/data/my shop         | file               | /data/my shop",
                "s3a://bucket/a/b      | s3://bucket        | a/b",
                "s3://bucket/          | s3://bucket        | /",
                "gs://bucket/a         | gs://bucket        | a",
                "hdfs://name:8020/a/b  | hdfs://name:8020   | /a/b",
                "viewfs://all/a        | viewfs://all       | /a",
                "oss://bucket/a        | oss://bucket       | /a",
                "abfss://c@acc.dfs.core.windows.net/a/b | abfss://c@acc.dfs.core.windows.net | a/b",
                "wasbs://c@acc.blob.core.windows.net/a  | wasbs://c@acc.blob.core.windows.net | a"
            })
    void aPlaceHasTheNameThatAllToolsGiveIt(String path, String namespace, String name) {
        assertThat(DatasetName.ofPath(path, new Configuration(false))).isEqualTo(new DatasetName(namespace, name));
    }

    @Test
    void aPathWithoutASchemeIsOfTheUsualStorage() {
        Configuration hadoop = new Configuration(false);
        hadoop.set("fs.defaultFS", "hdfs://name:8020");

        assertThat(DatasetName.ofPath("/data", hadoop)).isEqualTo(new DatasetName("hdfs://name:8020", "/data"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db:5433/crm?user=canary | sales.orders | postgres://db:5433 | crm.sales.orders",
                "jdbc:postgresql://me:canary@db/crm        | orders       | postgres://db:5432 | crm.public.orders",
                "jdbc:mysql://db/crm                       | orders       | mysql://db:3306    | crm.orders",
                "jdbc:mariadb://db/crm                     | orders       | mysql://db:3306    | crm.orders",
                "jdbc:trino://db:8080/hive                 | a.orders     | trino://db:8080    | hive.a.orders",
                "jdbc:oracle:thin:@//db:1521/x             | orders       | oracle:thin:@//db:1521/x | orders"
            })
    void aTableOfADatabaseIsNamedWithoutSecrets(String url, String table, String namespace, String name) {
        assertThat(DatasetName.ofTable(url, table)).isEqualTo(new DatasetName(namespace, name));
    }
}
