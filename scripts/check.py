"""`./dev check`: one line a rule, `ok NAME` or `not ok NAME` with the places below it."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import check_docs
import check_rooms
import lints
from cpp_text import Source
from sources import ROOT, files

TEXT_SUFFIXES = (".cpp", ".hpp", ".md", ".py", ".sh", ".txt", ".toml", ".json", ".jsonl", ".sql",
                 ".cmake", ".html", ".js", ".css", ".service", ".yml", ".yaml", "")


def report(name, findings):
    """Prints one rule's result; true if there is nothing to complain of."""
    print(f"not ok {name}" if findings else f"ok {name}", flush=True)
    for finding in findings:
        print(f"    {finding}")
    return not findings


def read(path):
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def check_sources():
    rules = {"rooms": check_rooms.check, **lints.CPP_RULES}
    found = {name: [] for name in rules}
    for path in files(suffixes=(".cpp", ".hpp")):
        source = Source(path.as_posix(), read(path))
        for name, rule in rules.items():
            if source.path in lints.ALLOWED.get(name, ()):
                continue
            found[name] += [f"{path}:{line}: {message}" for line, message in rule(source)]
    return all([report(name, findings) for name, findings in found.items()])


def check_texts():
    found = {name: [] for name in lints.TEXT_RULES}
    for path in files(suffixes=TEXT_SUFFIXES):
        text = read(path)
        for name, rule in lints.TEXT_RULES.items():
            if path.as_posix() in lints.ALLOWED.get(name, ()):
                continue
            found[name] += [f"{path}:{line}: {message}" for line, message in rule(str(path), text)]
    return all([report(name, findings) for name, findings in found.items()])


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def check_format():
    paths = [str(path) for path in files(suffixes=(".cpp", ".hpp"))]
    parts = [paths[i::8] for i in range(8) if paths[i::8]]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda part: run("clang-format", "--dry-run", "-Werror", *part), parts)
    lines = [line for result in results for line in result.stderr.splitlines()
             if re.match(r"[^ :]+:\d+:\d+: error:", line)]
    first = {}  # one line a file says enough: `./dev fmt` puts it right
    for line in lines:
        first.setdefault(line.split(":")[0], line)
    return report("format", sorted(first.values()))


# Documents that the program writes of itself, and how.
GENERATED = {
    "docs/commands.md": ["docs", "commands"],
    "config/linyi.example.toml": ["check-config", "--example"],
}


def check_generated(document, arguments):
    name, binary = f"generated {document}", ROOT / "build/release/linyi"
    if not binary.exists() or not (ROOT / document).exists():
        print(f"skip {name}: it or build/release/linyi is not there")
        return True
    made = run(str(binary), *arguments)
    call = f"build/release/linyi {' '.join(arguments)}"
    if made.returncode != 0:
        return report(name, [f"{call}: {made.stderr.strip()}"])
    return report(name, [] if made.stdout == read(document) else [f"old: {call} > {document}"])


def check_documents():
    sources = {path.as_posix(): read(path) for path in files(suffixes=(".cpp",))
               if path.as_posix().startswith("src/")}
    found = check_docs.findings(sources, read("docs/api.md"), read("docs/openapi.yaml"))
    found += check_docs.metric_findings(sources, read("docs/operating/README.md"))
    for path in files(suffixes=(".md",)):
        found += check_docs.path_findings(path.as_posix(), read(path),
                                          lambda name: (ROOT / name).exists())
    return report("routes, metrics and paths in the documents", found)


def check_the_checks():
    result = run(sys.executable, "-B", "scripts/test_checks.py")
    return report("the checks themselves",
                  [] if result.returncode == 0 else result.stderr.splitlines()[-30:])


def main():
    good = [check_sources(), check_texts(), check_format(), check_documents(), check_the_checks(),
            *[check_generated(*entry) for entry in GENERATED.items()]]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
