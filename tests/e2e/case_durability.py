"""D1–D5, D9: what was acknowledged is on disk (reliability.md §2.2)."""
import ctypes
import fcntl
import os
import pathlib
import random
import re
import shutil
import struct
import subprocess
import tempfile
import threading
import time

from fake_platform import FakePlatform
from load import Load, stored_events
from service import (Failed, Service, Skipped, add_community, check, link_group, open_vote,
                     send_plainhook, wait_for)

KILLS = int(os.environ.get("LINYI_KILLS", "60"))
CUTS = int(os.environ.get("LINYI_CUTS", "25"))
CONTROL_CUTS = 5
USERS = 500


def prepared(binary, platform, folder=None, **options):
    """A community with an open vote; the service is stopped."""
    service = Service(binary, folder=folder, platform=platform, **options)
    code = add_community(service, USERS, accounts=lambda i: "u-0;chair" if i == 0 else f"u-{i}")
    service.start()
    link_group(service, code)
    open_vote(service)
    service.stop()
    return service


def compare(load, service, ever):
    """ok ⊆ stored, refused ∩ stored = ∅, nothing stored twice, the record without gaps."""
    acts = service.acts()
    numbers = [a["no"] for a in acts]
    check(numbers == list(range(1, len(numbers) + 1)), "the record has gaps")
    stored = stored_events(acts)
    lost = [e for e, kind in load.outcome.items() if kind == "ok" and e not in stored]
    check(not lost, f"{len(lost)} acknowledged ballots are lost, first {lost[:3]}")
    doubled = [e for e, n in stored.items() if n > 1 and e in ever]
    check(not doubled, f"counted twice: {doubled[:3]}")
    ghosts = [e for e, kind in load.outcome.items() if kind == "refused" and e in stored]
    check(not ghosts, f"refused but stored: {ghosts[:3]}")


def test_d1_acknowledged_ballots_survive_kill_9(binary):
    rng = random.Random(20261122)
    with FakePlatform() as platform, prepared(binary, platform) as service:
        outcome = {}
        for kill in range(KILLS):
            service.start()
            load = Load(service, USERS, connections=16, seed=rng.randrange(10**9))
            if kill % 2:  # right after the n-th acknowledgement
                reached = threading.Event()
                wanted = rng.randrange(1, 200)
                load.on_ack = lambda n, w=wanted, r=reached: r.set() if n >= w else None
                load.start()
                reached.wait(5)
            else:
                load.start()
                time.sleep(rng.uniform(0.0, 0.4))
            service.kill()
            load.stop()
            outcome.update(load.outcome)
        service.start()
        load.outcome = outcome
        compare(load, service, outcome)
        check(sum(k == "ok" for k in outcome.values()) > KILLS, "hardly anything was acknowledged")


test_d1_acknowledged_ballots_survive_kill_9.slow = True


# --- power cuts ----------------------------------------------------------------------------------

class Disk:
    """ext4 in a loop file; cut() stops it at once, unsynced data is gone (reliability.md §2.1)."""

    def __init__(self):
        if os.geteuid() != 0:
            raise Skipped("needs root")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="linyi-disk-"))
        self.image, self.mount = self.folder / "img", self.folder / "m"
        self.mount.mkdir()
        subprocess.run(["truncate", "-s", "96M", self.image], check=True)
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


def cut_once(binary, platform, seed, wrapper):
    """One power cut right after an acknowledgement (or at random); returns the lost events."""
    rng = random.Random(seed)
    disk = Disk()
    try:
        home = pathlib.Path(tempfile.mkdtemp(prefix="linyi-cut-"))
        service = prepared(binary, platform, folder=home)
        shutil.move(service.data, disk.mount / "data")
        os.sync()
        service.data = disk.mount / "data"
        service.wrapper = wrapper
        service.start()
        load = Load(service, USERS, connections=rng.choice([1, 4, 64]), seed=seed,
                    size=rng.choice([0, 0, 3000]))
        reached, wanted = threading.Event(), rng.randrange(1, 60)
        load.on_ack = lambda n: reached.set() if n >= wanted else None
        load.start()
        if seed % 4 == 3:
            time.sleep(rng.uniform(0.05, 0.5))
        else:
            reached.wait(10)
        disk.cut()
        service.kill()
        load.stop()
        disk.detach()
        disk.attach()
        service.wrapper = []
        try:
            service.start()
        except Failed:
            if wrapper:
                return [e for e, k in load.outcome.items() if k == "ok"]
            raise
        stored = stored_events(service.acts())
        service.kill()
        shutil.rmtree(home, ignore_errors=True)
        return [e for e, kind in load.outcome.items() if kind == "ok" and e not in stored]
    finally:
        disk.close()


def test_d2_acknowledged_ballots_survive_power_cuts(binary):
    with FakePlatform() as platform:
        for seed in range(CUTS):
            lost = cut_once(binary, platform, seed, [])
            check(not lost, f"cut {seed}: {len(lost)} acknowledged ballots are lost")


def test_d2_control_without_fsync_the_same_cuts_lose_ballots(binary):
    with FakePlatform() as platform:
        cuts_that_lost = sum(bool(cut_once(binary, platform, 4 * seed, ["eatmydata"]))
                             for seed in range(CONTROL_CUTS))
        check(cuts_that_lost >= CONTROL_CUTS - 1,
              f"only {cuts_that_lost} of {CONTROL_CUTS} cuts lost anything: the test has no teeth")


test_d2_acknowledged_ballots_survive_power_cuts.slow = True
test_d2_control_without_fsync_the_same_cuts_lose_ballots.slow = True


# --- the order of fsync and acknowledgement ------------------------------------------------------

def early_acks(trace):
    """Acknowledgements that left while log pages were written but not yet synced."""
    early = acks = syncs = 0
    dirty = False
    for line in trace.splitlines():
        if "pwrite64(" in line and "linyi.db-wal" in line:
            dirty = True
        elif "fdatasync(" in line and "linyi.db-wal" in line and "= 0" in line:
            dirty, syncs = False, syncs + 1
        elif re.search(r"(sendmsg|sendto|write|writev)\(", line) and "HTTP/1.1 2" in line:
            acks += 1
            early += dirty
    return early, acks, syncs


def trace_of(binary, platform, wrapper, connections=64, seconds=6.0):
    with prepared(binary, platform) as service:
        trace = service.folder / "trace.txt"
        service.wrapper = ["strace", "-f", "-y", "-s", "40", "-o", str(trace), "-e",
                           "trace=pwrite64,fdatasync,sendto,sendmsg,write,writev", *wrapper]
        service.start(seconds=60)
        load = Load(service, USERS, connections=connections).start()
        time.sleep(seconds)
        load.stop()
        service.stop(30)
        return trace.read_text(errors="replace")


def test_d3_no_acknowledgement_leaves_before_its_fsync(binary):
    with FakePlatform() as platform:
        early, acks, syncs = early_acks(trace_of(binary, platform, []))
        check(acks > 200, f"only {acks} acknowledgements were traced")
        check(early == 0, f"{early} of {acks} acknowledgements left before their fsync")
        check(syncs <= acks * 0.2, f"{syncs} fdatasync for {acks} acknowledgements: no group commit")


test_d3_no_acknowledgement_leaves_before_its_fsync.slow = True


# --- disk errors ---------------------------------------------------------------------------------

def test_d4_a_disk_error_never_yields_an_acknowledgement(binary):
    with FakePlatform() as platform:
        for call in ("fdatasync", "pwrite64"):
            for number in (3, 11, 29, 60):
                with prepared(binary, platform) as service:
                    service.wrapper = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                                       f"inject={call}:error=EIO:when={number}+"]
                    try:
                        service.start(seconds=30)
                    except Failed:
                        service.kill()
                        service.wrapper = []
                        service.start()
                        service.acts()
                        continue
                    load = Load(service, USERS, connections=4).start()
                    process = service.process
                    wait_for(lambda: process.poll() is not None, 15,
                             f"the end of the process after {call} failed")
                    load.stop()
                    check(process.returncode != 0, "it ended as if nothing had happened")
                    service.wrapper = []
                    service.start()
                    compare(load, service, load.outcome)


test_d4_a_disk_error_never_yields_an_acknowledgement.slow = True


def test_d5_a_full_disk_is_survived_without_a_restart(binary):
    if os.geteuid() != 0:
        raise Skipped("needs root")
    with FakePlatform() as platform, prepared(binary, platform) as service:
        mount = service.folder / "small"
        mount.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", mount], check=True)
        try:
            shutil.move(service.data, mount / "data")
            service.data = mount / "data"
            service.start()
            load = Load(service, USERS, connections=4, size=1500).start()
            for _ in range(5):
                ballast = mount / "ballast"
                with open(ballast, "wb") as out:
                    try:
                        while True:
                            out.write(b"\0" * 65536)
                            out.flush()
                    except OSError:
                        pass
                wait_for(lambda: service.request("GET", "/readyz")[0] == 503, 10, "/readyz 503")
                status, _, headers = send_plainhook(service, f"full-{time.time()}", "u-1", "同意")
                check(status == 503 and headers.get("Retry-After"), f"full disk answered {status}")
                check(service.request("GET", "/healthz")[0] == 200, "/healthz stopped answering")
                ballast.unlink()
                wait_for(lambda: send_plainhook(service, f"free-{time.time()}", "u-2", "同意")[0] == 200,
                         8, "writes after space came back")
            load.stop()
            compare(load, service, load.outcome)
        finally:
            service.kill()
            subprocess.run(["umount", "-l", mount], check=False)


def test_d9_a_second_instance_does_not_start(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        service.start()
        started = time.monotonic()
        second = service.command("serve", "--config", str(service.config), "--data", str(service.data))
        check(second.returncode == 1, f"the second instance ended with {second.returncode}")
        check("another linyi" in second.stderr, f"it said: {second.stderr[:200]}")
        check(time.monotonic() - started < 3, "it took longer than 3 s to say so")
        check(service.request("GET", "/readyz")[0] == 200, "the first instance was disturbed")
