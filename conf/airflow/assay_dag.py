"""Publishes the customer segments of each day with Assay, and verifies what was published.

Runs on Airflow 3.2 and 2.10. Change SCHEDULE, ZONE and START below; all else comes from Airflow variables and one
connection, read when a task runs and not when this file is read. docs/airflow.md says how to set it up.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from jinja2 import pass_context

try:
    from airflow.sdk import DAG, Asset, BaseHook, Param, Variable
    from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowNotFoundException

    NO_VARIABLE = {"default": None}
except ImportError:
    from airflow import DAG
    from airflow.datasets import Dataset as Asset
    from airflow.exceptions import AirflowException, AirflowFailException, AirflowNotFoundException
    from airflow.hooks.base import BaseHook
    from airflow.models import Param, Variable

    NO_VARIABLE = {"default_var": None}

SCHEDULE = "30 2 * * *"
# the setting zone of the configuration: which day it is when a run begins
ZONE = ZoneInfo("UTC")
START = datetime(2026, 1, 1, tzinfo=ZONE)

CONNECTION = "assay_spark"
VARIABLES = {
    "assay_jar": "the path of assay.jar",
    "assay_config": "the path of assay.yaml, as the driver sees it",
    "assay_warehouse": "the folder of the published tables",
    "assay_spark_defaults": "the path of a file such as conf/spark/spark-defaults.conf",
}

# Exit codes of Assay after which a retry changes nothing.
FINAL = {
    2: "usage, configuration, rights, disk or memory",
    3: "input, or what should be published, is missing, unreadable or against its contract",
    4: "a limit of data quality stopped the publication; look at quality_result and quarantine",
    5: "a model failed its gate, or what is stored cannot be trusted; run `assay verify`",
    70: "the program is at fault, or something around it failed in a way that it does not know",
}

# Exit codes after which a retry may help. Left is what Assay did not say itself: a killed driver, a spark-submit that did
# not get as far as Assay.
PASSING = {
    6: "a concurrent run published first",
    7: "Spark or the storage does not answer, or went away; see that it is up, and that the connection assay_spark names it",
}

PUBLISHED = [
    Asset(f"assay://published/{table}")
    for table in (
        "customer_segment",
        "segment_summary",
        "segment_transition",
        "dim_segment",
        "score_cut",
        "model_version",
        "cluster_profile",
    )
]


def setting(name: str) -> str:
    """The value of an Airflow variable, which must be set."""
    value = Variable.get(name, **NO_VARIABLE)
    if not value:
        raise AirflowFailException(
            f"The Airflow variable {name} is not set. It holds {VARIABLES[name]}: airflow variables set {name} VALUE"
        )
    return value


@pass_context
def as_of(context) -> str:
    """The parameter as_of, or the day in ZONE on which the data interval ends."""
    wanted = context["params"].get("as_of")
    if wanted:
        try:
            return datetime.strptime(wanted, "%Y-%m-%d").date().isoformat()
        except (TypeError, ValueError):
            raise AirflowFailException(
                f"The parameter as_of is {wanted!r}. Write an existing day as YYYY-MM-DD."
            ) from None
    # runs that an asset or a call without a logical date starts have no interval
    end = context.get("data_interval_end") or getattr(context["dag_run"], "run_after", None)
    if end is None:
        raise AirflowFailException("The run has no data interval. Give the parameter as_of, a day as YYYY-MM-DD.")
    return end.astimezone(ZONE).date().isoformat()


@pass_context
def assay_run_id(context) -> str:
    """The id of the DAG run, as Assay's --run-id takes it."""
    return run_name(context["dag_run"].run_id)


def run_name(dag_run_id: str) -> str:
    """The id itself where Assay takes it; else what Assay takes of it, and a digest that keeps different ids apart."""
    if len(dag_run_id) <= 128 and re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_:+-]*(\.[A-Za-z0-9_:+-]+)*", dag_run_id):
        return dag_run_id
    digest = hashlib.sha256(dag_run_id.encode()).hexdigest()[:16]
    return "run-" + re.sub(r"[^A-Za-z0-9_:+-]", "-", dag_run_id)[:100] + "-" + digest


class AssayOperator(SparkSubmitOperator):
    """Runs one command of Assay, and retries only where a retry can help."""

    def execute(self, context):
        connection = self.connection()
        deploy_mode = self._deploy_mode or connection.extra_dejson.get("deploy-mode") or "client"
        try:
            super().execute(context)
        except FileNotFoundError as missing:
            raise AirflowFailException(
                f"There is no {missing.filename} on the PATH of this worker. Install Spark, or pyspark, there."
            ) from missing
        except AirflowException as failed:
            code = exit_code(str(failed), deploy_mode)
            if code is None and self.application_args[0] == "run":
                code = self.audited(context["ti"].start_date)
            if code in FINAL:
                raise AirflowFailException(
                    f"Assay ended with exit code {code}: {FINAL[code]}. The line of the log that begins with 'assay:' "
                    "says what to do; no retry helps before that."
                ) from failed
            if code in PASSING:
                raise AirflowException(
                    f"Assay ended with exit code {code}: {PASSING[code]}. A retry may help."
                ) from failed
            self.log.warning("Assay did not say why it ended, with exit code %s; a retry may help", code or "unknown")
            raise
        for asset in self.outlets:
            context["outlet_events"][asset].extra = {"as_of": value_of(self.application_args, "--as-of")}

    def connection(self):
        """The connection; without this look Spark would be asked for YARN where there is none."""
        try:
            return BaseHook.get_connection(self._conn_id)
        except AirflowNotFoundException:
            raise AirflowFailException(
                f"The Airflow connection {self._conn_id} is not set. It names the Spark master: "
                f"airflow connections add {self._conn_id} --conn-type spark --conn-host 'local[2]'"
            ) from None

    def audited(self, since: datetime) -> int | None:
        """The exit code that the driver left in run_audit, which is where a cluster's driver leaves it."""
        arguments = self.application_args
        command = [self._spark_binary or "spark-submit", "--master", "local[1]", "--deploy-mode", "client"]
        command += ["--properties-file", self.properties_file, "--class", self._java_class, self.application]
        command += ["status", "--format", "json", "--config", value_of(arguments, "--config")]
        command += ["--warehouse", value_of(arguments, "--warehouse")]
        told = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
        if told.returncode:
            return None
        for tried in json.loads(told.stdout)["tries"]:
            started = datetime.fromisoformat(tried["started_at"].replace("Z", "+00:00"))
            if tried["requested_run_id"] == value_of(arguments, "--run-id") and started >= since:
                return tried["exit_code"]
        return None


def exit_code(message: str, deploy_mode: str) -> int | None:
    """The driver's exit code, where the words of the provider hold it; only a client's is that of spark-submit."""
    found = re.search(r"Kubernetes spark exit code is: (\d+)", message)
    if not found and deploy_mode == "client":
        found = re.search(r"Error code is: (-?\d+)", message)
    return int(found.group(1)) if found else None


def value_of(arguments: list[str], option: str) -> str:
    return arguments[arguments.index(option) + 1]


with DAG(
    dag_id="assay",
    description="Customer segments of each day, published and verified",
    schedule=SCHEDULE,
    start_date=START,
    # a new installation begins today; earlier days come from a backfill, in any order
    catchup=False,
    # two runs at once would be safe, but would share the cluster and judge the same input twice
    max_active_runs=1,
    params={
        "as_of": Param(
            None,
            type=["null", "string"],
            format="date",
            description="Day the results speak of, YYYY-MM-DD; empty: the day on which the data interval ends",
        )
    },
    user_defined_macros={"setting": setting, "as_of": as_of, "assay_run_id": assay_run_id},
    default_args={"owner": "assay", "retries": 3},
    tags=["assay", "customers"],
    doc_md="""
### Customer segments of each day

`run` publishes the segments of one as-of date, `verify` recomputes what was published. Transactions on or after the
as-of date do not count: a run whose data interval ends on 1 July speaks of all days to 30 June. To run another day,
trigger with the parameter `as_of`.

**When a run fails**, look for the line in its log that begins with `assay:`.

| exit code | what it means | here |
|---|---|---|
| 2 | usage, configuration, rights, disk or memory | fails at once |
| 3 | input is missing, unreadable or against its contract | fails at once |
| 4 | a limit of data quality was passed | fails at once; readers see what they saw before |
| 5 | a model's gate, or a damaged table | fails at once |
| 6 | a concurrent run won | retried |
| 7 | Spark or the storage does not answer, or went away | retried |
| 70 | the program, or something it does not know | fails at once |
| all else | a killed driver, a spark-submit that did not get as far as Assay | retried |

Clear the task once the cause is gone. A run is repeated safely at any time: what is published already is found and left
alone, and what a broken run left is invisible.

**Why one task runs all stages.** The stages of a run hand rows to each other inside one Spark application, and what a
failed run left is never read by another. There is no point between them to start again from; a task for each stage
would only read the input again. The one real boundary is the publication, so `verify` is a task of its own.

**Backfill** in any order: results for a day depend on the input and on the configuration alone. Moves between segments
are counted from the day published before, and a backfill counts those into the day behind it anew.

**Assets** `assay://published/<table>` are updated after `verify`, so that what starts by them reads verified tables;
the extra of the event holds `as_of`.
""",
) as dag:
    spark = {
        "conn_id": CONNECTION,
        "application": "{{ setting('assay_jar') }}",
        "java_class": "io.assay.jobs.Main",
        "properties_file": "{{ setting('assay_spark_defaults') }}",
        "name": "assay {{ as_of() }}",
    }
    where = ["--config", "{{ setting('assay_config') }}", "--as-of", "{{ as_of() }}"]
    where += ["--warehouse", "{{ setting('assay_warehouse') }}"]
    run = AssayOperator(
        task_id="run",
        application_args=["run", *where, "--run-id", "{{ assay_run_id() }}"],
        execution_timeout=timedelta(hours=6),
        **spark,
    )
    verify = AssayOperator(
        task_id="verify",
        application_args=["verify", *where],
        # only a client's driver returns its exit code, and verify leaves no row in run_audit
        deploy_mode="client",
        execution_timeout=timedelta(hours=2),
        outlets=PUBLISHED,
        **spark,
    )
    run >> verify
