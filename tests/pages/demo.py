"""The demo community, served from a fresh folder on a port that the system chooses."""
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from browser import PATIENCE, Failed


class Demo:
    def __init__(self, binary, is_demo=True):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="linyi-demo-"))
        self.log = open(self.folder / "log.jsonl", "w")
        self.out = open(self.folder / "out.txt", "w+")
        self.process = subprocess.Popen(
            [str(binary), "serve", *(["--demo"] if is_demo else []), "--data", str(self.folder / "data"),
             "--listen", "127.0.0.1:0"], stdout=self.out, stderr=self.log)
        self.url = self._address()

    def _address(self):
        end = time.monotonic() + 2 * PATIENCE
        while "listening on http://" not in (text := (self.folder / "out.txt").read_text()):
            if self.process.poll() is not None or time.monotonic() > end:
                self.close()
                raise Failed("linyi did not start")
            time.sleep(0.03)
        return text.split()[-1]

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
