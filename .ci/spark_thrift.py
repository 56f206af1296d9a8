"""Spark's Thrift server over the tables of a warehouse, as docs/bi.md starts it."""

import pathlib
import socket
import subprocess
import time

import pyspark

ROOT = pathlib.Path(__file__).resolve().parent.parent
SQL = ROOT / "conf" / "sql"
DELTA_JARS = [
    path
    for path in (ROOT / "jobs/target/class-path.txt").read_text().strip().split(":")
    if pathlib.Path(path).name.startswith(("delta-", "unitycatalog-"))
]
DELTA_SETTINGS = {
    "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
    "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
    "spark.databricks.delta.snapshotPartitions": "2",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.driver.memory": "1g",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
SECONDS_TO_START = 180


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class ThriftServer:
    """The server of the Spark distribution on a port of its own, with its metastore in a scratch folder."""

    def __init__(self, scratch):
        self.scratch = scratch
        self.home = pathlib.Path(pyspark.__file__).parent
        self.port = free_port()
        server2 = "spark.hadoop.hive.server2.thrift"
        settings = {**DELTA_SETTINGS, f"{server2}.bind.host": "127.0.0.1", f"{server2}.port": self.port}
        settings["spark.sql.warehouse.dir"] = scratch / "spark-warehouse"
        settings["spark.hadoop.javax.jdo.option.ConnectionURL"] = f"jdbc:derby:;databaseName={scratch}/metastore;create=true"
        # by --jars the sessions of the server would not find Delta's catalog
        command = [self.home / "bin/spark-submit", "--master", "local[2]", "--driver-class-path", ":".join(DELTA_JARS)]
        command += [part for key, value in settings.items() for part in ("--conf", f"{key}={value}")]
        command += ["--class", "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2", "spark-internal"]
        with (scratch / "thrift.log").open("w") as log:
            self.process = subprocess.Popen(list(map(str, command)), cwd=scratch, stdout=log, stderr=log)

    def __enter__(self):
        waited = 0
        while self.process.poll() is None and waited < SECONDS_TO_START:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(1)
            waited += 1
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

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
