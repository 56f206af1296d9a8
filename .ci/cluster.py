"""Submits Assay to a cluster that is started here, and stops at the first thing that is not as promised.

Usage: cluster.py FOLDER SPARK [OLDER_SPARK [NEWER_JAVA]]: a folder to work in, two Spark distributions and the home of a
Java; an empty text stands for what could not be installed
"""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

from built import delta_jars
from lineage_server import LineageServer, names
from processes import awaited, fetched, free_port, running

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ROOT / "jobs/target/assay.jar"
DEFAULTS = (ROOT / "conf/spark/spark-defaults.conf").read_text(encoding="utf-8")
WORK, SPARK, OLDER_SPARK, NEWER_JAVA = (sys.argv[1:] + ["", ""])[:4]
WORK = pathlib.Path(WORK).resolve()
AS_OF = "2026-07-01"
LONGEST = 600
CONFIG = """
currency: EUR
sources:
  - name: shop
    format: csv
    path: {path}/*.csv
    columns: {{customer: customer_id, transaction: order_id, time: ordered_at, amount: quantity * unit_price}}
"""
# what two workers on one small machine have room for
SMALL = {
    "spark.driver.memory": "1g",
    "spark.executor.memory": "1g",
    "spark.executor.cores": "1",
    "spark.sql.shuffle.partitions": "4",
    "spark.standalone.submit.waitAppCompletion": "true",
}
# runs of a few rows are over before the costly compiler pays
ENVIRONMENT = {
    **os.environ,
    "JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1",
    "ASSAY_LOG_DIR": str(WORK),
    "SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false",
}


def require(condition, sentence):
    if not condition:
        sys.exit(f"cluster: {sentence}")


def until(reached, what):
    """What is waited for, once it is there."""
    found = awaited(reached, LONGEST, 0.1)
    require(found, f"waited {LONGEST} s for {what}")
    return found


def text(file):
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""


def properties(name, older=False):
    """The settings of the documentation, with Delta's jars in place of their address, and less memory."""
    jars = delta_jars()
    if older:
        jars = [jar.replace("delta-spark_4.1", "delta-spark_4.0") for jar in jars]
    kept = [line for line in DEFAULTS.splitlines() if line.split(" ")[0] not in {*SMALL, "spark.jars.packages"}]
    settings = {**SMALL, "spark.jars": ",".join(jars)}
    file = WORK / name
    file.write_text("\n".join(kept + [f"{key} {value}" for key, value in settings.items()]) + "\n", encoding="utf-8")
    return file


class Line:
    """A line of spark-submit, as the documentation has it."""

    def __init__(self, spark, settings, master, java=None):
        self.environment = {**ENVIRONMENT, "SPARK_HOME": spark, **({"JAVA_HOME": str(java)} if java else {})}
        program = [f"{spark}/bin/spark-submit"]
        if java and "jdk.incubator.vector" not in output([f"{java}/bin/java", "--list-modules"]):
            # spark-submit asks for that module, which Spark works without
            opens = re.findall(r"--add-opens=\S+", DEFAULTS)
            program = [f"{java}/bin/java", *opens, "-Xmx1g", "-cp", f"{spark}/conf:{spark}/jars/*"]
            program.append("org.apache.spark.deploy.SparkSubmit")
        self.begin = [*program, "--master", master, "--properties-file", str(settings)]

    def start(self, name, *arguments, mode="client"):
        command = [*self.begin, "--deploy-mode", mode, "--class", "io.assay.jobs.Main", str(JAR), *arguments]
        return subprocess.Popen(
            command,
            env=self.environment,
            cwd=WORK,
            stdin=subprocess.DEVNULL,
            stdout=open(WORK / f"{name}.out", "wb"),
            stderr=open(WORK / f"{name}.err", "wb"),
        )

    def run(self, name, *further, mode="client"):
        arguments = ["run", "--config", "assay.yaml" if mode == "client" else str(WORK / "assay.yaml")]
        arguments += ["--as-of", AS_OF, "--warehouse", str(WORK / name), "--run-id", name, "--format", "json"]
        return self.start(name, *arguments, *further, mode=mode)

    def hash(self, name, process):
        """The content hash that a run in client mode prints."""
        require(process.wait(LONGEST) == 0, f"{name}: {text(WORK / f'{name}.err')[-2000:]}")
        return json.loads(text(WORK / f"{name}.out"))["content_hash"]

    def status(self, name):
        """What is known of a run, asked as the documentation says."""
        arguments = ["status", "--run-id", name, "--warehouse", str(WORK / name), "--format", "json"]
        process = self.start(f"{name}-status", *arguments)
        require(process.wait(LONGEST) == 0, f"{name}: {text(WORK / f'{name}-status.err')[-2000:]}")
        return json.loads(text(WORK / f"{name}-status.out"))


def output(command):
    return subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True, env=ENVIRONMENT).stdout


class Cluster:
    """A standalone master and two workers, each with room for a driver and an executor."""

    def __init__(self, spark):
        self.spark = spark
        self.processes = []
        self.log = WORK / "master.log"
        self.launch(self.log, "master.Master", "--host", "127.0.0.1", "--port", "0")
        found = until(lambda: re.search(r"Starting Spark master at (spark://\S+)", text(self.log)), "the master")
        self.master = found.group(1)
        self.workers = {}
        for name in ("worker-1", "worker-2"):
            self.workers[name] = self.launch(
                WORK / f"{name}.log",
                "worker.Worker",
                *("--host", "127.0.0.1", "--cores", "2", "--memory", "3g", "-d", str(WORK / name)),
                self.master,
            )
        until(lambda: text(self.log).count("Registering worker") >= 2, "two workers")

    def launch(self, log, program, *arguments):
        process = subprocess.Popen(
            [f"{self.spark}/bin/spark-class", f"org.apache.spark.deploy.{program}", "--webui-port", "0", *arguments],
            env={**ENVIRONMENT, "SPARK_HOME": self.spark},
            stdout=open(log, "wb"),
            stderr=subprocess.STDOUT,
        )
        self.processes.append(process)
        return process

    def executors(self, worker):
        """Processes of executors that a worker runs now."""
        return list(running(lambda process: os.readlink(process / "cwd").startswith(f"{WORK}/{worker}/app-")))

    def drivers(self):
        return {folder for folder in WORK.glob("worker-*/driver-*") if folder.is_dir()}

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()


def judged(log):
    """Whether the rows are judged, and kept on the executors."""
    return re.search(r"^\[2/.*\d$", text(log), re.M)


def measured(line):
    """A run in client mode whose driver serves what Spark measures, with the settings and addresses of the documentation."""
    page = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    settings = dict(re.findall(r"--spark '?(spark\.(?:ui|metrics)\.[^=' ]+)=([^' \n]+)", page))
    driver, executors = re.search(r"The addresses are `(\S+)` for the driver and `(\S+)` for all", page).groups()
    settings["spark.ui.port"] = str(free_port())
    process = line.run("client", *(word for setting in settings.items() for word in ("--spark", "=".join(setting))))
    for address, measure in ((driver, rb"_driver_BlockManager_"), (executors, rb'metrics_executor_[^\n]*executor_id="\d')):
        address = f"http://127.0.0.1:{settings['spark.ui.port']}{address}"
        until(lambda: re.search(measure, fetched(address) or b"") or process.poll() is not None, address)
        require(process.poll() is None, f"{address} did not answer")
    return line.hash("client", process)


def killed_executor(line, cluster):
    process = line.run("killed")
    until(lambda: judged(WORK / "killed.err") or process.poll() is not None, "judged rows")
    executors = cluster.executors("worker-1")
    require(executors, "there is no executor to kill")
    os.kill(executors[0], signal.SIGKILL)
    found = line.hash("killed", process)
    logs = text(cluster.log) + text(WORK / "worker-1.log")
    require(re.search(r"exit(Status| code) 137", logs), "no executor was lost")
    return found


def cluster_mode(line, cluster, name, *further, lost=False):
    """A run whose driver a worker runs; what became of it is asked for afterwards."""
    before = cluster.drivers()
    process = line.run(name, *further, mode="cluster")
    driver = until(lambda: cluster.drivers() - before, "a driver").pop()
    if lost:
        until(lambda: judged(driver / "stderr") or process.poll() is not None, "judged rows")
        worker = next(worker for worker in cluster.workers if worker != driver.parent.name)
        executors = cluster.executors(worker)
        require(executors, "there is no worker with an executor to kill")
        for victim in [cluster.workers[worker].pid, *executors]:
            os.kill(victim, signal.SIGKILL)
    require(process.wait(LONGEST) == 0, f"{name}: {text(WORK / f'{name}.err')[-2000:]}")
    require("is FINISHED" in text(WORK / f"{name}.err"), f"{name}: {text(driver / 'stderr')[-2000:]}")
    if lost:
        require("Removing worker" in text(cluster.log), "no worker was lost")
    known = client().status(name)
    require([tried["exit_code"] for tried in known["tries"]] == [0], f"{name}: {known['tries']}")
    return known["published"][0]["content_hash"]


def with_lineage(line, cluster):
    """The same, which a receiver of lineage hears of."""
    server = LineageServer()
    found = cluster_mode(line, cluster, "cluster", "--lineage", server.address)
    server.stop()
    told = [(event["eventType"], names(event["inputs"])) for event in server.events]
    source = {str(WORK / "input/transactions")}
    require(told == [("START", source), ("COMPLETE", source)], f"the lineage of a cluster is {told}")
    tables = names(server.events[1]["outputs"])
    for table in ("customer_segment", "run_manifest", "run_audit"):
        require(str(WORK / "cluster" / table) in tables, f"the lineage of a cluster names {tables}")
    return found


def failing(line):
    """The exit code that a driver left, of a run that a gate of data quality stops."""
    limits = ["--set", "gates.quarantine_warn=0", "--set", "gates.quarantine_fail=0"]
    process = line.run("failing", *limits, mode="cluster")
    process.wait(LONGEST)
    require("is FAILED" in text(WORK / "failing.err"), f"failing: {text(WORK / 'failing.err')[-2000:]}")
    known = client().status("failing")
    require(not known["published"], f"failing: {known['published']}")
    return known["tries"][0]["exit_code"]


def client():
    return Line(SPARK, WORK / "settings.conf", "local[1]")


def java_version(home):
    told = subprocess.run([f"{home}/bin/java", "-version"], stderr=subprocess.PIPE, encoding="utf-8", check=True).stderr
    return re.search(r'version "(\d+)', told).group(1)


def spark_version(spark):
    return re.search(r"spark-core_2\.13-(\S+)\.jar", " ".join(os.listdir(f"{spark}/jars"))).group(1)


def pairs():
    """Content hashes by Spark and Java, each from a run of its own on this machine."""
    java_here = os.environ.get("JAVA_HOME") or pathlib.Path(shutil.which("java")).resolve().parent.parent
    for spark, java in [(OLDER_SPARK, java_here), (SPARK, NEWER_JAVA), (OLDER_SPARK, NEWER_JAVA)]:
        if not spark or not java:
            print(f"skipped: {'a newer Java' if spark else 'the older Spark'} could not be installed", flush=True)
            continue
        name = f"spark-{spark_version(spark)}-java-{java_version(java)}"
        settings = properties(f"{name}.conf", older=spark == OLDER_SPARK)
        line = Line(spark, settings, "local[2]", java)
        yield name, line.hash(name, line.run(name))


def told(name, found, wanted):
    print(f"{name:<28} {found}  after {time.monotonic() - STARTED:.0f} s", flush=True)
    require(found == wanted, f"{name}: wanted {wanted}")


# what was started here ends with this program, whatever ends it
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
STARTED = time.monotonic()
assay = [str(ROOT / "bin/assay")]
output([*assay, "generate", str(WORK / "input"), "--customers", "2000", "--months", "12", "--files", "7", "--quiet"])
(WORK / "assay.yaml").write_text(CONFIG.format(path=WORK / "input/transactions"), encoding="utf-8")
local = [*assay, "run", "--config", str(WORK / "assay.yaml"), "--as-of", AS_OF, "--warehouse", str(WORK / "local")]
wanted = json.loads(output([*local, "--format", "json", "--quiet"]))["content_hash"]
told("one machine", wanted, wanted)
cluster = Cluster(SPARK)
try:
    line = Line(SPARK, properties("settings.conf"), cluster.master)
    told("client mode, measured", measured(line), wanted)
    told("an executor killed", killed_executor(line, cluster), wanted)
    told("cluster mode", with_lineage(line, cluster), wanted)
    told("exit code of a failed driver", failing(line), 4)
    told("a worker lost", cluster_mode(line, cluster, "lost", lost=True), wanted)
finally:
    cluster.stop()
for name, found in pairs():
    told(name, found, wanted)
