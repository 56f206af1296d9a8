"""Runs the `sh` blocks of Markdown files: those of one file in order, as one shell would, in a fresh copy of the checkout.

A `text` block after an `sh` block is what its commands print: every line of it must occur in their output, in order; three
dots stand for anything. Stops at the first command that fails and at the first line that is missing.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```", re.M | re.S)


def fresh_copy(folder):
    copy = pathlib.Path(folder) / "assay"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(copy)], check=True)
    built = ROOT / "jobs" / "target"
    if built.exists():
        # what the build before left, so that the commands do not build it a second time
        shutil.copytree(built, copy / "jobs" / "target", ignore=shutil.ignore_patterns("surefire*", "test-classes"))
        (copy / "jobs" / "target" / "assay.jar").touch()
    return copy


def run(commands, name, working):
    """Runs commands in a folder, shows what they print, and returns it with the folder they ended in."""
    print("$ " + commands.strip().replace("\n", "\n$ "), flush=True)
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as ended_in:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", f"{commands}\npwd > {ended_in.name}"],
            cwd=working,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        print(done.stdout, end="", flush=True)
        if done.returncode:
            sys.exit(f"{name}: a command failed with exit code {done.returncode}")
        return done.stdout, pathlib.Path(ended_in.read().strip())


def require(expected, printed, name):
    lines = iter(line.rstrip() for line in printed.splitlines())
    for line in expected.splitlines():
        pattern = re.compile(re.escape(line.rstrip()).replace(re.escape("..."), ".*"))
        if line.strip() not in ("", "...") and not any(pattern.fullmatch(found) for found in lines):
            sys.exit(f"{name}: the commands do not print (or not in this order): {line}")


def execute(source):
    name = source.relative_to(ROOT)
    blocks = BLOCK.findall(source.read_text(encoding="utf-8"))
    if not any(kind == "sh" for kind, _ in blocks):
        print(f"{name}: no commands")
        return
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        copy = fresh_copy(folder)
        working, printed = copy, ""
        for kind, text in blocks:
            if kind == "sh":
                printed, working = run(text, name, working)
                printed = printed.replace(f"{copy}/", "")
            else:
                require(text, printed, name)
    print(f"{name}: {len(blocks)} blocks in {time.monotonic() - started:.0f} s", flush=True)


for argument in sys.argv[1:]:
    execute(pathlib.Path(argument).resolve())
