"""S1, S3, S4: clocks that jump, downtime across a deadline (reliability.md §2.5)."""
import datetime
import time

from case_exactly_once import running
from fake_platform import FakePlatform
from service import check, open_vote, send_plainhook, wait_for

UTC = datetime.timezone.utc


def iso(at):
    return datetime.datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def deadline_text(at):
    local = datetime.datetime.fromtimestamp(at, datetime.timezone(datetime.timedelta(hours=8)))
    return local.strftime("%Y-%m-%d %H:%M")


def test_s4_a_vote_closes_on_time_even_across_downtime(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        now = time.time() // 60 * 60
        vote = open_vote(service, f"/vote 是否换锁？ --until {deadline_text(now + 7200)}")
        send_plainhook(service, "in-time", "u-1", "同意")
        service.stop()
        service.start()
        late = now + 7201
        service.set_clock(iso(late))
        check(send_plainhook(service, "late", "u-2", "同意", now=late)[0] == 200, "a late ballot needs 2xx")
        wait_for(lambda: service.api(f"/v1/votes/{vote}/tally")["state"] == "closed", 10, "the close")
        tally = service.api(f"/v1/votes/{vote}/tally")
        check(tally["participating"]["rights"] == 1, f"a late ballot was counted: {tally}")


def test_s1_clock_jumps_fire_each_occurrence_once(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        now = time.time() // 60 * 60
        vote = open_vote(service, f"/vote 是否换灯？ --until {deadline_text(now + 5 * 86400)}")
        for jump in (3600, -3600, 86400, 2 * 86400, 86400, 4 * 86400, 3 * 86400, 6 * 86400, 86400, 7 * 86400):
            service.set_clock(iso(now + jump))
            time.sleep(0.5)
        wait_for(lambda: service.api(f"/v1/votes/{vote}/tally")["state"] == "closed", 10, "the close")
        time.sleep(1)
        closes = [a for a in service.acts() if a["kind"] == "poll_closed"]
        check(len(closes) == 1, f"closed {len(closes)} times")
        results = [t for t in platform.texts("plainhook") if "表决结果" in t]
        check(len(results) == 1, f"the result was posted {len(results)} times")
