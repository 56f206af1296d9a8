"""Imports the dashboard into a Superset of its own, opens it in a browser, and compares the charts with direct queries.

Usage: superset.py WAREHOUSE SCRATCH [PICTURE]; SCRATCH/superset is an environment with Superset.
"""

import contextlib
import json
import math
import os
import pathlib
import re
import secrets
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SQL = ROOT / "conf" / "sql"
BUNDLE = ROOT / "conf" / "superset"
sys.path.insert(0, str(SQL))

import duckdb_session  # noqa: E402  the analysts' own file, found by the line above
from processes import fetched, free_port, serving  # noqa: E402
from spark_thrift import ThriftServer  # noqa: E402

WAREHOUSE = pathlib.Path(sys.argv[1]).resolve()
SCRATCH = pathlib.Path(sys.argv[2]).resolve()
PROGRAMS = SCRATCH / "superset" / "bin"
# what the dashboard reads, kept by the server for its many small queries
READ = ("run_manifest", "customer_segment", "dim_segment", "segment_transition", "quality_result")
LARGEST_PICTURE = 300_000
# Each chart by its title: the direct query that gives the same rows, whose columns are named as those of the chart.
BY_TIER = """
    SELECT d.name_en AS tier, a.{0} AS {1} FROM assay.agg_segment_current a JOIN assay.dim_segment d USING (segment_key)
    WHERE a.scheme = 'vip_tier' AND a.customers > 0"""
OVER_TIME = """
    SELECT CAST(a.as_of_date AS VARCHAR) AS as_of, d.name_en AS series, a.{0} AS value
    FROM assay.agg_segment a JOIN assay.dim_segment d USING (segment_key) WHERE a.scheme = '{1}' AND a.customers > 0"""
QUERIES = {
    "Customers": "SELECT customers FROM assay.published WHERE is_current",
    "Money": "SELECT monetary AS money FROM assay.published WHERE is_current",
    "Per customer": "SELECT monetary / customers AS money_per_customer FROM assay.published WHERE is_current",
    "Money at risk": """
        SELECT sum(a.monetary) / max(p.monetary) AS share_at_risk FROM assay.agg_segment_current a, assay.published p
        WHERE p.is_current AND a.scheme = 'rfm_segment'
        AND a.segment IN ('need_attention', 'about_to_sleep', 'at_risk', 'cannot_lose', 'hibernating')""",
    "Moved": """
        SELECT avg(CASE WHEN n.rfm_segment <> b.rfm_segment THEN 1 ELSE 0 END) AS share_changed
        FROM assay.fct_customer_segment_current n JOIN assay.published p USING (as_of_date)
        JOIN assay.fct_customer_segment b ON b.as_of_date = p.previous_as_of_date AND b.customer_id = n.customer_id""",
    "Accepted": "SELECT rows_accepted / rows_in AS share_accepted FROM assay.published WHERE is_current",
    "Customers by tier": BY_TIER.format("customers", "customers"),
    "Money by tier": BY_TIER.format("monetary", "money"),
    "Share of customers and of money by segment": """
        SELECT d.name_en AS segment, a.customer_share AS share_of_customers, a.monetary_share AS share_of_money
        FROM assay.agg_segment_current a JOIN assay.dim_segment d USING (segment_key)
        WHERE a.scheme = 'rfm_segment' AND a.customers > 0""",
    "Money by segment over as-of dates": OVER_TIME.format("monetary", "rfm_segment"),
    "Customers by tier over as-of dates": OVER_TIME.format("customers", "vip_tier"),
    "Moves between segments since the as-of date before": """
        SELECT a.name_en AS from_segment, concat('→ ', b.name_en) AS to_segment, t.customers AS moves
        FROM assay.fct_segment_transition_current t JOIN assay.dim_segment a ON a.segment_key = t.from_segment_key
        JOIN assay.dim_segment b ON b.segment_key = t.to_segment_key WHERE t.scheme = 'rfm_segment'""",
    "Moves by direction over as-of dates": """
        SELECT CAST(as_of_date AS VARCHAR) AS as_of, sum(customers) AS value,
          MAP {'up': 'Moved up', 'down': 'Moved down', 'new': 'Came', 'lost': 'Went', 'other': 'Otherwise'}[direction] AS series
        FROM assay.fct_segment_transition WHERE scheme = 'rfm_segment' AND direction <> 'same' GROUP BY ALL""",
    "Money by recency and frequency score": """
        SELECT concat('R', r_score) AS recency_level, concat('F', f_score) AS frequency_level, sum(monetary) AS money
        FROM assay.fct_customer_segment_current WHERE r_score IS NOT NULL AND f_score IS NOT NULL GROUP BY ALL""",
    "Money at risk, and what to do": """
        SELECT d.name_en AS segment, d.advice_en AS advice, count(*) AS customers, sum(f.monetary) AS money,
          sum(f.forecast_next) AS forecast
        FROM assay.fct_customer_segment_current f JOIN assay.dim_segment d ON d.segment_key = concat('rfm_segment:', f.rfm_segment)
        WHERE f.rfm_segment IN ('need_attention', 'about_to_sleep', 'at_risk', 'cannot_lose', 'hibernating') GROUP BY ALL""",
    "Rows turned away, by reason": """
        SELECT reason_code AS subject, sum(quarantined_rows) AS rows_measured FROM assay.agg_quarantine
        WHERE as_of_date = (SELECT as_of_date FROM assay.newest) GROUP BY ALL
        UNION ALL SELECT 'duplicates', rows_duplicate FROM assay.published WHERE is_current AND rows_duplicate > 0""",
    "Gates of quality": """
        SELECT status, replace(measure, '_', ' ') AS gate, sentence FROM assay.fct_quality_current WHERE status <> 'info'""",
}


def require(condition, sentence):
    if not condition:
        sys.exit(f"superset: {sentence}")


class Superset:
    """A Superset with the dashboard, over the given Thrift server."""

    def __init__(self, thrift_port):
        home = SCRATCH / "superset-home"
        home.mkdir()
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.password = secrets.token_urlsafe()
        environment = {
            **os.environ,
            "FLASK_APP": "superset",
            "SUPERSET_CONFIG_PATH": str(ROOT / ".ci/superset_config.py"),
            "SUPERSET_HOME": str(home),
            "SUPERSET_PASSWORD": self.password,
            "SUPERSET_SECRET_KEY": secrets.token_urlsafe(42),
        }
        self.surroundings = {"env": environment, "cwd": SCRATCH}
        self.log = SCRATCH / "superset.log"
        bundle = SCRATCH / "bundle"
        shutil.copytree(BUNDLE, bundle)
        database = bundle / "databases/assay.yaml"
        address, changed = re.subn(r"@localhost:10000/", f"@127.0.0.1:{thrift_port}/", database.read_text(encoding="utf-8"))
        require(changed == 1, "databases/assay.yaml names another address")
        database.write_text(address, encoding="utf-8")
        self.run("db", "upgrade")
        person = ["--username", "admin", "--firstname", "Assay", "--lastname", "Analyst", "--email", "analyst@example.org"]
        self.run("fab", "create-admin", *person, "--password", self.password)
        self.run("init")
        # twice: what is there is replaced
        for _ in range(2):
            self.run("import-directory", "--overwrite", bundle)

    @contextlib.contextmanager
    def started(self):
        command = [PROGRAMS / "superset", "run", "--host", "127.0.0.1", "--port", str(self.port), "--with-threads"]
        with serving(command, self.log, lambda: fetched(f"{self.address}/health"), **self.surroundings):
            yield self

    def run(self, *arguments):
        with self.log.open("a") as log:
            streams = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            done = subprocess.run([PROGRAMS / "superset", *arguments], **self.surroundings, **streams)
        require(done.returncode == 0, f"superset {arguments[0]} failed: {self.log.read_text()[-2000:]}")

    def dashboard(self, charts):
        """What the browser asked for each chart and was given, and the picture."""
        answers, picture = SCRATCH / "answers.json", SCRATCH / "dashboard.png"
        page = [PROGRAMS / "python", ROOT / ".ci/superset_page.py", self.address, answers, picture, str(charts)]
        opened = subprocess.run(page, **self.surroundings, stdin=subprocess.DEVNULL)
        require(opened.returncode == 0, f"the browser failed; the server says: {self.log.read_text()[-2000:]}")
        return json.loads(answers.read_text(encoding="utf-8")), picture


def titles():
    """The charts of the bundle by title."""
    return {re.search("^slice_name: (.*)$", file.read_text(encoding="utf-8"), re.M)[1] for file in BUNDLE.glob("charts/*.yaml")}


def rows_of(given, expected):
    """Rows of a chart in the form of the direct query: where series stand side by side, one row for each."""
    if "series" not in expected:
        return [{name: row[name] for name in expected} for row in given]
    (side,) = set(expected) - {"series", "value"}
    return [
        {side: row[side], "series": name, "value": value}
        for row in given
        for name, value in row.items()
        if name != side and value is not None
    ]


def key(row):
    return sorted((name, value) for name, value in row.items() if isinstance(value, str))


def equal(one, other):
    if isinstance(one, str) or one is None or isinstance(other, str) or other is None:
        return one == other
    return math.isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-9)


def compare(title, given, duck):
    asked = duck.execute(QUERIES[title])
    names = [column[0] for column in asked.description]
    expected = sorted((dict(zip(names, row)) for row in asked.fetchall()), key=key)
    if title == "Rows turned away, by reason":
        # duplicates stand under reasons of their own, which only the counts know
        duplicates = [row for row in given if row["subject"].startswith("DUP_")]
        given = [row for row in given if row not in duplicates]
        given += [{"subject": "duplicates", "rows_measured": sum(row["rows_measured"] for row in duplicates)}] if duplicates else []
    found = sorted(rows_of(given, names), key=key)
    require(expected, f"{title}: the direct query has no rows")
    require(len(found) == len(expected), f"{title}: {len(found)} rows, the direct query has {len(expected)}")
    for row, other in zip(found, expected):
        require(all(equal(row[name], other[name]) for name in names), f"{title}: {row}, the direct query says {other}")
    print(f"  {title:52} {len(found):>3} rows", flush=True)


def one_as_of_date(title, query):
    """A chart shows one as-of date, or as-of dates side by side: customers of several are never added up."""
    grouped = [column if isinstance(column, str) else column["label"] for column in query["columns"]]
    chosen = [filter for filter in query["filters"] if filter["col"] == "as_of" and len(filter["val"]) == 1]
    require("as_of" in grouped or chosen, f"{title}: adds up over as-of dates")


def main():
    duck = duckdb_session.connect(WAREHOUSE)
    require(titles() == set(QUERIES), f"charts without a direct query, or the other way round: {titles() ^ set(QUERIES)}")
    with ThriftServer(SCRATCH).started() as thrift:
        statements = duckdb_session.statements((SQL / "register-spark.sql").read_text(encoding="utf-8"))
        statements += [f"CACHE TABLE assay_tables.{table}" for table in READ]
        statements += duckdb_session.statements((SQL / "views.sql").read_text(encoding="utf-8"))
        registered = thrift.run(statements, WAREHOUSE)
        require(registered.returncode == 0, f"beeline failed: {registered.stderr[-2000:]}")
        with Superset(thrift.port).started() as superset:
            answers, picture = superset.dashboard(len(QUERIES))
    require({answer["title"] for answer in answers} == set(QUERIES), "the browser did not ask for every chart")
    for answer in answers:
        title = answer["title"]
        require("result" in answer["given"], f"{title}: {answer['given']}")
        (query,), (result,) = answer["asked"]["queries"], answer["given"]["result"]
        require(result["status"] == "success" and result["rowcount"], f"{title}: {result.get('error') or 'no rows'}")
        one_as_of_date(title, query)
        compare(title, result["data"], duck)
    require(picture.stat().st_size < LARGEST_PICTURE, f"the picture has {picture.stat().st_size} bytes")
    if len(sys.argv) > 3:
        shutil.copy(picture, ROOT / sys.argv[3])
    print(f"charts: {len(QUERIES)}, the same numbers in Superset and DuckDB", flush=True)


if __name__ == "__main__":
    began = time.monotonic()
    main()
    print(f"superset: agrees, in {time.monotonic() - began:.0f} s")
