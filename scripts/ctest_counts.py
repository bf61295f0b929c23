"""Reads the JUnit report that ctest wrote: prints "PASSED FAILED SKIPPED" on standard output and
what the failing tests said on standard error. A report that is missing is one failed test: ctest
was stopped before its end."""

import sys
import xml.etree.ElementTree as xml

LINES_SHOWN_MAX = 60  # of one failing test; the whole is in build/*-ctest.log


def counts(report):
    passed = failed = skipped = 0
    for case in report.iter("testcase"):
        status = case.get("status")
        if status == "run":
            passed += 1
        elif status in ("disabled", "notrun") and case.find("failure") is None:
            skipped += 1
            print(f"skip {case.get('name')}", file=sys.stderr)
        else:
            failed += 1
            print(f"not ok {case.get('name')}", file=sys.stderr)
            lines = (case.findtext("system-out") or "").splitlines()
            print("\n".join("    " + line for line in lines[-LINES_SHOWN_MAX:]), file=sys.stderr)
    return passed, failed, skipped


def main():
    try:
        print(*counts(xml.parse(sys.argv[1])))
    except (OSError, xml.ParseError) as error:
        print(f"not ok ctest: no report ({error})", file=sys.stderr)
        print(0, 1, 0)


if __name__ == "__main__":
    main()
