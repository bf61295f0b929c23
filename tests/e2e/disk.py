"""A disk of its own for a service, whose power can be cut."""
import fcntl
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import time

from service import Failed, Skipped


class Disk:
    """ext4 in a loop file; cut() stops it at once, unsynced data is gone (reliability.md §2.1)."""

    def __init__(self, size="96M"):
        if os.geteuid() != 0:
            raise Skipped("needs root")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="linyi-disk-"))
        self.image, self.mount = self.folder / "img", self.folder / "m"
        self.mount.mkdir()
        subprocess.run(["truncate", "-s", size, self.image], check=True)
        subprocess.run(["mkfs.ext4", "-qF", self.image], check=True)
        self.attach()

    def attach(self):
        subprocess.run(["mount", "-o", "loop", self.image, self.mount], check=True)

    def cut(self):
        fd = os.open(self.mount, os.O_RDONLY)
        fcntl.ioctl(fd, 0x8004587D, struct.pack("I", 2))
        os.close(fd)

    def detach(self):
        for _ in range(50):
            if subprocess.run(["umount", self.mount], capture_output=True).returncode == 0:
                return
            time.sleep(0.1)
        raise Failed("the test disk stays busy")

    def close(self):
        subprocess.run(["umount", "-l", self.mount], capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)
