"""What the runners of tests/e2e and tests/pages share: one test, one line."""
import os
import time
import traceback


class Failed(AssertionError):
    """A test that did not hold; its text says what to look at."""


class Skipped(Exception):
    """A test that cannot run here; its text says why."""


def check(condition, text):
    if not condition:
        raise Failed(text)


def verdict_of(name, case):
    """Runs `case()`, prints "ok NAME", "not ok NAME" or "skip NAME", and returns the first words."""
    started = time.monotonic()
    try:
        case()
        verdict = "ok"
    except Skipped as reason:
        verdict = "not ok" if os.environ.get("CI") == "true" else "skip"
        print(f"# {name}: not run: {reason}")
    except Failed as failure:
        verdict = "not ok"
        print(f"# {name}: {failure}")
    except Exception:
        verdict = "not ok"
        print("# " + traceback.format_exc().replace("\n", "\n# "))
    print(f"{verdict} {name} ({time.monotonic() - started:.1f} s)", flush=True)
    return verdict
