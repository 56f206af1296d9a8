"""What the build leaves for the checks."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent


def delta_jars():
    """Paths of the jars that a Spark distribution lacks to read and write Delta tables."""
    jars = (ROOT / "jobs/target/class-path.txt").read_text(encoding="utf-8").strip().split(":")
    return [jar for jar in jars if re.search(r"/(delta-|unitycatalog-)[^/]*\.jar$", jar)]
