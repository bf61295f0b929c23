"""The demo community, served from a fresh folder on a port that the system chooses."""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from browser import PATIENCE
from verdict import Failed

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Demo:
    """Stands in a folder that looks like the repository's: data/ is made there, examples/ is ours."""

    def __init__(self, binary, words=("--demo",)):
        self.binary = pathlib.Path(binary).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="linyi-demo-"))
        (self.folder / "examples").symlink_to(ROOT / "examples")
        self.log = open(self.folder / "log.jsonl", "w")
        self.out = open(self.folder / "out.txt", "w+")
        self.process = subprocess.Popen([self.binary, "serve", *words, "--data", "data", "--listen", "127.0.0.1:0"],
                                        stdout=self.out, stderr=self.log, cwd=self.folder)
        self.url = self._address()

    def _address(self):
        end = time.monotonic() + 2 * PATIENCE
        while "listening on http://" not in (text := (self.folder / "out.txt").read_text()):
            if self.process.poll() is not None or time.monotonic() > end:
                said = (self.folder / "log.jsonl").read_text()[-600:]
                self.close()
                raise Failed(f"linyi did not start: {said}")
            time.sleep(0.03)
        return text.split()[-1]

    def run(self, *words, language="C"):
        """A command of linyi's, or of another program, in the demo's folder."""
        program = [self.binary, *words[1:]] if words[0] == "linyi" else words
        return subprocess.run(program, capture_output=True, text=True, cwd=self.folder, timeout=6 * PATIENCE,
                              env={**os.environ, "LC_ALL": f"{language}.UTF-8"})

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
        self.out.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
