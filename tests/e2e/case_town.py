"""A whole town votes within an hour, in every way there is, and the power fails twice (issue 3, "Done when").

By hand with the real size: LINYI_UNITS=3000 LINYI_BALLOTS=2400 tests/e2e/run.py --only town
"""
import os
import shutil
import statistics
import sys
import time

from community import is_quiet
from disk import Disk
from fake_platform import FakePlatform
from service import (ROOT, Service, add_community, check, day, link_group, send_onebot, wait_for)
from town import CHAIR, QQ, SECOND, TELEGRAM, Post, Town

sys.path.insert(0, str(ROOT / "tests/oracle"))
import one_box  # noqa: E402  the independent recount

SEED = int(os.environ.get("LINYI_SEED", "2400"))
UNITS = int(os.environ.get("LINYI_UNITS", "300"))
BALLOTS = int(os.environ.get("LINYI_BALLOTS", "240"))
SLICES = 12  # five minutes each
CUTS = {4: 0.5, 8: 0.3}  # slice → which part of it is acknowledged when the power fails
NAME = "大城小区"


def found(service, town):
    """Roster, group and vote, on the disk whose power will fail."""
    code = add_community(service, 1, adapter="onebot", name=NAME)
    for adapter, first in (("onebot", QQ), ("telegram", TELEGRAM), ("plainhook", "p-")):
        file = service.folder / f"{adapter}.csv"
        file.write_text(town.roster(first))
        service.run("import-roster", str(file), "--community", NAME, "--adapter", adapter, "--data",
                    str(service.data))
    service.start()
    link_group(service, code, user=CHAIR, send=send_onebot, event=900001)


def say(service, text, at):
    status, body, _ = send_onebot(service, int(time.time() * 1e6) % 10**12, CHAIR, text, at=at)
    check(status in (200, 204), f"{text}: {status} {body}")


class Hour:
    """The hour on the service's clock; a restart forgets the clock, and it is set again."""

    def __init__(self, service):
        self.service, self.began, self.now = service, time.time() + 60, 0.0
        self.set(0)

    def set(self, minutes):
        self.now = self.began + minutes * 60
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.now))
        self.service.set_clock(stamp)


def attempts_of(town, home, poll, hour):
    """What a household does in its five minutes, each attempt later than the last."""
    lane = []
    for number, (way, choice) in enumerate(home.attempts):
        lane += town.attempt(home, way, choice, poll, hour.now + number * 2)
    return lane


def post_with_a_power_cut(service, disk, hour, piece, post):
    target = int(sum(map(len, post.lanes)) * CUTS[piece])
    post.run(service, until=target)
    acked = post.acked
    disk.cut()
    service.kill()
    disk.detach()
    disk.attach()
    service.start()
    hour.set(piece * 5)
    post.run(service)
    return acked


def import_official(service, town, hour):
    """The file of the official system, asked for at the command line and signed in the group."""
    file = service.folder / "official.csv"
    file.write_text(town.result_file())
    told = service.run("import-ballots", str(file), "--vote", "V1", "--community", NAME, "--system", "官方平台",
                       "--data", str(service.data))
    deed = told.rsplit("D", 1)[1].split()[0]
    say(service, f"/会签 D{deed}", hour.now)


def vote(service, platform, disk, town, hour):
    """The hour itself; how many acknowledgements came before each cut, and how long it really took."""
    poll = service.api("/v1/votes")["votes"][0]["id"]
    for request in [*town.proxy_requests(hour.now), *town.link_requests(hour.now)]:
        Post([[request]], 1).run(service)
    wait_for(lambda: is_quiet(service), 30, "links and deeds")
    town.read_answers(platform, service)
    homes = [home for home in town.households if home.way != "import"]
    imported = [home for home in town.households if home.way == "import"]
    acked, began = [], time.monotonic()
    for piece in range(SLICES):
        hour.set(piece * 5)
        if piece == 5:
            import_official(service, town, hour)
        lanes = [attempts_of(town, home, poll, hour) for home in homes[piece::SLICES]]
        if piece == 9:  # the second ways of those whom the official file has counted
            lanes += [attempts_of(town, home, poll, hour) for home in imported]
        post = Post([lane for lane in lanes if lane])
        if piece in CUTS:
            acked.append(post_with_a_power_cut(service, disk, hour, piece, post))
        else:
            post.run(service)
    return acked, time.monotonic() - began


def recounted(service, town):
    """The service's count against the one written a second time."""
    tally = service.api("/v1/votes")["votes"][0]
    tally = service.api(f"/v1/votes/{tally['id']}/tally")
    want = one_box.recount(list(zip(town.owners, town.areas)),
                           {home.unit: home.attempts for home in town.households})
    hundredths = lambda text: int(text.replace(".", ""))  # noqa: E731
    got = {one_box.ROLE[o["key"]]: (hundredths(o["area"]), o["rights"]) for o in tally["options"]
           if o["key"] in one_box.ROLE}
    check((hundredths(tally["area"]), tally["rights"]) == want["total"], f"the roll: {tally} is not {want}")
    check(got == want["votes"], f"seed {SEED}: counted {got}, the recount says {want['votes']}")
    check(tally["passed"] == want["passed"], f"seed {SEED}: passed {tally['passed']}, recount {want}")
    return want


def page_times(service, platform):
    texts = platform.texts("onebot")
    address = next(word.split("/votes/")[1] for t in texts if "【表决结果 V1】" in t for word in t.split()
                   if "/votes/" in word)
    medians = []
    for path in (f"/votes/{address}", f"/votes/{address}/result.png"):
        times = []
        for _ in range(20):
            began = time.monotonic()
            status, body, _ = service.request("GET", path)
            times.append(1000 * (time.monotonic() - began))
            check(status == 200 and body, f"GET {path}: {status}")
        medians.append(statistics.median(times))
    return medians


def ledger_verifies(service):
    import case_ledger as ledger
    said = service.run("verify", "--data", str(service.data))
    check(said.startswith("good: "), f"linyi verify: {said}")
    lines = service.run("export-vote", "V1", "--community", NAME, "--data", str(service.data)).splitlines()
    return ledger.passes(service, lines)


def test_a_town_votes_in_an_hour_with_two_power_cuts_and_is_counted_right(binary):
    disk = Disk("512M")
    try:
        with FakePlatform() as platform, Service(binary, platform=platform, args=["--test-clock"]) as service:
            service.data = disk.mount / "data"
            town = Town(UNITS, BALLOTS, SEED)
            found(service, town)
            hour = Hour(service)
            say(service, f"/角色 @{SECOND} 业委会 委员", hour.now)
            say(service, f"/表决 是否更换电梯？ --rule civil_code_278_ordinary 截止 {day(20)}", hour.now)
            wait_for(lambda: service.api("/v1/votes")["votes"], 10, "the vote")
            acked, seconds = vote(service, platform, disk, town, hour)
            say(service, "/截止 V1 到齐", hour.now)
            want = recounted(service, town)
            wait_for(lambda: any("【表决结果 V1】" in t for t in platform.texts("onebot")), 60, "the result post")
            page, picture = page_times(service, platform)
            told = ledger_verifies(service)
            print(f"# seed {SEED}: {UNITS} units, {want['took_part'][1]} of {want['total'][1]} rights voted, "
                  f"{seconds:.1f} s, cut after {acked} acknowledgements of their five minutes, page {page:.1f} ms, "
                  f"picture {picture:.1f} ms; the stranger: {told.splitlines()[-1]}")
            check(page <= 200, f"the result page took {page:.0f} ms")
            ways = {home.way for home in town.households}
            check(len(ways) == 7, f"only these ways were tried: {ways}")
    finally:
        disk.close()


test_a_town_votes_in_an_hour_with_two_power_cuts_and_is_counted_right.slow = True
