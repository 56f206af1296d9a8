"""Runs Assay on an S3 server that is started here, and stops at the first thing that is not as promised.

Usage: s3.py FOLDER, where bin/assay knows s3a://
"""

import json
import os
import pathlib
import subprocess
import sys
import threading
import time

import s3_server

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = pathlib.Path(sys.argv[1]).resolve()
BUCKET = "customers"
AS_OF = "2026-07-01"
EARLIER = "2026-06-01"
KEY = "CANARYKEY7Q2M5X9ZP"
SECRET = "canary-secret-u4Jd93kWq0"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
WRONG = {"AWS_ACCESS_KEY_ID": "CANARYWRONG8R3N6Y", "AWS_SECRET_ACCESS_KEY": "canary-wrong-t7Hc21"}
READER = {"AWS_ACCESS_KEY_ID": "CANARYREADER5T1V4W", "AWS_SECRET_ACCESS_KEY": "canary-reader-p2Lx86"}
CANARIES = [KEY, SECRET, *WRONG.values(), *READER.values()]
OURS = "io.assay.jobs.store.S3CommitStore"
DELTAS = "io.delta.storage.S3SingleDriverLogStore"
# for a few rows, compiling each query takes longer than interpreting it
INTERPRETED = {"spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN"}
ROUNDS = 100
MILLISECONDS_A_LINE = 30
CONFIG = """
currency: EUR
sources:
  - name: shop
    format: csv
    path: {path}
    columns: {{customer: customer_id, transaction: order_id, time: ordered_at, amount: quantity * unit_price}}
"""


def require(condition, sentence):
    if not condition:
        sys.exit(f"s3: {sentence}")


class Assay:
    """Commands of bin/assay against one server; what they print is kept for the search for credentials."""

    def __init__(self, server):
        self.server = server
        self.calls = 0

    def settings(self):
        return {
            "fs.s3a.endpoint": self.server.endpoint,
            "fs.s3a.endpoint.region": s3_server.REGION,
            "fs.s3a.path.style.access": "true",
        }

    def start(self, *arguments, spark=None, environment=None):
        self.calls += 1
        command = [str(ROOT / "bin/assay"), *arguments, "--format", "json", "--quiet"]
        hadoop = {f"spark.hadoop.{key}": value for key, value in self.settings().items()}
        # what is compressed cannot be searched for words
        plain = {"spark.sql.parquet.compression.codec": "uncompressed"}
        for key, value in {**hadoop, **plain, **INTERPRETED, **(spark or {})}.items():
            command += ["--spark", f"{key}={value}"]
        return subprocess.Popen(
            command,
            env={
                **os.environ,
                "ASSAY_LOG_DIR": str(WORK / "logs"),
                **CREDENTIALS,
                "AWS_EC2_METADATA_DISABLED": "true",
                # a run of a few rows is over before the costly compiler pays
                "ASSAY_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m",
                **(environment or {}),
            },
            cwd=WORK,
            stdout=open(WORK / f"out-{self.calls}", "wb"),
            stderr=open(WORK / f"err-{self.calls}", "wb"),
        ), self.calls

    @staticmethod
    def end(started):
        process, call = started
        code = process.wait()
        printed = (WORK / f"out-{call}").read_text()
        said = (WORK / f"err-{call}").read_text()
        return code, json.loads(printed) if printed.strip() else {}, said

    def call(self, *arguments, **keywords):
        return self.end(self.start(*arguments, **keywords))

    def done(self, *arguments, **keywords):
        code, answer, said = self.call(*arguments, **keywords)
        require(code == 0, f"{arguments[0]} ended with {code}: {said}")
        return answer

    def refused(self, commands):
        """Commands that must fail, each with its codes and one line, and change nothing; all at once."""
        before = self.server.objects()
        started = [self.start(*arguments, **keywords) for *_, arguments, keywords in commands]
        for (name, exit_code, expected, *_), (code, answer, said) in zip(commands, map(self.end, started)):
            require(code == exit_code, f"{name}: exit code {code}, not {exit_code}: {said}")
            require(answer["error"]["code"] == expected, f"{name}: {answer['error']}")
            # a run that gets as far as its input may warn of it
            lines = [line for line in said.splitlines() if not line.startswith("assay: warning: ")]
            require(answer["error"]["fix"] and len(lines) == 1, f"{name} is not one line with the fix: {said}")
            print(f"{name}: exit code {code}, {lines[0].split(' Log: ')[0]}", flush=True)
        require(self.server.objects() == before, "a command that was refused changed objects")


def run_arguments(warehouse, config, as_of=AS_OF):
    return ["run", "--config", str(WORK / f"{config}.yaml"), "--as-of", as_of, "--warehouse", warehouse]


def deliver(assay):
    """The same rows on this machine and in the bucket."""
    assay.done("generate", str(WORK / "input"), "--customers", "300", "--months", "12", "--files", "3")
    for file in sorted((WORK / "input/transactions").glob("*.csv")):
        assay.server.put(f"input/{file.name}", file.read_bytes())
    (WORK / "local.yaml").write_text(CONFIG.format(path=f"{WORK}/input/transactions/*.csv"))
    (WORK / "s3.yaml").write_text(CONFIG.format(path=f"s3a://{BUCKET}/input/*.csv"))


def whole_runs(assay, expected):
    warehouse = f"s3a://{BUCKET}/segments"
    first = assay.done(*run_arguments(warehouse, "s3"))
    require(first["content_hash"] == expected, f"content on S3 is {first['content_hash']}, on this machine {expected}")
    before = assay.server.objects("segments/")
    again = assay.done(*run_arguments(warehouse, "s3"))
    require(again["outcome"] == "already_published", f"the second run is {again['outcome']}")
    require(assay.server.objects("segments/") == before, "a run that is already done changed objects")
    assay.done("report", "--warehouse", warehouse)
    print(f"run, run again, report: content {expected}, {len(before)} objects", flush=True)


def two_drivers(assay, expected):
    warehouse = f"s3a://{BUCKET}/contested"
    both = [assay.start(*run_arguments(warehouse, "s3")) for _ in range(2)]
    ended = [assay.end(started) for started in both]
    codes = sorted(code for code, _, _ in ended)
    require(set(codes) <= {0, 6}, f"two drivers ended with {[(code, said) for code, _, said in ended]}")
    if 0 not in codes:
        # each was overtaken in another table, and is told to run again
        ended.append(assay.call(*run_arguments(warehouse, "s3")))
    verified = assay.done("verify", "--warehouse", warehouse)
    require(verified["publications"] == 1 and not verified["findings"], f"verify found {verified}")
    published = {answer["content_hash"] for code, answer, _ in ended if code == 0}
    require(published == {expected}, f"two drivers published {published}")
    print(f"two drivers at once: exit codes {codes}, one publication", flush=True)


def faulty_server(assay, expected):
    assay.server.gate.faults = faults = s3_server.Faults(
        errors=0.1, lost=0.01, lose_each_write=4, conflict_each_write=7
    )
    started = time.monotonic()
    try:
        answer = assay.done(*run_arguments(f"s3a://{BUCKET}/faulty", "s3"))
    finally:
        assay.server.gate.faults = s3_server.Faults()
    seconds = time.monotonic() - started
    require(answer["content_hash"] == expected, f"a server that fails made content {answer['content_hash']}")
    require(faults.counts["lost commits"] > 2 and faults.counts["5xx"] > 20, f"too few faults: {faults.counts}")
    verified = assay.done("verify", "--warehouse", f"s3a://{BUCKET}/faulty")
    require(verified["publications"] == 1 and not verified["findings"], f"verify found {verified}")
    print(f"a server that fails: the same content, {faults.counts}, {seconds:.0f} s", flush=True)


def refusals(assay):
    warehouse = f"s3a://{BUCKET}/segments"
    wrong = {
        "spark.hadoop.fs.s3a.access.key": WRONG["AWS_ACCESS_KEY_ID"],
        "spark.hadoop.fs.s3a.secret.key": WRONG["AWS_SECRET_ACCESS_KEY"],
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": (WORK / "logs").as_uri(),
    }
    none = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}
    assay.refused(
        [
            (
                "wrong credentials",
                2,
                "storage.credentials",
                run_arguments(warehouse, "local"),
                {"spark": wrong, "environment": {"ASSAY_LOG_LEVEL": "debug"}},
            ),
            ("no credentials", 2, "storage.credentials", ["status", "--warehouse", warehouse], {"environment": none}),
            (
                "a warehouse that may only be read",
                2,
                "storage.denied",
                run_arguments(warehouse, "local", EARLIER),
                {"environment": READER},
            ),
            ("missing bucket", 2, "storage.no-bucket", run_arguments("s3a://no-such-bucket/segments", "local"), {}),
            (
                "an endpoint that nobody answers",
                7,
                "storage.unreachable",
                run_arguments(warehouse, "local"),
                {"spark": {"spark.hadoop.fs.s3a.endpoint": "http://127.0.0.1:9"}},
            ),
            (
                "a log store without exclusion",
                2,
                "warehouse.shared-commits",
                run_arguments(f"s3a://{BUCKET}/refused", "local"),
                {"spark": {"spark.delta.logStore.s3a.impl": DELTAS}},
            ),
        ]
    )
    verified = assay.done("verify", "--warehouse", warehouse, environment=READER)
    require(verified["publications"] == 1 and not verified["findings"], f"verify found {verified}")
    print("who may only read verifies what was published", flush=True)


class Race:
    """Two processes that commit the same versions with one log store; each line of theirs takes its time."""

    def __init__(self, assay, store):
        target = ROOT / "jobs" / "target"
        class_path = f"{target / 'assay.jar'}:{(target / 'class-path.txt').read_text().strip()}"
        java = ["java", "-XX:TieredStopAtLevel=1", "-cp", class_path]
        settings = [f"{key}={value}" for key, value in assay.settings().items()]
        self.server = assay.server
        self.store = store
        self.writers = {
            name: subprocess.Popen(
                [*java, str(ROOT / ".ci/CommitRace.java"), store, name, str(MILLISECONDS_A_LINE), *settings],
                env={**os.environ, **CREDENTIALS},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=open(WORK / f"race-{name}", "ab"),
                encoding="utf-8",
            )
            for name in ("ann", "bob")
        }

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.server.gate.meeting = None
        for writer in self.writers.values():
            writer.kill()
            writer.wait()

    def round(self, number):
        """Who won, and who wrote what stands there."""
        key = f"race/{self.store}/{number:020d}.json"
        for writer in self.writers.values():
            writer.stdin.write(f"s3a://{BUCKET}/{key}\n")
            writer.stdin.flush()
        winners = [name for name, writer in self.writers.items() if writer.stdout.readline().strip() == "won"]
        return winners, self.server.content(key).decode().split()[0]


def races(assay):
    with Race(assay, OURS) as race:
        race.round(0)
        assay.server.gate.meeting = threading.Barrier(2)
        wins = {"ann": 0, "bob": 0}
        for number in range(1, ROUNDS + 1):
            winners, stored = race.round(number)
            require(winners == [stored], f"in round {number} {winners} won, and {stored} is stored")
            wins[stored] += 1
    with Race(assay, DELTAS) as race:
        race.round(0)
        doubled = sum(len(race.round(number)[0]) == 2 for number in range(1, 6))
    require(doubled > 0, "the window is too small: Delta's own log store lost no commit in it")
    print(f"{ROUNDS} races of two writers: {wins}, never both; with Delta's own log store both won {doubled} of 5", flush=True)


def page_for_users(assay):
    """The commands of docs/s3.md, as somebody types them whose storage is this server."""
    environment = {**os.environ, "ENDPOINT": assay.server.endpoint, **CREDENTIALS}
    page = [sys.executable, str(ROOT / ".ci/documents.py"), str(ROOT / "docs/s3.md")]
    require(subprocess.run(page, env=environment).returncode == 0, "docs/s3.md does not work")


def no_credentials_anywhere(assay):
    """In no file that a command wrote, and in no object."""
    files = [file for file in sorted(WORK.rglob("*")) if file.is_file() and "venv" not in file.parts]
    written = {str(file): file.read_bytes() for file in files}
    written.update({key: assay.server.content(key) for key in assay.server.objects()})
    for name, content in written.items():
        for canary in CANARIES:
            require(canary.encode() not in content, f"a credential stands in {name}")
    logs = [name for name in written if "/logs/" in name]
    require(len(logs) > 5 and any(name.endswith(".html") for name in written), "too little was searched")
    tables = [content for name, content in written.items() if name.endswith(".parquet")]
    require(any(AS_OF.encode() in content for content in tables), "no words are found in the tables")
    print(f"no credentials in {len(written)} files and objects, {len(logs)} of them logs", flush=True)


def main():
    assay = Assay(s3_server.Server(KEY, SECRET, BUCKET, READER["AWS_ACCESS_KEY_ID"]))
    deliver(assay)
    expected = assay.done(*run_arguments(str(WORK / "segments"), "local"))["content_hash"]
    parts = {
        "whole runs": lambda: whole_runs(assay, expected),
        "refusals": lambda: refusals(assay),
        "races": lambda: races(assay),
        "two drivers": lambda: two_drivers(assay, expected),
        "a server that fails": lambda: faulty_server(assay, expected),
        "docs/s3.md": lambda: page_for_users(assay),
        "credentials": lambda: no_credentials_anywhere(assay),
    }
    for name, part in parts.items():
        began = time.monotonic()
        part()
        print(f"-- {name}: {time.monotonic() - began:.0f} s", flush=True)


main()
