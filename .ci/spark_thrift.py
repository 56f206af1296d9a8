"""Spark's Thrift server over the tables of a warehouse, as docs/bi.md starts it."""

import contextlib
import pathlib
import subprocess

import pyspark

from built import delta_jars
from processes import free_port, listens, serving

DELTA_JARS = delta_jars()
DELTA_SETTINGS = {
    "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
    "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
    "spark.databricks.delta.snapshotPartitions": "2",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m",
    "spark.driver.memory": "1g",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


class ThriftServer:
    """The server of the Spark distribution on a port of its own, with its metastore in a scratch folder."""

    def __init__(self, scratch):
        self.scratch = scratch
        self.home = pathlib.Path(pyspark.__file__).parent
        self.port = free_port()

    @contextlib.contextmanager
    def started(self):
        server2 = "spark.hadoop.hive.server2.thrift"
        settings = {**DELTA_SETTINGS, f"{server2}.bind.host": "127.0.0.1", f"{server2}.port": self.port}
        settings["spark.sql.warehouse.dir"] = self.scratch / "spark-warehouse"
        metastore = f"jdbc:derby:;databaseName={self.scratch}/metastore;create=true"
        settings["spark.hadoop.javax.jdo.option.ConnectionURL"] = metastore
        # by --jars the sessions of the server would not find Delta's catalog
        command = [self.home / "bin/spark-submit", "--master", "local[2]", "--driver-class-path", ":".join(DELTA_JARS)]
        command += [part for key, value in settings.items() for part in ("--conf", f"{key}={value}")]
        command += ["--class", "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2", "spark-internal"]
        with serving(command, self.scratch / "thrift.log", lambda: listens(self.port), cwd=self.scratch):
            yield self

    def run(self, statements, warehouse):
        """Runs statements by beeline; the last of them prints its answer as CSV."""
        script = self.scratch / "jdbc.sql"
        script.write_text(";\n".join(statements) + ";\n", encoding="utf-8")
        return subprocess.run(
            [self.home / "bin/beeline", "-u", f"jdbc:hive2://127.0.0.1:{self.port}", "--hivevar", f"warehouse={warehouse}"]
            + ["--silent=true", "--outputformat=csv2", "-f", script],
            cwd=self.scratch,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
