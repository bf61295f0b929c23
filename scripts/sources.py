"""The files of the project: what git tracks or would track, without what it ignores.

`python3 scripts/sources.py .cpp .hpp` prints those with one of the endings."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def files(root=ROOT, suffixes=()):
    """Paths relative to `root`, sorted; all of them if no suffix is given."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=True).stdout
    paths = sorted({Path(name) for name in listed.split("\0") if name})
    return [p for p in paths
            if (root / p).is_file() and (not suffixes or p.suffix in suffixes)]


if __name__ == "__main__":
    print(*files(suffixes=tuple(sys.argv[1:])), sep="\n")
