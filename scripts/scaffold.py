"""What new_adapter.py and new_command.py share: names, files written once, one line added."""

import re
import subprocess
import sys

from sources import ROOT


def refuse(message):
    print(f"dev: {message}", file=sys.stderr)
    sys.exit(2)


def checked(name, what):
    """A name as folders, C++ and configuration all take it."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        refuse(f"{what} '{name}': small letters, digits and single _ only, a letter first")
    return name


def pascal(name):
    return "".join(part.capitalize() for part in name.split("_"))


touched = []  # paths of C++ sources, for `tidy`


def write_new(path, text):
    """Writes `path` (relative to the repository); never over something that is there."""
    target = ROOT / path
    if target.exists():
        refuse(f"{path} is there already")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(f"  new      {path}")
    touched.append(path)


def change(path, edit):
    """Rewrites `path` by `edit(text)`, which must change something."""
    target = ROOT / path
    before = target.read_text(encoding="utf-8")
    after = edit(before)
    if after == before:
        refuse(f"found no place for the new line in {path}; add it by hand")
    target.write_text(after, encoding="utf-8")
    print(f"  changed  {path}")
    touched.append(path)


def tidy():
    """Names differ in length, so the lines are laid out anew."""
    sources = [str(path) for path in touched if str(path).endswith((".cpp", ".hpp"))]
    subprocess.run(["clang-format", "-i", *sources], cwd=ROOT, check=True)
