"""V5: history only grows (reliability.md §2.9). Every checkpoint that the group was shown, and every one that was to
be had in between, leads to every later one, even if the power fails right after a publication."""
import base64
import json
import os
import random
import re
import shutil
import sys
import threading

import case_ledger as ledger
from community import prepared
from disk import Disk
from fake_platform import FakePlatform, text_of
from service import ROOT, check, day, send_plainhook, taken, wait_for

sys.path.insert(0, str(ROOT / "tests/oracle"))
from receipt_check import sha  # noqa: E402

SEED = int(os.environ.get("LINYI_SEED", "20261128"))
CUTS = int(os.environ.get("LINYI_CUTS", "8"))  # 100 by hand
VOTERS = 60


class Watcher:
    """The group's phones: each checkpoint they get rings, so that the power can fail at that very moment."""

    def __init__(self):
        self.rang, self.shown = threading.Event(), []

    def answer(self, path, body, headers):
        if "plainhook" in path:
            found = re.search(ledger.LINE, text_of(json.loads(body)))
            if found:
                self.shown.append((int(found[1]), found[2]))
                self.rang.set()
        return None


def root_letters(root):
    """The first 20 bytes of a root as the group sees them."""
    letters, value = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", int.from_bytes(root[:20], "big")
    text = "".join(letters[value >> shift & 31] for shift in range(155, -1, -5))
    return "-".join(text[i:i + 4] for i in range(0, 32, 4))


def publish_and_cut(service, disk, watcher, number, notes, rng):
    """Ballots, then a vote is opened or closed, whose checkpoint goes out; at that moment the power fails."""
    for i in range(rng.randrange(3, 9)):
        ledger.vote_privately(service, number, rng.randrange(VOTERS), rng.choice(["V1 同意", "V1 反对"]))
        notes.append(ledger.get(service, "/v1/checkpoint"))
    watcher.rang.clear()
    text = f"/表决 第{number}件事可以吗？ 截止 {day(20)}"
    check(taken(send_plainhook(service, f"open-{number}", "chair", text)), text)
    check(watcher.rang.wait(20), f"no checkpoint followed the opening no. {number}")
    disk.cut()
    service.kill()
    disk.detach()
    disk.attach()
    service.start()


def consistent(service, first, second):
    told = json.loads(ledger.get(service, f"/v1/consistency?first={first}&second={second}"))
    return bytes.fromhex(told["first_root"]), bytes.fromhex(told["second_root"]), told


def test_v5_every_published_checkpoint_leads_to_every_later_one_across_power_cuts(binary):
    rng = random.Random(SEED)
    disk, watcher, notes = Disk(), Watcher(), []
    try:
        with FakePlatform(watcher.answer) as platform, prepared(binary, platform, voters=VOTERS) as service:
            shutil.move(service.data, disk.mount / "data")
            os.sync()
            service.data = disk.mount / "data"
            service.start()
            for number in range(CUTS):
                publish_and_cut(service, disk, watcher, number + 2, notes, rng)
            everything_published_still_holds(service, watcher, notes, rng)
            old = service.folder / "old.txt"
            for note in rng.sample(notes, min(6, len(notes))):
                old.write_text(note)
                said = service.run("verify", "--data", str(service.data), "--checkpoint", str(old))
                check(said.startswith("good: "), said)
            print(f"# seed {SEED}: {CUTS} power cuts, {len(watcher.shown)} checkpoints in the group, {len(notes)} notes")
    finally:
        disk.close()


def everything_published_still_holds(service, watcher, notes, rng):
    """The roots that were shown and signed are those of the ledger now, pair by pair with a proof."""
    end = service.api("/v1/ledger?from=1&limit=1")["size"]
    roots = {}
    for note in notes:
        size, root = note.splitlines()[1:3]
        check(roots.setdefault(int(size), base64.b64decode(root)) == base64.b64decode(root), f"two roots at {size}")
    for size, letters in watcher.shown:
        check(size <= end, f"a checkpoint of {size} entries was published, and there are {end}: they were not on the disk")
        first, _, _ = consistent(service, size, end)
        check(root_letters(first) == letters, f"no. {size} was shown as {letters}, and is {root_letters(first)} now")
        check(roots.setdefault(size, first) == first, f"the group and a note differ at {size}")
    sizes = sorted(roots)
    pairs = list(zip(sizes, sizes[1:])) + [tuple(sorted(rng.sample(sizes, 2))) for _ in range(200)]
    for a, b in pairs:
        first, second, told = consistent(service, a, b)
        check((first, second) == (roots[a], roots[b]), f"the roots from {a} to {b} are not those that were published")
        check(grows(a, first, b, second, base64.b64decode(told["path"])), f"no proof leads from {a} to {b}: {told}")


def grows(first, first_root, second, second_root, path):
    """RFC 9162 §2.1.4.2, as docs/ledger.md has it."""
    path = [path[i:i + 32] for i in range(0, len(path), 32)]
    if first == second:
        return not path and first_root == second_root
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    if not path:
        return False
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = sha(b"\x01", c, fr), sha(b"\x01", c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = sha(b"\x01", sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == first_root and sr == second_root


test_v5_every_published_checkpoint_leads_to_every_later_one_across_power_cuts.slow = True
