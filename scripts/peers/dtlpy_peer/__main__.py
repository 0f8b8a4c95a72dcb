"""The vendor's Python SDK (dtlpy) as a client of the local platform, step by step.

usage: python dtlpy_peer URL TOKEN

Set DATALOOP_PATH to an empty folder before: the SDK keeps its state there. Prints `ok step` or `FAILED step: why` for each
step, what dtlpy is known to fail at with the reason, and a closing line `106 methods of dtlpy, 0 failed, 3 known to fail`.
A method counts if one of our lines calls it in a step whose assertions all held. Ends with 1 if a step failed, if fewer
methods than FEWEST were called, or if something known to fail works by now. A step whose ground failed fails, too.
"""
import logging
import os
import shutil
import sys
import traceback

import ground  # first: it looks at the arguments

import basics  # noqa: F401: the steps, in the order of their modules
import annotations
import items
import accounts
import tasks
import datasets
import copies
import end
import failures

import dtlpy as dl

FEWEST = 100

logging.getLogger("dtlpy").setLevel(logging.CRITICAL)


def line_of(error):
    """Where one of our own lines was, when it failed."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(ground.HERE)]
    return f"{os.path.basename(ours[-1].filename)}:{ours[-1].lineno}"


def run_steps(methods):
    failed = 0
    for name, function in ground.steps:
        try:
            with ground.Called() as called:
                function()
            methods |= called.names
            print("ok", name, flush=True)
        except Exception as error:
            failed += 1
            print(f"FAILED {name}: {line_of(error)}: {type(error).__name__}: {error}", flush=True)
            if os.environ.get("PEER_TRACE"):
                traceback.print_exc()
    return failed


def run_known():
    wrong = 0
    for method, reason, function in ground.known:
        try:
            function()
        except Exception as error:
            print(f"known to fail {method}: {reason} ({type(error).__name__})", flush=True)
            continue
        wrong += 1
        print(f"FAILED {method} works by now: make it a step", flush=True)
    return wrong


def main():
    methods = set()
    try:
        failed = run_steps(methods) + run_known()
    finally:
        shutil.rmtree(ground.scratch, ignore_errors=True)
    if os.environ.get("PEER_METHODS"):
        print("\n".join(sorted(methods)))
    print(f"dtlpy {dl.__version__}: {len(ground.steps)} steps")
    print(f"{len(methods)} methods of dtlpy, {failed} failed, {len(ground.known)} known to fail")
    if len(methods) < FEWEST:
        print(f"too few: at least {FEWEST} methods are to be called")
    sys.exit(1 if failed or len(methods) < FEWEST else 0)


main()
