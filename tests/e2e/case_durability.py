"""D1–D5, D9: what was acknowledged is on disk (reliability.md §2.2)."""
import os
import random
import re
import shutil
import subprocess
import threading
import time

from community import VOTERS, prepared
from disk import Disk
from fake_platform import FakePlatform
from load import Load, stored_events
from service import Failed, Skipped, check, send_plainhook, taken, wait_for

KILLS = int(os.environ.get("LINYI_KILLS", "60"))  # 1000 by hand
CUTS = int(os.environ.get("LINYI_CUTS", "25"))
CONTROL_CUTS = 5
SEED = int(os.environ.get("LINYI_SEED", "20261122"))
INJECTIONS = os.environ.get("LINYI_INJECTIONS", "3 11 29 60").split()


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


def kill_under_load(service, rng, number):
    """One round: load, kill -9 at random or right after the n-th acknowledgement."""
    load = Load(service, VOTERS, connections=16, seed=rng.randrange(10**9))
    if number % 2:
        reached, wanted = threading.Event(), rng.randrange(1, 200)
        load.on_ack = lambda n: reached.set() if n >= wanted else None
        load.start()
        reached.wait(5)
    else:
        load.start()
        time.sleep(rng.uniform(0.0, 0.3))
    service.kill()
    return load.stop()


def test_d1_acknowledged_ballots_survive_kill_9(binary):
    rng = random.Random(SEED)
    with FakePlatform() as platform, prepared(binary, platform) as service:
        outcome, starts = {}, []
        for number in range(KILLS):
            if number % 10 == 9:  # the restart dies as well, three times
                for _ in range(3):
                    service.start(wait=False)
                    time.sleep(rng.uniform(0, 0.15))
                    service.kill()
            began = time.monotonic()
            service.start()
            starts.append(time.monotonic() - began)
            load = kill_under_load(service, rng, number)
            outcome.update(load.outcome)
        service.start()
        load.outcome = outcome
        acked = sum(kind == "ok" for kind in outcome.values())
        print(f"# seed {SEED}: {KILLS} kills, {acked} of {len(outcome)} ballots acknowledged, "
              f"slowest start {max(starts):.2f} s")
        compare(load, service, outcome)
        check(acked > KILLS, "hardly anything was acknowledged")


test_d1_acknowledged_ballots_survive_kill_9.slow = True


# --- power cuts ----------------------------------------------------------------------------------

def cut_once(binary, platform, seed, wrapper):
    """One power cut right after an acknowledgement (or at random); returns the lost events."""
    rng = random.Random(f"{SEED}-{seed}")
    disk = Disk()
    try:
        with prepared(binary, platform) as service:
            shutil.move(service.data, disk.mount / "data")
            os.sync()
            service.data = disk.mount / "data"
            service.wrapper = wrapper
            service.start()
            load = Load(service, VOTERS, connections=rng.choice([1, 4, 64]), seed=seed,
                        size=rng.choice([0, 0, 3000]))
            reached, wanted = threading.Event(), rng.randrange(1, 60)
            load.on_ack = lambda n: reached.set() if n >= wanted else None
            load.start()
            if seed % 4 == 3:
                time.sleep(rng.uniform(0.05, 0.5))
            else:
                reached.wait(10)
            # What is acknowledged from here on counts for nothing: while the call runs, ext4 lets a
            # sync that is under way return success now and then (2 of 50 cuts under a bare loop of
            # pwrite and fdatasync), and nothing would leave a house without power.
            with load.lock:
                acked = [e for e, kind in load.outcome.items() if kind == "ok"]
            disk.cut()
            service.kill()
            load.stop()
            disk.detach()
            disk.attach()
            stored = stored_after_power_came_back(service, wrapper)
            return [e for e in acked if e not in stored], len(acked)
    finally:
        disk.close()


def stored_after_power_came_back(service, was_wrapped):
    service.wrapper = []
    try:
        service.start()
        return stored_events(service.acts())
    except Failed:
        if was_wrapped:  # without fsync even the database may be gone: everything is lost
            return {}
        raise
    finally:
        service.kill()


def test_d2_acknowledged_ballots_survive_power_cuts(binary):
    with FakePlatform() as platform:
        total = 0
        for seed in range(CUTS):
            lost, acked = cut_once(binary, platform, seed, [])
            total += acked
            check(not lost, f"cut {seed} of seed {SEED}: {len(lost)} acknowledged ballots are lost")
        print(f"# seed {SEED}: {CUTS} power cuts, {total} ballots acknowledged before them")
        check(total > CUTS, "hardly anything was acknowledged")


def test_d2_control_without_fsync_the_same_cuts_lose_ballots(binary):
    with FakePlatform() as platform:
        if not shutil.which("eatmydata"):
            raise Skipped("needs eatmydata")
        cuts_that_lost = sum(bool(cut_once(binary, platform, 4 * seed, ["eatmydata"])[0])
                             for seed in range(CONTROL_CUTS))
        check(cuts_that_lost >= CONTROL_CUTS - 1,
              f"only {cuts_that_lost} of {CONTROL_CUTS} cuts lost anything: the test has no teeth")


test_d2_acknowledged_ballots_survive_power_cuts.slow = True
test_d2_control_without_fsync_the_same_cuts_lose_ballots.slow = True


# --- the order of fsync and acknowledgement ------------------------------------------------------

class Order:
    """Follows each connection from its request over the log's write and sync to the answer.

    Between reading a request and answering it there must be a write to the log and, begun after
    that write, a sync of the log that has succeeded. Other requests' commits go on meanwhile.
    """

    def __init__(self):
        self.fresh, self.written, self.syncing, self.safe = set(), set(), set(), set()
        self.early = self.acks = self.syncs = 0

    def begins(self, call):
        if call.startswith("fdatasync(") and "linyi.db-wal" in call:
            self.syncing |= self.written
            self.written.clear()
        elif re.match(r"(sendmsg|sendto|write|writev)\(", call) and "HTTP/1.1 2" in call:
            self.acks += 1
            self.early += fd_of(call) not in self.safe
            self.safe.discard(fd_of(call))

    def ends(self, call, result):
        if call.startswith("pwrite64(") and "linyi.db-wal" in call:
            self.written |= self.fresh
            self.fresh.clear()
        elif call.startswith("fdatasync(") and "linyi.db-wal" in call and result == 0:
            self.syncs += 1
            self.safe |= self.syncing
            self.syncing.clear()
        elif re.match(r"(recvmsg|recvfrom|read|readv)\(", call) and "socket" in call and result > 0:
            for state in (self.written, self.syncing, self.safe):
                state.discard(fd_of(call))
            self.fresh.add(fd_of(call))

    def follow(self, trace):
        open_calls = {}
        for line in trace:
            pid, _, text = line.partition(" ")
            text = text.strip()
            resumed = re.match(r"<\.\.\. \w+ resumed>", text)
            if resumed:
                call = open_calls.pop(pid, "")
            else:
                call = text
                self.begins(call)
            if text.endswith("<unfinished ...>"):
                open_calls[pid] = call
                continue
            result = re.search(r"\)\s+= (-?\d+)", text)
            if result:
                self.ends(call, int(result.group(1)))
        return self


def fd_of(call):
    return call[call.index("(") + 1:call.index("<")] if "<" in call else call[:20]


def needs_strace():
    if not shutil.which("strace"):
        raise Skipped("needs strace")


def trace_of(binary, platform, connections, seconds=3.0):
    needs_strace()
    with prepared(binary, platform) as service:
        trace = service.folder / "trace.txt"
        service.wrapper = ["strace", "-f", "-y", "-s", "40", "--seccomp-bpf", "-o", str(trace), "-e",
                           "trace=pwrite64,fdatasync,sendto,sendmsg,write,writev,recvmsg,recvfrom,"
                           "read,readv"]
        service.start(seconds=60)
        load = Load(service, VOTERS, connections=connections).start()
        time.sleep(seconds)
        load.stop()
        service.stop(30)
        with open(trace, errors="replace") as lines:
            return Order().follow(lines)


def test_d3_no_acknowledgement_leaves_before_its_fsync(binary):
    with FakePlatform() as platform:
        for connections in (1, 64):
            order = trace_of(binary, platform, connections)
            told = f"{order.acks} acknowledgements, {order.syncs} fdatasync, {connections} connections"
            print(f"# {order.early} early of {told}")
            check(order.acks > 20 * connections ** 0.5, f"too few: {told}")
            check(order.early == 0, f"{order.early} left before their fsync of {told}")
        check(order.syncs <= order.acks * 0.2, f"no group commit: {told}")


test_d3_no_acknowledgement_leaves_before_its_fsync.slow = True


# --- disk errors ---------------------------------------------------------------------------------

def inject_once(binary, platform, call, number):
    """From the n-th call on the disk refuses; whatever was acknowledged must be there later."""
    where = f"{call} failing from call {number} on"
    with prepared(binary, platform) as service:
        service.wrapper = ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", f"trace={call}",
                           "-e", f"inject={call}:error=EIO:when={number}+"]
        load = Load(service, VOTERS, connections=4)
        try:
            service.start(seconds=30)
            load.start()
            process = service.process
            wait_for(lambda: process.poll() is not None, 15, f"the end of the process, {where}")
        except Failed:
            if service.process.poll() is None:
                raise
        load.stop()
        check(service.process.returncode != 0, f"it ended as if nothing had happened, {where}")
        service.kill()
        service.wrapper = []
        service.start()
        compare(load, service, load.outcome)


def test_d4_a_disk_error_never_yields_an_acknowledgement(binary):
    needs_strace()
    with FakePlatform() as platform:
        for call in ("fdatasync", "pwrite64"):
            for number in INJECTIONS:
                inject_once(binary, platform, call, number)


test_d4_a_disk_error_never_yields_an_acknowledgement.slow = True


def fill(path):
    """Takes all the room there is."""
    with open(path, "wb", buffering=0) as out:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while out.write(b"\0" * size):
                    pass
            except OSError:
                continue


def fill_and_free(service, mount, number):
    """The disk is full: 503 and patience. Room again: it goes on by itself."""
    ballast = mount / "ballast"
    fill(ballast)

    def refusal():
        status, _, headers = send_plainhook(service, f"full-{number}-{time.time_ns()}", "u-1", "同意")
        return status == 503 and headers.get("Retry-After")

    wait_for(refusal, 10, "503 with Retry-After on a full disk")
    wait_for(lambda: service.request("GET", "/readyz")[0] == 503, 10, "/readyz 503")
    check(service.request("GET", "/healthz")[0] == 200, "/healthz stopped answering")
    ballast.unlink()
    wait_for(lambda: taken(send_plainhook(service, f"free-{number}-{time.time_ns()}", "u-2", "同意")),
             8, "writes after space came back")


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
            load = Load(service, VOTERS, connections=4, size=1500).start()
            for number in range(5):
                fill_and_free(service, mount, number)
            load.stop()
            compare(load, service, load.outcome)
        finally:
            service.kill()
            subprocess.run(["umount", "-l", mount], check=False)


def test_d9_a_second_instance_does_not_start(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        service.start()
        started = time.monotonic()
        second = service.command("serve", "--config", str(service.config), "--data", str(service.data),
                                 seconds=8)
        check(second.returncode == 1, f"the second instance ended with {second.returncode}")
        check("another linyi" in second.stderr, f"it said: {second.stderr[:200]}")
        check(time.monotonic() - started < 3, "it took longer than 3 s to say so")
        check(service.request("GET", "/readyz")[0] == 200, "the first instance was disturbed")
