"""Reads JUnit reports, of ctest or of test programs: prints "PASSED FAILED SKIPPED" on standard
output and what the failing tests said on standard error. A report that is missing is one failed
test: whoever should have written it was stopped before its end."""

import sys
import xml.etree.ElementTree as xml

LINES_SHOWN_MAX = 60  # of one failing test; the whole is in build/*-ctest.log


def counts(report):
    passed = failed = skipped = 0
    for case in report.iter("testcase"):
        status = case.get("status")
        # A test program gives a failed test the status "run" too, with its failures inside.
        if status == "run" and case.find("failure") is None:
            passed += 1
        elif status in ("disabled", "notrun") and case.find("failure") is None:
            skipped += 1
            print(f"skip {case.get('name')}", file=sys.stderr)
        else:
            failed += 1
            print(f"not ok {case.get('name')}", file=sys.stderr)
            text = case.findtext("system-out") or case.findtext("failure") or ""
            lines = text.splitlines()
            print("\n".join("    " + line for line in lines[-LINES_SHOWN_MAX:]), file=sys.stderr)
    return passed, failed, skipped


def main():
    total = [0, 0, 0]
    for path in sys.argv[1:]:
        try:
            found = counts(xml.parse(path))
        except (OSError, xml.ParseError) as error:
            print(f"not ok {path}: no report ({error})", file=sys.stderr)
            found = (0, 1, 0)
        total = [sum(pair) for pair in zip(total, found)]
    print(*total)


if __name__ == "__main__":
    main()
