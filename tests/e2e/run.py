#!/usr/bin/env python3
"""Runs the black-box tests: run.py --bin build/release/linyi [--quick] [--only NAME] [--list]

With --teeth it takes build/release/linyi_mutant instead and expects each planted defect to be
noticed (case_teeth.py). Prints one line a test: "ok NAME", "not ok NAME" or "skip NAME", and what
to look at in between.
"""
import argparse
import functools
import importlib
import pathlib
import signal
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from verdict import verdict_of  # noqa: E402


def cases(teeth):
    """Every function test_* of every case_*.py; `slow = True` on it keeps it out of --quick."""
    for file in sorted(HERE.glob("case_*.py")):
        if (file.stem == "case_teeth") != teeth:
            continue
        module = importlib.import_module(file.stem)
        for name in sorted(vars(module)):
            if name.startswith("test_"):
                yield f"{file.stem.removeprefix('case_')}.{name.removeprefix('test_')}", getattr(module, name)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--bin", default=str(HERE.parents[1] / "build/release/linyi"))
    ap.add_argument("--quick", action="store_true")
    ap.add_argument("--teeth", action="store_true")
    ap.add_argument("--only", default="")
    ap.add_argument("--list", action="store_true")
    a = ap.parse_args()
    # A time limit ends us like any exception, so that every process and mount is put away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    verdicts = []
    for name, case in cases(a.teeth):
        if a.only and a.only not in name:
            continue
        if a.quick and getattr(case, "slow", False):
            continue
        if a.list:
            print(name)
            continue
        verdicts.append(verdict_of(name, functools.partial(case, a.bin)))
    return 1 if "not ok" in verdicts else 0


if __name__ == "__main__":
    sys.exit(main())
