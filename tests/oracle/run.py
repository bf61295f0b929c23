#!/usr/bin/env python3
"""Compares `linyi tally` with a second, independent computation of the same rules.

    run.py [--bin build/release/linyi] [--count 20000] [--seed 1] [--only NAME]

Makes random cases (a seed gives the same ones everywhere), computes each here in fractions, has the
program count them, and compares. Prints one line a kind: "ok oracle.NAME (N cases, S s)", or "not ok" and
the first differences. The standard library only; nothing is shared with the program."""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import other_rules
import owners_roll
import owners_vote

HERE = pathlib.Path(__file__).resolve().parent
CHUNK = 20_000
DIFFERENCES_SHOWN = 3

# name -> generator, share of --count
KINDS = {
    "aggregate": (owners_vote.aggregate, 0.70),
    "roll": (owners_roll.roll, 0.15),
    "election": (owners_vote.election, 0.05),
    "body": (owners_vote.body, 0.05),
    "ranked": (other_rules.ranked, 0.02),
    "budget": (other_rules.budget, 0.01),
    "larger_budget": (other_rules.larger_budget, 0.0005),
    "approval": (other_rules.approval, 0.01),
    "sortition": (other_rules.sortition, 0.0095),
}


def count(binary, lines):
    """What the program prints of these lines, by line."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        done = subprocess.run([binary, "tally", file.name], capture_output=True, encoding="utf-8")
    return done.stdout.splitlines(), done.stderr


def compare(binary, name, cases):
    """The differences: (what was given, expected, got)."""
    lines = []
    for number, case in enumerate(cases):
        given = {key: value for key, value in case.items() if key != "expect"}
        lines.append(json.dumps({"id": number, **given}, ensure_ascii=False))
    printed, err = count(binary, lines)
    if len(printed) != len(cases):
        return [(f"{len(cases)} {name} cases", f"{len(cases)} lines",
                 f"{len(printed)} lines {err[-500:]}")]
    found = []
    for line, case, text in zip(lines, cases, printed):
        answer = json.loads(text)
        if answer.get("got") != case["expect"]:
            found.append((line, json.dumps(case["expect"], ensure_ascii=False), text))
    return found


def run_kind(binary, name, total, seed):
    generate, _ = KINDS[name]
    rng = random.Random(f"{seed} {name}")
    started, found, done = time.monotonic(), [], 0
    passed = {}
    while done < total and len(found) < DIFFERENCES_SHOWN:
        cases = [generate(rng) for _ in range(min(CHUNK, total - done))]
        for case in cases:
            verdict = case["expect"].get("passed")
            passed[verdict] = passed.get(verdict, 0) + 1
        found += compare(binary, name, cases)
        done += len(cases)
    for given, expected, got in found[:DIFFERENCES_SHOWN]:
        print(f"# {given}\n#   expected {expected}\n#   got      {got}")
    share = f", {passed.get(True, 0)} passed" if True in passed or False in passed else ""
    print(f"{'not ok' if found else 'ok'} oracle.{name} ({done} cases{share}, seed {seed}, "
          f"{time.monotonic() - started:.1f} s)", flush=True)
    return not found


def main():
    ap = argparse.ArgumentParser(description=__doc__,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", default=str(HERE.parents[1] / "build/release/linyi"))
    ap.add_argument("--count", type=int, default=20_000)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--only", default="")
    a = ap.parse_args()
    good = [run_kind(a.bin, name, max(1, round(a.count * share)), a.seed)
            for name, (_, share) in KINDS.items() if a.only in name]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
