"""Asks a Trino server of its own all questions over a demo's tables, and stops at the first difference from DuckDB.

Usage: trino.py WAREHOUSE SCRATCH JAVA_HOME; SCRATCH/trino is an unpacked server.
"""

import contextlib
import datetime
import decimal
import json
import os
import pathlib
import shutil
import sys
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
SQL = ROOT / "conf" / "sql"
sys.path.insert(0, str(SQL))

import duckdb_session  # noqa: E402  the analysts' own file, found by the line above
from answers import difference  # noqa: E402
from processes import fetched, free_port, serving  # noqa: E402

WAREHOUSE = pathlib.Path(sys.argv[1]).resolve()
SCRATCH = pathlib.Path(sys.argv[2]).resolve()
JAVA_HOME = sys.argv[3]
CATALOG = "assay"
# of the address that register-trino.sql stands for
PLACE_OF_THE_WAREHOUSE = "s3://bucket/warehouse"


def require(condition, sentence):
    if not condition:
        sys.exit(f"trino: {sentence}")


class Server:
    """A Trino of one node, whose only catalog is Delta Lake over a folder, with a metastore of files."""

    def __init__(self, data):
        self.home = SCRATCH / "trino"
        self.address = f"http://127.0.0.1:{free_port()}"
        settings = {
            "config.properties": {
                "coordinator": "true",
                "node-scheduler.include-coordinator": "true",
                "http-server.http.port": self.address.rsplit(":", 1)[1],
                "discovery.uri": self.address,
                "catalog.management": "static",
            },
            "node.properties": {
                "node.environment": "test",
                "node.id": "one",
                "node.data-dir": SCRATCH / "trino-data",
                "node.internal-address": "127.0.0.1",
                "node.bind-ip": "127.0.0.1",
            },
            f"catalog/{CATALOG}.properties": {
                "connector.name": "delta_lake",
                "hive.metastore": "file",
                "hive.metastore.catalog.dir": "local:///metastore",
                "fs.native-local.enabled": "true",
                "local.location": data,
                "delta.register-table-procedure.enabled": "true",
            },
        }
        for name, values in settings.items():
            file = self.home / "etc" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("".join(f"{key}={value}\n" for key, value in values.items()), encoding="utf-8")
        options = ["-server", "-Xmx2g", "--add-modules=jdk.incubator.vector", "--sun-misc-unsafe-memory-access=allow"]
        options += ["--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8", "-Djdk.attach.allowAttachSelf=true"]
        (self.home / "etc/jvm.config").write_text("\n".join(options) + "\n", encoding="utf-8")

    @contextlib.contextmanager
    def started(self):
        environment = {**os.environ, "JAVA_HOME": JAVA_HOME, "PATH": f"{JAVA_HOME}/bin:{os.environ['PATH']}"}
        with serving([self.home / "bin/launcher", "run"], SCRATCH / "trino.log", self.answers, env=environment):
            yield self

    def answers(self):
        told = fetched(f"{self.address}/v1/info")
        return told and not json.loads(told)["starting"]

    def ask(self, sql):
        """Names of the columns, and rows as Python has them."""
        request = urllib.request.Request(f"{self.address}/v1/statement", sql.encode())
        for name, value in {"User": "analyst", "Catalog": CATALOG, "Time-Zone": "UTC"}.items():
            request.add_header(f"X-Trino-{name}", value)
        columns, rows = [], []
        while request:
            with urllib.request.urlopen(request) as answer:
                page = json.load(answer)
            require("error" not in page, f"{page.get('error', {}).get('message')}: {sql}")
            columns = page.get("columns") or columns
            rows += page.get("data") or []
            request = page.get("nextUri")
            time.sleep(0 if page.get("data") else 0.05)
        types = [column["type"] for column in columns]
        return [column["name"] for column in columns], [tuple(map(parsed, row, types)) for row in rows]


def parsed(text, kind):
    """A value of an answer, which holds numbers, days and decimals as JSON can."""
    if text is None:
        return None
    if kind.startswith("decimal"):
        return decimal.Decimal(text)
    if kind == "double":
        return float(text)
    if kind == "date":
        return datetime.date.fromisoformat(text)
    return text


def main():
    data = SCRATCH / "data"
    shutil.copytree(WAREHOUSE, data / "warehouse", ignore=shutil.ignore_patterns("input", "*.html", "*.yaml"))
    duck = duckdb_session.connect(WAREHOUSE)
    with Server(data).started() as trino:
        (version,) = trino.ask("SELECT node_version FROM system.runtime.nodes")[1][0]
        print(f"Trino {version}", flush=True)
        register = (SQL / "register-trino.sql").read_text(encoding="utf-8")
        require(PLACE_OF_THE_WAREHOUSE in register, "register-trino.sql names another address")
        for statement in duckdb_session.statements(register.replace(PLACE_OF_THE_WAREHOUSE, "local:///warehouse")):
            trino.ask(statement)
        views = duckdb_session.statements((SQL / "views.sql").read_text(encoding="utf-8"))
        for statement in views:
            trino.ask(statement)
        registered = trino.ask("SHOW TABLES FROM assay_tables")[1]
        print(f"registered: {len(registered)} tables, {len(views)} views", flush=True)
        for (table,) in registered:
            _, counted = trino.ask(f"SELECT count(*) FROM assay_tables.{table}")
            expected = duck.execute(f"SELECT count(*) FROM assay_tables.{table}").fetchall()
            require(counted == expected, f"{table}: {counted} rows, DuckDB counts {expected}")
        files = sorted((SQL / "questions").glob("*.sql"))
        for file in files:
            (query,) = duckdb_session.statements(file.read_text(encoding="utf-8"))
            names, rows = trino.ask(query)
            asked = duck.execute(query)
            expected_names = [column[0] for column in asked.description]
            expected = asked.fetchall()
            require(expected, f"{file.name}: no rows")
            differs = difference(names, rows, expected_names, expected)
            require(not differs, f"{file.name}: Trino and DuckDB differ: {differs}")
            print(f"  {file.name:36} {len(rows):>3} rows", flush=True)
    print(f"questions: {len(files)}, the same answers in Trino and DuckDB", flush=True)


if __name__ == "__main__":
    began = time.monotonic()
    main()
    print(f"trino: agrees, in {time.monotonic() - began:.0f} s")
