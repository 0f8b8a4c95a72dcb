"""Prints the first cell of an executed notebook that failed, with its error; exit code 1 if there is one.

usage: failed_cells.py NOTEBOOK

A cell with the tag `raises-exception` is meant to fail.
"""
import json
import re
import sys


def text(value):
    return value if isinstance(value, str) else "".join(value)


def failures(notebook):
    for number, cell in enumerate(notebook["cells"], 1):
        if cell["cell_type"] != "code" or "raises-exception" in cell["metadata"].get("tags", []):
            continue
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                yield number, text(cell["source"]), output


def main():
    path = sys.argv[1]
    with open(path, encoding="utf-8") as file:
        notebook = json.load(file)
    for number, source, error in failures(notebook):
        trace = re.sub("\x1b\\[[0-9;]*m", "", "\n".join(error["traceback"]))
        print(f"{path}: cell {number} failed\n\n{source}\n\n{trace or error['ename'] + ': ' + error['evalue']}", file=sys.stderr)
        return 1
    return 0


sys.exit(main())
