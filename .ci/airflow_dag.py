"""Tests of the DAG file alone, in the Airflow that runs them: nothing is submitted, but for a program that only ends.

They need an Airflow home with a migrated database.
"""

import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import textwrap
import unittest
from datetime import datetime, timezone
from types import SimpleNamespace
from unittest import mock

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "conf" / "airflow" / "assay_dag.py"
VALUES = {
    "assay_jar": "/opt/assay/assay.jar",
    "assay_config": "s3a://bucket/assay.yaml",
    "assay_warehouse": "s3a://bucket/segments",
    "assay_spark_defaults": "/opt/assay/spark-defaults.conf",
}


def load():
    spec = importlib.util.spec_from_file_location("assay_dag", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


assay = load()


def variables(**changed):
    """Airflow variables as the environment gives them; None takes one away."""
    values = {**VALUES, **changed}
    environment = {f"AIRFLOW_VAR_{name.upper()}": value for name, value in values.items() if value is not None}
    absent = [f"AIRFLOW_VAR_{name.upper()}" for name, value in values.items() if value is None]
    patch = mock.patch.dict(os.environ, environment)
    patch.start()
    for name in absent:
        os.environ.pop(name, None)
    return patch


def context(task, as_of=None, run_id="scheduled__2026-07-01T02:30:00+00:00", end="2026-07-01T02:30:00+00:00", **more):
    moment = end and datetime.fromisoformat(end)
    found = {
        "dag": assay.dag,
        "task": task,
        "params": {"as_of": as_of},
        "dag_run": SimpleNamespace(run_id=run_id, run_after=moment),
        "run_id": run_id,
        "data_interval_end": moment,
        **more,
    }
    return {name: value for name, value in found.items() if value is not None}


class Structure(unittest.TestCase):
    def test_one_dag_of_two_tasks(self):
        self.assertEqual(["run", "verify"], [task.task_id for task in assay.dag.topological_sort()])
        self.assertEqual({"verify"}, assay.dag.get_task("run").downstream_task_ids)

    def test_says_what_it_is(self):
        self.assertEqual((1, False), (assay.dag.max_active_runs, assay.dag.catchup))
        self.assertEqual({"assay", "customers"}, set(assay.dag.tags))
        for code in ("2", "3", "4", "5", "6", "7", "70"):
            self.assertIn(f"| {code} |", assay.dag.doc_md)

    def test_no_task_waits_for_ever(self):
        for task in assay.dag.tasks:
            self.assertIsNotNone(task.execution_timeout, task.task_id)
            self.assertEqual(3, task.retries)

    def test_verified_tables_are_assets(self):
        self.assertEqual([], list(assay.dag.get_task("run").outlets))
        names = {asset.uri for asset in assay.dag.get_task("verify").outlets}
        self.assertIn("assay://published/customer_segment", names)
        self.assertEqual(7, len(names))

    def test_reads_nothing_and_is_quick(self):
        """In a new process, where Airflow and its provider are loaded, and neither network nor database can be used."""
        program = """
            import sys, time
            import airflow.models.dagbag, airflow.providers.apache.spark.operators.spark_submit
            import importlib.util, socket, sqlite3
            def refuse(*arguments, **named): raise AssertionError("the file reads something at its top")
            socket.socket.connect = sqlite3.connect = refuse
            started = time.process_time()
            spec = importlib.util.spec_from_file_location("assay_dag", sys.argv[1])
            spec.loader.exec_module(importlib.util.module_from_spec(spec))
            print(time.process_time() - started)
        """
        ended = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(program), str(FILE)], capture_output=True, encoding="utf-8"
        )
        self.assertEqual(0, ended.returncode, ended.stderr)
        seconds = float(ended.stdout.split()[-1])
        print(f"the file is imported in {seconds:.2f} s", file=sys.__stdout__, flush=True)
        self.assertLess(seconds, 1)


class Arguments(unittest.TestCase):
    def setUp(self):
        self.addCleanup(variables().stop)

    def rendered(self, task_id, **changed):
        task = assay.dag.get_task(task_id)
        task = task.prepare_for_execution() if hasattr(task, "prepare_for_execution") else task
        task.render_template_fields(context(task, **changed), assay.dag.get_template_env())
        return task

    def as_of(self, **changed):
        return assay.value_of(self.rendered("run", **changed).application_args, "--as-of")

    def test_run(self):
        task = self.rendered("run")

        self.assertEqual(VALUES["assay_jar"], task.application)
        self.assertEqual(VALUES["assay_spark_defaults"], task.properties_file)
        self.assertEqual(
            "run --config s3a://bucket/assay.yaml --as-of 2026-07-01 --warehouse s3a://bucket/segments "
            "--run-id scheduled__2026-07-01T02:30:00+00:00",
            " ".join(task.application_args),
        )

    def test_verify(self):
        self.assertEqual(
            "verify --config s3a://bucket/assay.yaml --as-of 2026-07-01 --warehouse s3a://bucket/segments",
            " ".join(self.rendered("verify").application_args),
        )

    def test_as_of_is_the_day_in_the_zone_on_which_the_interval_ends(self):
        with mock.patch.object(assay, "ZONE", assay.ZoneInfo("Asia/Shanghai")):
            self.assertEqual("2026-07-02", self.as_of(end="2026-07-01T18:30:00+00:00"))

    def test_parameter_wins(self):
        self.assertEqual("2025-12-31", self.as_of(as_of="2025-12-31"))

    def test_run_without_interval_takes_the_day_it_begins(self):
        begun = SimpleNamespace(run_id="asset_triggered__1", run_after=datetime(2026, 7, 3, tzinfo=timezone.utc))
        self.assertEqual("2026-07-03", self.as_of(end=None, dag_run=begun))

    def test_parameter_that_is_no_day(self):
        for wrong in ("2026-02-30", "1.7.2026", "20260701"):
            with self.assertRaisesRegex(assay.AirflowFailException, f"as_of is '{wrong}'. Write an existing day"):
                self.as_of(as_of=wrong)

    def test_missing_variable_is_named_with_what_it_holds(self):
        for name, meaning in assay.VARIABLES.items():
            with self.subTest(name):
                patch = variables(**{name: None})
                with self.assertRaisesRegex(assay.AirflowFailException, f"{name} is not set. It holds {meaning}"):
                    self.rendered("run")
                patch.stop()

    def test_ids_that_assay_takes_stay_as_they_are(self):
        for same in ("scheduled__2026-07-01T02:30:00+00:00", "manual__2026-07-01T02:30:00.123456+00:00_aB3"):
            self.assertEqual(same, assay.run_name(same))

    def test_other_ids_become_names_that_assay_takes_and_stay_different(self):
        others = ["late run", "late/run", "late~run", "late..run", ".late", "late.", "x" * 250, "x" * 249]
        names = {assay.run_name(other) for other in others}
        self.assertEqual(len(others), len(names))
        for name in names:
            self.assertRegex(name, r"^[A-Za-z0-9][A-Za-z0-9_:+-]{0,127}$")


class Endings(unittest.TestCase):
    """A program in the place of spark-submit ends with each exit code; what the task makes of it is looked at."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.program = pathlib.Path(folder.name) / "spark-submit"
        path = {"PATH": f"{folder.name}:{os.environ['PATH']}", "AIRFLOW_CONN_ASSAY_SPARK": "spark://local%5B2%5D"}
        environment = mock.patch.dict(os.environ, path)
        environment.start()
        self.addCleanup(environment.stop)

    def ended(self, script, **options):
        self.program.write_text(f"#!/bin/sh\n{script}\n")
        self.program.chmod(0o755)
        task = assay.AssayOperator(
            task_id="tried",
            conn_id="assay_spark",
            application="assay.jar",
            java_class="io.assay.jobs.Main",
            properties_file="spark-defaults.conf",
            application_args="run --config c --as-of 2026-07-01 --warehouse w --run-id tonight".split(),
            **options,
        )
        began = datetime(2026, 7, 1, 3, tzinfo=timezone.utc)
        # what the class adds is called; the wrapper that Airflow puts around it only warns outside of a worker
        assay.AssayOperator.execute(task, {"ti": SimpleNamespace(start_date=began, task=task), "task": task})

    def test_done(self):
        self.ended("exit 0")

    def test_final_codes_fail_at_once(self):
        for code in (2, 3, 4, 5, 70):
            with self.assertRaisesRegex(assay.AirflowFailException, f"exit code {code}: "):
                self.ended(f"exit {code}")

    def test_conflicts_and_silent_surroundings_may_be_retried_and_say_so(self):
        for code, reason in ((6, "a concurrent run published first"), (7, "Spark or the storage does not answer")):
            with self.assertRaisesRegex(assay.AirflowException, f"exit code {code}: {reason}") as failed:
                self.ended(f"exit {code}")
            self.assertNotIsInstance(failed.exception, assay.AirflowFailException)

    def test_lost_drivers_may_be_retried(self):
        for script in ("exit 1", "exit 137", "exit 143", "kill -9 $$"):
            with self.assertRaises(assay.AirflowException) as failed:
                self.ended(script)
            self.assertNotIsInstance(failed.exception, assay.AirflowFailException, script)

    def on_a_cluster(self, code, requested="tonight", started="2026-07-01T03:00:07.123Z"):
        told = json.dumps({"tries": [{"requested_run_id": requested, "started_at": started, "exit_code": code}]})
        answer = f"""case "$*" in *"--deploy-mode client"*" status "*) echo '{told}';; *) exit 1;; esac"""
        self.ended(answer, deploy_mode="cluster")

    def test_code_of_a_cluster_is_read_from_its_audit(self):
        with self.assertRaisesRegex(assay.AirflowFailException, "exit code 4: "):
            self.on_a_cluster(4)
        with self.assertRaises(assay.AirflowException) as failed:
            self.on_a_cluster(6)
        self.assertNotIsInstance(failed.exception, assay.AirflowFailException)

    def test_audit_of_other_tries_says_nothing(self):
        for other in ({"requested": "yesterday"}, {"started": "2026-07-01T02:59:00Z"}):
            with self.assertRaises(assay.AirflowException) as failed:
                self.on_a_cluster(4, **other)
            self.assertNotIsInstance(failed.exception, assay.AirflowFailException)

    def test_code_of_a_pod_stands_in_the_words_of_the_provider(self):
        words = "Cannot execute: spark-submit. Error code is: 1. Kubernetes spark exit code is: 4"
        self.assertEqual(4, assay.exit_code(words, "cluster"))

    def test_no_connection(self):
        del os.environ["AIRFLOW_CONN_ASSAY_SPARK"]
        with self.assertRaisesRegex(assay.AirflowFailException, "connection assay_spark is not set. It names"):
            self.ended("exit 0")

    def test_no_spark_submit(self):
        with mock.patch.dict(os.environ, {"PATH": "/nowhere"}):
            with self.assertRaisesRegex(assay.AirflowFailException, "no spark-submit on the PATH"):
                self.ended("exit 0")


if __name__ == "__main__":
    unittest.main(buffer=True)
