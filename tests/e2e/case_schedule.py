"""S1, S3, S4: clocks that jump, downtime across a deadline (reliability.md §2.5)."""
import datetime
import time

from case_exactly_once import running
from fake_platform import FakePlatform
from service import COMMITTEE, check, send_plainhook, wait_for

UTC = datetime.timezone.utc


def iso(at):
    return datetime.datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def deadline_text(at):
    local = datetime.datetime.fromtimestamp(at, datetime.timezone(datetime.timedelta(hours=8)))
    return local.strftime("%Y-%m-%d %H:%M")


def say(service, event, user, text, **options):
    """An answer with or without a body is as good: the event is taken."""
    status, body, _ = send_plainhook(service, event, user, text, **options)
    check(status in (200, 204), f"{event}: {status} {body}")


def open_vote(service, text):
    say(service, "vote-open", COMMITTEE, text)
    return service.api("/v1/votes")["votes"][-1]["id"]


def test_s4_a_vote_closes_on_time_even_across_downtime(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        now = time.time() // 60 * 60
        vote = open_vote(service, f"/vote 是否换锁？ --until {deadline_text(now + 7200)}")
        say(service, "in-time", "u-1", "同意")
        service.stop()
        service.start()
        late = now + 7201
        service.set_clock(iso(late))
        say(service, "late", "u-2", "同意", now=late)
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
        for words, most in (("时间过半", 1), ("快要截止", 2)):
            told = [t for t in platform.texts("plainhook") if words in t]
            check(len(told) <= most, f"{words}: {len(told)} reminders, {most} occurrences")


DAY = 86400
# A reminder every day at the same time, so that each downtime misses as many as it has days.
DAILY = f"""
[reminders]
vote_hours_before = {[24 * day for day in range(1, 49)]}
vote_midway = false
quiet_from = "00:00"
quiet_until = "00:00"
"""


def test_s3_after_downtime_a_job_catches_up_once(binary):
    with FakePlatform() as platform, running(binary, platform, config=DAILY) as service:
        now = time.time() // 60 * 60
        vote = open_vote(service, f"/vote 是否换灯？ --until {deadline_text(now + 50 * DAY)}")

        def reminders():
            return [t for t in platform.texts("plainhook") if "快要截止" in t]

        def wake_at(at):
            service.stop()
            service.start()
            service.set_clock(iso(at))
            wait_for(lambda: not due(service, vote), 10, "a look at the vote's reminders")

        told = 0
        # Up before the first one; then down for an hour, three days, a day until the last one is
        # stale, and forty days.
        for at, is_told in ((2 * DAY - 600, False), (2 * DAY + 3000, True), (5 * DAY + 3000, True),
                            (6 * DAY + 13 * 3600, False), (47 * DAY + 3600, True)):
            wake_at(now + at)
            told += is_told
            wait_for(lambda: len(reminders()) >= told, 10, f"reminder {told}")
            # A restart, with its jump back to the machine's clock and forward again, adds nothing.
            wake_at(now + at)
            time.sleep(1)
            check(len(reminders()) == told, f"{len(reminders())} reminders instead of {told}")


def due(service, vote):
    """True while the vote has a reminder that is due and not decided."""
    jobs = [j for j in service.api("/v1/schedules")["schedules"]
            if j["job"] == "poll_reminders" and j["id"] == vote]
    check(len(jobs) == 1, f"jobs of the vote: {jobs}")
    return jobs[0]["state"] == "due"
