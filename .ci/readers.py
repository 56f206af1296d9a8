"""Reads a demo's tables with every reader that is promised, and stops at the first difference between them.

Usage: readers.py WAREHOUSE SCRATCH
"""

import datetime
import decimal
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import deltalake
import polars
import pyarrow
from pyspark.sql import SparkSession

ROOT = pathlib.Path(__file__).resolve().parent.parent
SQL = ROOT / "conf" / "sql"
sys.path.insert(0, str(SQL))

import duckdb_session  # noqa: E402  the analysts' own file, found by the line above
import dashboards  # noqa: E402
from answers import difference  # noqa: E402
from spark_thrift import DELTA_JARS, DELTA_SETTINGS, ThriftServer  # noqa: E402

WAREHOUSE = pathlib.Path(sys.argv[1]).resolve()
SCRATCH = pathlib.Path(sys.argv[2]).resolve()
MONEY = {
    "transactions": "amount",
    "customer_segment": "monetary",
    "segment_summary": "monetary",
    "segment_transition": "monetary_now",
    "run_manifest": "monetary",
}


def statements(file):
    return duckdb_session.statements(file.read_text(encoding="utf-8"))


def require(condition, sentence):
    if not condition:
        sys.exit(f"readers: {sentence}")


def spark_session():
    builder = SparkSession.builder.master("local[2]").config("spark.jars", ",".join(DELTA_JARS))
    for key, value in {**DELTA_SETTINGS, "spark.sql.warehouse.dir": SCRATCH / "spark-warehouse"}.items():
        builder = builder.config(key, str(value))
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    for statement in statements(SQL / "register-spark.sql"):
        session.sql(statement.replace("${warehouse}", str(WAREHOUSE)))
    # views name small tables many times, and Delta lists the files of each anew
    for row in session.sql("SHOW TABLES IN assay_tables").collect():
        if row.tableName not in ("transactions", "customer_day"):
            session.sql(f"CACHE TABLE assay_tables.{row.tableName}")
    for statement in statements(SQL / "views.sql"):
        session.sql(statement)
    return session


def comments(tables, spark):
    """Every table and every column says what it means, to delta-rs and to Spark in the same words."""
    columns = 0
    for name, table in tables.items():
        require(table.metadata().description, f"{name} has no comment")
        found = {field["name"]: field["metadata"].get("comment") for field in json.loads(table.schema().to_json())["fields"]}
        described = {}
        for row in spark.sql(f"DESCRIBE TABLE assay_tables.{name}").collect():
            if not row.col_name or row.col_name.startswith("#"):
                break
            described[row.col_name] = row.comment
        for column, comment in found.items():
            require(comment, f"{name}.{column} has no comment")
            require(described.get(column) == comment, f"{name}.{column}: Spark says {described.get(column)}, not {comment}")
        require(len(found) == len(described), f"{name}: Spark sees {len(described)} columns, delta-rs {len(found)}")
        columns += len(found)
    print(f"comments: all of {len(tables)} tables and {columns} columns", flush=True)


def by_kernel(tables):
    """Version, columns, rows and money of every table by Delta Kernel, a program of Java without Spark."""
    java = pathlib.Path(os.environ["JAVA_HOME"], "bin/java") if os.environ.get("JAVA_HOME") else "java"
    class_path = (ROOT / "jobs/target/class-path.txt").read_text().strip()
    command = [java, "-XX:TieredStopAtLevel=1", "-cp", class_path, ROOT / ".ci/KernelRead.java"]
    command += [str(WAREHOUSE / name) + (f"={MONEY[name]}" if name in MONEY else "") for name in tables]
    read = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    require(read.returncode == 0, f"Delta Kernel failed: {read.stderr[-2000:]}")
    answers = {}
    for line in read.stdout.splitlines():
        path, version, columns, rows, money = line.split("\t")
        answers[pathlib.Path(path).name] = (int(version), int(columns), int(rows), decimal.Decimal(money))
    for name, table in tables.items():
        expected = (table.version(), len(table.schema().fields))
        require(answers[name][:2] == expected, f"{name}: Delta Kernel sees version and columns {answers[name][:2]}, not {expected}")
    return answers


def sizes(tables, duck, spark):
    """Rows of every table, and the sum of its money to the cent, by six readers."""
    kernel = by_kernel(tables)
    for name, table in tables.items():
        column = MONEY.get(name)
        frame = table.to_pandas(columns=[column] if column else None)
        lazy = polars.scan_delta(str(WAREHOUSE / name))
        total = f"sum({column})" if column else "0"
        query = f"SELECT count(*), {total} FROM assay_tables.{name}"
        counted = lazy.select(polars.len(), *([polars.col(column).sum().alias("total")] if column else [])).collect().row(0)
        found = {
            "delta-rs": (table.to_pyarrow_dataset().count_rows(), None),
            "pandas": (len(frame), sum(frame[column]) if column else None),
            "polars": (counted[0], counted[1] if column else None),
            "Delta Kernel": kernel[name][2:],
            "DuckDB": duck.execute(query).fetchall()[0],
            "Spark": tuple(spark.sql(query).collect()[0]),
        }
        rows = {reader: answer[0] for reader, answer in found.items()}
        money = {reader: answer[1] for reader, answer in found.items() if column and reader != "delta-rs"}
        require(len(set(rows.values())) == 1, f"{name}: rows differ: {rows}")
        require(len(set(money.values())) <= 1, f"{name}.{column}: sums differ: {money}")
        print(f"  {name:20} {rows['Spark']:>8} rows" + (f"  {column} {money['Spark']}" if column else ""), flush=True)


def questions(duck, spark):
    """Every question has the same answer in DuckDB and in Spark SQL, row by row and in the same order."""
    files = sorted((SQL / "questions").glob("*.sql"))
    page = (ROOT / "docs/bi.md").read_text(encoding="utf-8")
    for file in files:
        (query,) = statements(file)
        require(file.name in page, f"docs/bi.md does not name {file.name}")
        cursor = duck.execute(query)
        names, left = [column[0] for column in cursor.description], cursor.fetchall()
        frame = spark.sql(query)
        right = [tuple(row) for row in frame.collect()]
        require(left, f"{file.name}: no rows")
        differs = difference(names, left, frame.columns, right)
        require(not differs, f"{file.name}: DuckDB and Spark differ: {differs}")
        print(f"  {file.name:36} {len(left):>3} rows", flush=True)
    print(f"questions: {len(files)}, the same answers in DuckDB and Spark SQL", flush=True)


def contents(warehouse):
    """Rows of each view, in any order."""
    session = duckdb_session.connect(warehouse)
    names = session.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'assay' ORDER BY 1").fetchall()
    return {
        name: session.execute(f"SELECT count(*), sum(hash(v::varchar)::hugeint) FROM assay.{name} v").fetchall() for (name,) in names
    }


def with_value(rows, column, value):
    """The rows with one value throughout a column."""
    field = rows.schema.field(column)
    return rows.set_column(rows.column_names.index(column), field, pyarrow.array([value] * len(rows), field.type))


def unpublished_rows():
    """Rows that the manifest does not name change no view: those of a failed run, and of a day that is not published."""
    copy = SCRATCH / "copy"
    shutil.copytree(WAREHOUSE, copy, ignore=shutil.ignore_patterns("input", "*.html", "*.yaml"))
    before = contents(copy)
    added = 0
    for name, table in duckdb_session.tables(copy).items():
        rows = table.to_pyarrow_dataset().head(20)
        if name in ("run_manifest", "run_audit"):
            continue
        days = [None]
        if "as_of_date" in rows.column_names:
            days = [rows.column("as_of_date")[0].as_py(), datetime.date(2099, 1, 1)]
        for day in days:
            foreign = with_value(rows, "run_id", "f" * 32)
            if day:
                foreign = with_value(foreign, "as_of_date", day)
            deltalake.write_deltalake(str(copy / name), foreign, mode="append")
            added += len(foreign)
    after = contents(copy)
    changed = [view for view in before if before[view] != after[view]]
    require(added and not changed, f"rows of runs that are not published show in {changed}")
    print(f"views: {len(before)}, none shows the {added} rows of runs that are not published", flush=True)


def several_writers(duck, spark):
    """A table of judged rows may have been written by several runs: the views find each of them."""
    entries = [("transactions", 1, "a", 70), ("quarantine", 1, "a", 7)]
    entries += [("transactions", number, f"a-{number}", number) for number in range(2, 31)]
    entries += [("quarantine", 9, "a-9", 0), ("score_cut", 3, "b", 5)]
    text = json.dumps(
        [{"name": name, "version": version, "runId": run, "rows": rows, "hash": "0"} for name, version, run, rows in entries],
        separators=(",", ":"),
    )
    (view,) = [statement for statement in statements(SQL / "views.sql") if "VIEW assay.published_table" in statement]
    manifest = f"(SELECT DATE '2026-01-01' AS as_of_date, '{text}' AS tables)"
    query = view.split(" AS\n", 1)[1].replace("assay_tables.run_manifest", manifest)
    expected = sorted((name, run, version, rows) for name, version, run, rows in entries)
    for engine, rows in ("DuckDB", duck.execute(query).fetchall()), ("Spark", spark.sql(query).collect()):
        found = sorted(tuple(row)[1:] for row in rows)
        require(found == expected, f"{engine} finds other writers than the manifest names: {found}")
    print(f"published_table: all {len(entries)} entries of a manifest with many writers", flush=True)


def over_jdbc(expected):
    """One question over JDBC: the Thrift server of the Spark distribution, asked by beeline."""
    with ThriftServer(SCRATCH).started() as server:
        asked = server.run(
            statements(SQL / "register-spark.sql")
            + statements(SQL / "views.sql")
            + statements(SQL / "questions" / "01-where-is-the-money.sql"),
            WAREHOUSE,
        )
    lines = [line.split(",") for line in asked.stdout.splitlines() if line.count(",") == 5]
    require(asked.returncode == 0 and lines, f"beeline failed: {asked.stderr[-2000:]}")
    answer = [(line[0], int(line[1]), decimal.Decimal(line[2])) for line in lines[1:]]
    require(answer == [row[:3] for row in expected], f"JDBC says {answer}, DuckDB {expected}")
    print(f"JDBC: the Thrift server gives the same {len(answer)} rows", flush=True)


if __name__ == "__main__":
    os.chdir(SCRATCH)
    began = time.monotonic()
    delta_tables = duckdb_session.tables(WAREHOUSE)
    duck_session = duckdb_session.connect(WAREHOUSE)
    money = duck_session.execute(statements(SQL / "questions" / "01-where-is-the-money.sql")[0]).fetchall()
    unpublished_rows()
    session = spark_session()
    several_writers(duck_session, session)
    comments(delta_tables, session)
    sizes(delta_tables, duck_session, session)
    questions(duck_session, session)
    dashboards.check(duck_session, session)
    session.stop()
    over_jdbc(money)
    print(f"readers: agree, in {time.monotonic() - began:.0f} s")
