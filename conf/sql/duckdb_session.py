"""Opens Assay's tables in DuckDB: delta-rs reads Delta, views.sql makes the star schema.

As a program it answers SQL files: python conf/sql/duckdb_session.py WAREHOUSE conf/sql/questions/01-where-is-the-money.sql
"""

import pathlib
import re
import sys

import deltalake
import duckdb

VIEWS = pathlib.Path(__file__).resolve().parent / "views.sql"


def statements(sql):
    """The statements of a file; a semicolon ends one only at the end of a line."""
    lines = (line for line in sql.splitlines() if not line.lstrip().startswith("--"))
    return [statement.strip() for statement in ("\n".join(lines) + "\n").split(";\n") if statement.strip()]


def tables(warehouse):
    """Every Delta table below a warehouse, by name."""
    logs = pathlib.Path(warehouse).glob("*/_delta_log")
    return {log.parent.name: deltalake.DeltaTable(str(log.parent)) for log in sorted(logs)}


def connect(warehouse):
    """A connection with the tables in the schema assay_tables and the views in assay, as of now."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("CREATE SCHEMA assay_tables")
    connection.execute("CREATE SCHEMA assay")
    known = set()
    for name, table in tables(warehouse).items():
        connection.register(f"delta_{name}", table.to_pyarrow_dataset())
        connection.execute(f"CREATE VIEW assay_tables.{name} AS SELECT * FROM delta_{name}")
        known.add(f"assay_tables.{name}")
    for statement in statements(VIEWS.read_text(encoding="utf-8")):
        # a warehouse without clusters, or with one as-of date, lacks a table: its views are left out
        view, *used = dict.fromkeys(re.findall(r"\bassay(?:_tables)?\.\w+", statement))
        if known.issuperset(used):
            connection.execute(statement)
            known.add(view)
    return connection


if __name__ == "__main__":
    session = connect(sys.argv[1])
    for file in sys.argv[2:]:
        for question in statements(pathlib.Path(file).read_text(encoding="utf-8")):
            session.sql(question).show(max_rows=100, max_width=200)
