"""Tests of the schedules for cron and Argo: the same commands and the same retries as the Airflow DAG has."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "conf" / "airflow"))
import assay_dag

ROOT = pathlib.Path(__file__).resolve().parent.parent


def options(words):
    """The command and the names of its options, without the values."""
    return [words[0], *(word for word in words if word.startswith("--"))]


DAG = {task.task_id: options(task.application_args) for task in assay_dag.dag.tasks}


class Argo(unittest.TestCase):
    def setUp(self):
        workflow = yaml.safe_load((ROOT / "conf" / "argo" / "assay.yaml").read_text())["spec"]
        self.schedules = workflow["schedules"]
        self.templates = {template["name"]: template for template in workflow["workflowSpec"]["templates"]}

    def test_same_commands(self):
        steps = [step for (step,) in self.templates["daily"]["steps"]]
        words = {step["name"]: step["arguments"]["parameters"][0]["value"].split() for step in steps}
        self.assertEqual(DAG, {name: options(of) for name, of in words.items()})

    def test_same_schedule_and_retries(self):
        retries = self.templates["assay"]["retryStrategy"]
        final = re.search(r"not in \[(.*)\]", retries["expression"]).group(1)
        self.assertEqual(set(assay_dag.FINAL), {int(code) for code in final.split(",")})
        self.assertEqual(assay_dag.dag.get_task("run").retries, int(retries["limit"]))
        self.assertEqual([assay_dag.SCHEDULE], self.schedules)

    def test_same_class(self):
        (line,) = self.templates["assay"]["container"]["args"]
        self.assertIn("--class io.assay.jobs.Main ", line)


class Cron(unittest.TestCase):
    """A program in the place of Assay writes down its arguments and ends with the codes that a file holds."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        program = self.folder / "assay"
        program.write_text(
            "#!/bin/sh\n"
            'cd "$(dirname "$0")"\n'
            'echo "$*" >> called\n'
            'code=$(sed -n "$(wc -l < called)p" codes)\n'
            "exit ${code:-0}\n"
        )
        program.chmod(0o755)

    def daily(self, *codes):
        (self.folder / "codes").write_text("".join(f"{code}\n" for code in codes))
        (self.folder / "called").unlink(missing_ok=True)
        ended = subprocess.run(
            [ROOT / "conf" / "cron" / "assay-daily", "assay.yaml", "segments", "2026-07-01"],
            env={**os.environ, "ASSAY_COMMAND": str(self.folder / "assay"), "ASSAY_WAIT": "0"},
            stderr=subprocess.DEVNULL,
        )
        return ended.returncode, [line.split() for line in (self.folder / "called").read_text().splitlines()]

    def test_same_commands(self):
        code, called = self.daily()
        self.assertEqual(0, code)
        self.assertEqual(DAG, {words[0]: options(words) for words in called})
        self.assertIn("run --config assay.yaml --as-of 2026-07-01 --warehouse segments", " ".join(called[0]))

    def test_final_codes_end_it(self):
        for code in assay_dag.FINAL:
            self.assertEqual((code, 1), (lambda ended: (ended[0], len(ended[1])))(self.daily(code)))

    def test_what_passes_and_killed_drivers_are_tried_again(self):
        for code in (*assay_dag.PASSING, 137, 1):
            ended, called = self.daily(code, code)
            self.assertEqual((0, ["run"] * 3 + ["verify"]), (ended, [words[0] for words in called]))

    def test_four_tries_at_most(self):
        code, called = self.daily(6, 6, 6, 6, 0)
        self.assertEqual((6, 4), (code, len(called)))

    def test_damage_that_verify_finds(self):
        self.assertEqual(5, self.daily(0, 5)[0])

    def test_crontab_has_the_same_schedule(self):
        crontab = (ROOT / "conf" / "cron" / "crontab").read_text()
        self.assertRegex(crontab, rf"(?m)^{re.escape(assay_dag.SCHEDULE)} .*/conf/cron/assay-daily ")


if __name__ == "__main__":
    unittest.main()
