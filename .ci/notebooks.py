"""Runs every notebook on the tables of a warehouse, and checks what is committed of them.

Usage: notebooks.py [--write] WAREHOUSE
"""

import pathlib
import re
import sys
import time

import nbformat
from nbclient import NotebookClient

ROOT = pathlib.Path(__file__).resolve().parent.parent
LARGEST = 300_000
LONGEST = 300
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|tmp|Users|var|opt|mnt)/|[A-Z]:\\\\")


def executed(notebook, warehouse):
    """The notebook with new outputs, its parameters pointing at the warehouse."""
    (parameters,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    written = parameters.source
    parameters.source = f"{written}\nWAREHOUSE = {str(warehouse)!r}"
    client = NotebookClient(
        notebook,
        timeout=240,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(ROOT / "notebooks")}},
    )
    client.execute()
    parameters.source = written
    for cell in notebook.cells:
        if cell.cell_type == "code":
            # what Spark says of the machine while it starts
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
    return notebook


def plots(notebook):
    return sum("image/png" in output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", []))


def check(file, notebook):
    """What is committed: outputs everywhere, small, and silent about the machine that made them."""
    text = file.read_text(encoding="utf-8")
    problems = []
    if len(text.encode("utf-8")) > LARGEST:
        problems.append(f"is larger than {LARGEST} bytes")
    if [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"] != list(
        range(1, 1 + sum(cell.cell_type == "code" for cell in notebook.cells))
    ):
        problems.append("was not run top to bottom")
    # pictures are base64 text, in which anything may occur
    for cell in notebook.cells:
        shown = [cell.source]
        for output in cell.get("outputs", []):
            words = {kind: data for kind, data in output.get("data", {}).items() if kind != "image/png"}
            shown.append(f"{words} {output.get('text', '')}")
        if any(MACHINE_PATH.search(part) or str(ROOT) in part for part in shown):
            problems.append("names a path of a machine")
    if not plots(notebook):
        problems.append("shows no plot")
    if problems:
        sys.exit(f"{file.relative_to(ROOT)} {', '.join(dict.fromkeys(problems))}; renew it by .ci/notebooks --write assay-demo")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    write = "--write" in sys.argv
    warehouse = pathlib.Path(arguments[0]).resolve()
    files = sorted((ROOT / "notebooks").glob("*.ipynb"))
    if not files:
        sys.exit("no notebooks")
    started = time.monotonic()
    for file in files:
        committed = nbformat.read(file, as_version=4)
        if not write:
            check(file, committed)
        began = time.monotonic()
        notebook = executed(nbformat.read(file, as_version=4), warehouse)
        if plots(notebook) != plots(committed) and not write:
            sys.exit(f"{file.name}: {plots(notebook)} plots, {plots(committed)} are committed")
        if write:
            notebook.metadata = {key: notebook.metadata[key] for key in ("kernelspec",)}
            nbformat.write(notebook, file)
            check(file, notebook)
        print(f"{file.name}: {plots(notebook)} plots, {time.monotonic() - began:.0f} s", flush=True)
    if time.monotonic() - started > LONGEST:
        sys.exit(f"the notebooks took longer than {LONGEST} s together")
