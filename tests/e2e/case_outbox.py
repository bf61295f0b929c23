"""O1, O2, O4–O8: what linyi promised to say is said (reliability.md §2.4)."""
import collections
import datetime
import json
import os
import random
import time

from community import all_taken, counts, in_parallel, is_quiet, running
from case_story import Story, begin, pass_and_decide
from fake_platform import FakePlatform
from service import check, send_onebot, send_plainhook, wait_for

SEED = int(os.environ.get("LINYI_SEED", "5"))
VOTERS = 60
ROUNDS = int(os.environ.get("LINYI_ROUNDS", "5"))
CHOICES = ["同意", "反对", "弃权"]


def private_ballots(service, rounds, prefix="pv", first=0):
    """Each voter answers in a private chat, once a round, in order."""

    def cast(i):
        for number in range(rounds):
            all_taken(send_plainhook, service, f"{prefix}-{number}-{i}", f"u-{i}",
                      CHOICES[(first + number) % 3], chat=f"u-{i}", kind="private")

    in_parallel(cast, range(VOTERS))


def by_key(platform, part="plainhook"):
    """What arrived, by idempotency key, in order of first arrival."""
    found = collections.OrderedDict()
    for request in platform.requests(part):
        found.setdefault(request["headers"]["webhook-id"], []).append(request)
    return found


def conversation(platform, chat):
    """The texts a chat has seen, repeats of one key left out."""
    return [json.loads(tries[0]["body"])["message"]["text"] for tries in by_key(platform).values()
            if platform.chat_of(tries[0]) == chat]


def test_o1_kills_lose_no_message_and_repeat_only_with_the_same_key(binary):
    refused, accepted = set(), set()

    def slow(path, body, headers):
        time.sleep(0.1)  # so that each kill finds messages on their way
        if body and body not in refused and sum(body) % 15 == 0:  # one in fifteen, once
            refused.add(body)
            return 503, {}, b"{}"
        accepted.add(headers.get("webhook-id"))
        return None

    # Few at once: what a kill interrupts is a retry, and retries have a budget of one a second.
    few = "[outgoing]\nin_flight_max = 16\n"
    with FakePlatform(slow) as platform, running(binary, platform, voters=VOTERS, config=few) as service:
        sent_before = counts(service)["sent"]
        for number in range(ROUNDS):
            private_ballots(service, 1, prefix=f"r{number}", first=number)
            service.kill()
            service.start()
        wait_for(lambda: is_quiet(service), 40, "an empty outbox")
        arrived = by_key(platform)
        check(all(len({r["body"] for r in tries}) == 1 for tries in arrived.values()),
              "a key was sent with two bodies")
        state = counts(service)
        sent = state["sent"] - sent_before
        promised = ROUNDS * VOTERS
        check(len(arrived) == sent == promised,
              f"{len(arrived)} keys arrived, {sent} messages are sent, {promised} were promised")
        check(set(arrived) <= accepted, f"{len(set(arrived) - accepted)} messages were refused and left")
        check(state["dead"] == 0, "messages died")


test_o1_kills_lose_no_message_and_repeat_only_with_the_same_key.slow = True


def test_o2_order_holds_in_each_chat_whatever_the_platform_answers(binary):
    rng = random.Random(SEED)

    def moody(path, body, headers):
        time.sleep(0.01)
        mood = rng.random() if b'"u-' in body else 1
        if mood < 0.06:
            return 503, {}, b"{}"
        if mood < 0.12:
            return 429, {"Retry-After": "1"}, b"{}"
        if mood < 0.15:
            raise OSError("a reset")
        return None

    with FakePlatform(moody) as platform, running(binary, platform, voters=VOTERS) as service:
        private_ballots(service, 3)
        wait_for(lambda: is_quiet(service), 90, "an empty outbox")
        for i in range(VOTERS):
            texts = conversation(platform, f"u-{i}")
            check(len(texts) == 3 and all(c in t for c, t in zip(CHOICES, texts)),
                  f"seed {SEED}: chat u-{i} heard {texts}")


test_o2_order_holds_in_each_chat_whatever_the_platform_answers.slow = True


def test_o4_retry_after_is_obeyed(binary):
    first = {}

    def busy(path, body, headers):
        chat = FakePlatform.chat_of({"body": body}) if "plainhook" in path else None
        if chat in ("u-7", "u-8") and chat not in first:
            first[chat] = time.monotonic()
            later = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 4))
            return 429, {"Retry-After": "3" if chat == "u-7" else later}, b"{}"
        return None

    with FakePlatform(busy) as platform, running(binary, platform, voters=VOTERS) as service:
        for chat, least in (("u-7", 2.95), ("u-8", 2.9)):  # seconds, and a date of whole seconds
            all_taken(send_plainhook, service, f"o4-{chat}", chat, "同意", chat=chat, kind="private")
            again = wait_for(lambda c=chat: [r for r in platform.requests("plainhook")
                                             if platform.chat_of(r) == c][1:], 15, "the second try")
            waited = again[0]["at"] - first[chat]
            check(waited >= least, f"the second try to {chat} came after {waited:.2f} s, not 3")


def test_o5_limits_hold_across_restarts(binary):
    limited = '[adapter.plainhook]\nlimits = "chat 10/5s"\n'
    with FakePlatform() as platform, running(binary, platform, voters=VOTERS, config=limited) as service:
        for i in range(40):
            all_taken(send_plainhook, service, f"o5-{i}", "chair", "/help", chat="u-5", kind="private")
        for _ in range(3):
            time.sleep(1.0)
            service.kill()
            service.start()
        time.sleep(6)
        times = [r["at"] for r in platform.requests("plainhook") if platform.chat_of(r) == "u-5"]
        worst = max(sum(1 for t in times if s <= t < s + 4.9) for s in times)
        check(len(times) >= 10, f"only {len(times)} were sent")
        check(worst <= 10, f"{worst} messages within 5 s, the limit is 10")


test_o5_limits_hold_across_restarts.slow = True


def errors_of(service):
    """The last error of each message that was tried in vain."""
    unsent = {m["id"]: m["last_error"] for s in ("inflight", "pending", "dead")
              for m in service.api(f"/v1/outbox?state={s}")["messages"]}
    return [error for error in unsent.values() if error]


def test_o6_slow_and_hostile_peers_end_soon_and_hold_nobody_up(binary):
    released = {"is": False}

    def hostile(path, body, headers):
        if "plainhook" not in path:
            return None
        chat = FakePlatform.chat_of({"body": body})
        if chat == "u-1":  # silence
            wait_for(lambda: released["is"], 60)
        if chat == "u-2":  # an endless answer
            return 200, {}, b'{"message_id":"' + b"9" * (8 << 20) + b'"}'
        if chat == "u-3":  # a redirect to somebody else
            return 307, {"Location": f"http://127.0.0.1:{platform.port}/elsewhere"}, b"{}"
        return None

    quick = "[outgoing]\nattempt_seconds = 2\n"
    with FakePlatform(hostile) as platform, running(binary, platform, voters=VOTERS, config=quick) as service:
        for i in (1, 2, 3):
            all_taken(send_plainhook, service, f"o6-{i}", f"u-{i}", "同意", chat=f"u-{i}", kind="private")
        started = time.monotonic()
        all_taken(send_onebot, service, 900, 88, "/help", group=None)
        wait_for(lambda: platform.requests("onebot/send"), 2, "another platform's answer meanwhile")
        wait_for(lambda: len(errors_of(service)) == 3, 8, "the end of three attempts")
        errors = errors_of(service)
        check(time.monotonic() - started < 8, "an attempt took longer than its deadline")
        check(any("too large" in e for e in errors), f"the endless answer was read: {errors}")
        check(any("no answer in time" in e for e in errors), f"silence was waited for: {errors}")
        check(not platform.requests("elsewhere"), "a redirect was followed")
        released["is"] = True


def test_o7_dead_letters_are_visible_and_can_be_sent_again(binary):
    broken = {"is": True}

    def refusing(path, body, headers):
        if broken["is"] and b'"u-9"' in body:
            return 400, {}, b'{"error":"no"}'
        return None

    with FakePlatform(refusing) as platform, running(binary, platform, voters=VOTERS) as service:
        before = sum(counts(service).values())
        all_taken(send_plainhook, service, "o7", "u-9", "同意", chat="u-9", kind="private")
        dead = wait_for(lambda: service.api("/v1/outbox?state=dead")["messages"], 10, "a dead letter")
        check(dead[0]["last_status"] == 400, f"{dead[0]}")
        # A checkpoint of the ledger may have been posted meanwhile.
        check(sum(counts(service).values()) > before, "a message left the table")
        broken["is"] = False
        service.api(f"/v1/outbox/{dead[0]['id']}/redrive", "POST")
        wait_for(lambda: not service.api("/v1/outbox?state=dead")["messages"], 10, "the redrive")
        tries = wait_for(lambda: [r for r in platform.requests("plainhook")
                                  if platform.chat_of(r) == "u-9"][1:], 10, "the second try")
        first = [r for r in platform.requests("plainhook") if platform.chat_of(r) == "u-9"][0]
        check(tries[0]["headers"]["webhook-id"] == first["headers"]["webhook-id"],
              "the redrive used another key")
        check(tries[0]["body"] == first["body"], "the redrive said something else")


def test_o8_a_stale_reminder_is_not_sent(binary):
    down = {"is": False}

    def flaky(path, body, headers):
        return (503, {}, b"{}") if down["is"] and "send" in path else None

    with FakePlatform(flaky) as platform, begin(binary, platform) as service:
        story = Story(service, platform)
        due = pass_and_decide(story)
        wait_for(lambda: is_quiet(service), 10, "a quiet outbox")
        down["is"] = True
        story.move_to((due - datetime.timedelta(days=3)).replace(hour=9, minute=1))
        wait_for(lambda: not is_quiet(service), 20, "a reminder that cannot be sent")
        wait_for(lambda: platform.requests("onebot/send")[-1]["at"] and errors_of(service), 10, "a vain try")
        story.move_to(story.now + datetime.timedelta(hours=13))
        down["is"] = False
        before = len(platform.requests("send"))
        wait_for(lambda: counts(service)["expired"], 20, "the expiry")
        all_taken(send_onebot, service, 990001, 10003, "/help", at=story.now.timestamp())
        wait_for(lambda: len(platform.requests("send")) > before and is_quiet(service), 30, "the next answer")
        stale = [r for r in platform.requests("send")[before:] if "8号楼门禁锁具".encode() in r["body"]]
        check(not stale, "a reminder came 13 hours late")
