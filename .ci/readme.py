"""Runs every `sh` block of a Markdown file, in order, in a copy of the checkout, and stops at the first that fails."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

source = pathlib.Path(sys.argv[1]).resolve()
root = source.parent
blocks = re.findall(r"^```sh\n(.*?)^```", source.read_text(encoding="utf-8"), re.M | re.S)
if not blocks:
    sys.exit(f"{source.name} shows no commands")
with tempfile.TemporaryDirectory() as folder:
    copy = pathlib.Path(folder) / "assay"
    subprocess.run(["git", "clone", "--quiet", str(root), str(copy)], check=True)
    built = root / "jobs" / "target"
    if built.exists():
        # what the build before left, so that the commands do not build it a second time
        shutil.copytree(built, copy / "jobs" / "target", ignore=shutil.ignore_patterns("surefire*", "test-classes"))
        (copy / "jobs" / "target" / "assay.jar").touch()
    for block in blocks:
        print("$ " + block.strip().replace("\n", "\n$ "), flush=True)
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", block], cwd=copy, stdin=subprocess.DEVNULL)
        if done.returncode:
            sys.exit(f"{source.name}: a command failed with exit code {done.returncode}")
print(f"{source.name}: {len(blocks)} blocks ran")
