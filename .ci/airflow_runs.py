"""Runs the DAG in the Airflow that starts this: whole runs that submit the thin jar and publish.

Arguments: the folder to work in, which holds `input` and is the Airflow home, and the tests to do.
"""

import concurrent.futures
import contextlib
import importlib.metadata
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import time

from built import delta_jars
from processes import awaited, free_port, listens, running

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = pathlib.Path(sys.argv[1]).resolve()
AIRFLOW = str(pathlib.Path(sys.executable).parent / "airflow")
OLDER = importlib.metadata.version("apache-airflow").startswith("2.")
DAYS = [f"2026-06-{day}" for day in range(25, 31)]
# for a few rows, compiling each query takes longer than interpreting it
SMALL = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.shuffle.partitions": "2",
}
PORT = free_port()


def settings(warehouse, **more):
    """The surroundings of a worker: variables and connection as docs/airflow.md has them, on this machine's cores."""
    return {
        **os.environ,
        "PATH": f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}",
        "AIRFLOW_HOME": str(WORK),
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "conf" / "airflow"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DEFAULT_TASK_RETRY_DELAY": "1",
        "AIRFLOW_CONN_ASSAY_SPARK": "spark://local%5B2%5D",
        "AIRFLOW_VAR_ASSAY_JAR": str(ROOT / "jobs" / "target" / "assay.jar"),
        "AIRFLOW_VAR_ASSAY_CONFIG": str(WORK / "assay.yaml"),
        "AIRFLOW_VAR_ASSAY_WAREHOUSE": str(WORK / warehouse),
        "AIRFLOW_VAR_ASSAY_SPARK_DEFAULTS": str(WORK / "spark-defaults.conf"),
        "ASSAY_LOG_DIR": str(WORK / "assay-logs"),
        "SPARK_LOCAL_IP": "127.0.0.1",
        **more,
    }


def prepare():
    """A small configuration, and the settings of Spark with Delta from the build and a heap for this machine."""
    gate = "gates: {quarantine_warn: 0, quarantine_fail: 0}\n"
    configuration = f"""currency: EUR
packs: [tier-abc-pareto]
clusters: {{enabled: false}}
sources:
  - name: shop
    format: csv
    path: {WORK}/input/transactions/*.csv
    columns: {{customer: customer_id, transaction: order_id, time: ordered_at, amount: quantity * unit_price}}
"""
    (WORK / "assay.yaml").write_text(configuration)
    (WORK / "gate.yaml").write_text(configuration + gate)
    lines = (ROOT / "conf" / "spark" / "spark-defaults.conf").read_text()
    changes = {
        "spark.jars.packages": f"spark.jars {','.join(delta_jars())}",
        "spark.driver.memory": "spark.driver.memory 1g",
        # runs as small as these are over before the costly compiler pays
        "spark.driver.extraJavaOptions": r"\g<0> -XX:TieredStopAtLevel=1",
    }
    for key, line in changes.items():
        lines, found = re.subn(rf"^{re.escape(key)} .*$", line, lines, flags=re.M)
        assert found == 1, key
    lines += "".join(f"{key} {value}\n" for key, value in SMALL.items())
    (WORK / "spark-defaults.conf").write_text(lines + "spark.ui.enabled false\n")


def published(warehouse):
    """Content hash by as-of date."""
    told = subprocess.run(
        [ROOT / "bin" / "assay", "status", "--config", WORK / "assay.yaml", "--warehouse", WORK / warehouse]
        + ["--format", "json"],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return {run["as_of_date"]: run["content_hash"] for run in json.loads(told.stdout)["published"]}


def dags_test(logical_date, name, parameters=None, **surroundings):
    """Exit code and log of `airflow dags test`."""
    command = [AIRFLOW, "dags", "test", "assay", logical_date]
    command += ["-c", json.dumps(parameters)] if parameters else []
    log = WORK / f"{name}.log"
    with log.open("w") as out:
        ended = subprocess.run(command, env=settings(**surroundings), stdout=out, stderr=subprocess.STDOUT)
    return ended.returncode, log.read_text(errors="replace")


def submitted(log, command):
    # Airflow 2 writes each line twice, in two formats of time
    return len(re.findall(rf"(?m)^\[?[\d-]+T\S+ .*Spark-Submit cmd: .* {command} --config", log))


def require(condition, what, log=""):
    if not condition:
        print(log[-4000:], file=sys.stderr)
        sys.exit(f"airflow: {what}")


def whole():
    """One run from Airflow to the published tables, and verified; for the day that the parameter names."""
    code, log = dags_test("2026-06-29", "whole", {"as_of": DAYS[2]}, warehouse="airflow")
    require(code == 0, f"the run ended with {code}", log)
    require((submitted(log, "run"), submitted(log, "verify")) == (1, 1), "not one run and one verification", log)
    require(list(published("airflow")) == [DAYS[2]], "the day is not published", log)
    print(f"a run published {DAYS[2]}, and it was verified", flush=True)


def gate():
    """A limit of data quality fails the run at its first try."""
    code, log = dags_test(
        "2026-06-29", "gate", warehouse="gated", AIRFLOW_VAR_ASSAY_CONFIG=str(WORK / "gate.yaml")
    )
    require(code != 0, "the run succeeded", log)
    require("Assay ended with exit code 4: a limit of data quality" in log, "the reason is missing", log)
    require((submitted(log, "run"), submitted(log, "verify")) == (1, 0), "not one try alone", log)
    print("exit code 4 failed the run at the first try", flush=True)


def unset():
    """A missing variable fails the run at its first try, before anything is submitted."""
    code, log = dags_test("2026-06-29", "unset", warehouse="unset", AIRFLOW_VAR_ASSAY_JAR="")
    require(code != 0, "the run succeeded", log)
    require("variable assay_jar is not set. It holds the path of assay.jar" in log, "the reason is missing", log)
    require(submitted(log, "run") == 0, "something was submitted", log)
    print("a missing variable failed the run before anything was submitted", flush=True)


def unreachable():
    """A master that takes no connection is tried again, and fails the run with its reason."""
    port = free_port()
    connection = {"conn_type": "spark", "host": "spark://127.0.0.1", "port": port}
    code, log = dags_test(
        "2026-06-29", "unreachable", warehouse="unreachable", AIRFLOW_CONN_ASSAY_SPARK=json.dumps(connection)
    )
    require(code != 0, "the run succeeded", log)
    said = f"assay: spark.master-unreachable: The Spark master spark://127.0.0.1:{port} does not answer. See that it is up"
    require(said in log, "the driver does not say what is wrong", log)
    require("Assay ended with exit code 7: Spark or the storage does not answer" in log, "the reason is missing", log)
    require((submitted(log, "run"), submitted(log, "verify")) == (4, 0), "not one run and three retries", log)
    print("a master that does not answer failed the run after three retries", flush=True)


@contextlib.contextmanager
def services(environment):
    """Airflow as it runs in earnest: scheduler, server and reader of DAG files."""
    commands = {
        "server": ["api-server", "--port", str(PORT), "--host", "127.0.0.1", "--workers", "1"],
        "dags": ["dag-processor"],
        "scheduler": ["scheduler"],
    }
    started = []
    try:
        for name, command in commands.items():
            out = (WORK / f"{name}.log").open("w")
            started.append(
                subprocess.Popen(
                    [AIRFLOW, *command], env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
                )
            )
            if name == "server":
                wait_for("the server", 240, lambda: listens(PORT))
        yield
    finally:
        for process in started:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        for driver in drivers():
            os.kill(driver, signal.SIGKILL)


def rows(query):
    with contextlib.closing(sqlite3.connect(f"file:{WORK}/airflow.db?mode=ro", uri=True, timeout=30)) as database:
        return database.execute(query).fetchall()


def wait_for(what, seconds, found):
    answer = awaited(found, seconds)
    if answer:
        return answer
    logs = "\n".join(f"--- {log.name}\n{log.read_text(errors='replace')[-3000:]}" for log in WORK.glob("*.log"))
    require(False, f"waited {seconds} s for {what}", logs)


def drivers():
    """Processes of drivers that were submitted here."""

    def submitted_here(process):
        words = (process / "cmdline").read_bytes().decode(errors="replace")
        return "org.apache.spark.deploy.SparkSubmit" in words and str(WORK / "airflow") in words

    return running(submitted_here)


def driver_at_work():
    """The driver of the backfill's first try, once it has begun to write."""
    return next(drivers(), None) if any((WORK / "airflow").glob("*/_delta_log")) else None


def forwards():
    """The same days in order, without Airflow; then the script for cron finds the last one published, and verifies it."""
    daily = [ROOT / "conf" / "cron" / "assay-daily", WORK / "assay.yaml", WORK / "forwards"]
    run = [ROOT / "bin" / "assay", "run", "--config", WORK / "assay.yaml", "--warehouse", WORK / "forwards", "--quiet"]
    for key, value in SMALL.items():
        run += ["--spark", f"{key}={value}"]
    # runs as small as these are over before the costly compiler pays
    environment = {**os.environ, "ASSAY_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m"}
    for day in DAYS:
        subprocess.run([*run, "--as-of", day], env=environment, check=True, stdout=subprocess.DEVNULL)
    told = subprocess.run(
        [*daily, DAYS[-1]], env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout
    require("Already published" in told, "the script for cron does not find the day published", told)


def backwards_by_scheduler():
    """The days, latest first, as Airflow 3 does it; the driver of the first is killed."""
    environment = settings(
        "airflow",
        AIRFLOW__API_AUTH__JWT_SECRET="for-this-test-alone-and-long-enough-for-a-signature-of-512-bits--",
        AIRFLOW__CORE__EXECUTION_API_SERVER_URL=f"http://127.0.0.1:{PORT}/execution/",
        AIRFLOW__CORE__PARALLELISM="2",
        # several processes share one SQLite file
        AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=f"sqlite:///{WORK}/airflow.db?timeout=120",
        AIRFLOW__SCHEDULER__ENABLE_HEALTH_CHECK="False",
        AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT=str(free_port()),
        # no run of today beside the backfill
        AIRFLOW__SCHEDULER__USE_JOB_SCHEDULE="False",
    )
    between = ["--from-date", DAYS[0], "--to-date", "2026-07-01"]
    for command in (
        ["dags", "reserialize"],
        ["dags", "unpause", "assay"],
        ["backfill", "create", "--dag-id", "assay", *between, "--run-backwards", "--max-active-runs", "1"],
    ):
        subprocess.run([AIRFLOW, *command], env=environment, check=True, stdout=subprocess.DEVNULL)
    with services(environment):
        kill_a_driver()

        def all_ended():
            states = [state for (state,) in rows("select state from dag_run where run_type = 'backfill'")]
            require("failed" not in states, f"a run of the backfill failed: {states}")
            return states == ["success"] * len(DAYS)

        wait_for("the backfill", 3600, all_ended)


def backwards_by_command():
    """The same as Airflow 2 does it; a data interval begins a day before it ends."""
    command = [AIRFLOW, "dags", "backfill", "assay", "--run-backwards", "--yes"]
    command += ["--start-date", "2026-06-24", "--end-date", DAYS[-1]]
    log = WORK / "backfill.log"
    with log.open("w") as out:
        backfill = subprocess.Popen(command, env=settings("airflow"), stdout=out, stderr=subprocess.STDOUT)
    try:
        kill_a_driver()
        require(backfill.wait() == 0, "the backfill failed", log.read_text(errors="replace"))
    finally:
        backfill.kill()


def kill_a_driver():
    os.kill(wait_for("a driver at work", 600, driver_at_work), signal.SIGKILL)


def backfill():
    """Six days, latest first; the driver of the first is killed; then the same content as forwards."""
    with concurrent.futures.ThreadPoolExecutor() as beside:
        in_order = beside.submit(forwards)
        (backwards_by_command if OLDER else backwards_by_scheduler)()
        in_order.result()
    tries = rows(
        "select r.data_interval_end, t.try_number from task_instance t join dag_run r using (dag_id, run_id) "
        "where t.task_id = 'run' and r.run_type = 'backfill' order by r.start_date"
    )
    days = [day[:10] for day, _ in tries]
    require(days == DAYS[::-1], f"the days were not run backwards: {days}")
    require([tried for _, tried in tries] == [2, 1, 1, 1, 1, 1], f"not one retry, of the first: {tries}")
    expected, backwards = published("forwards"), published("airflow")
    require(expected == backwards and len(expected) == len(DAYS), f"forwards {expected}, backwards {backwards}")
    print(f"a killed driver was started again; {len(DAYS)} days backwards have the content of forwards", flush=True)


TESTS = {"whole": whole, "gate": gate, "unset": unset, "unreachable": unreachable, "backfill": backfill}

prepare()
for name in sys.argv[2:]:
    began = time.monotonic()
    TESTS[name]()
    print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
