"""E1–E5, E7: duplicates, order, other bodies, scopes, long memory, poison (reliability.md §2.3)."""
import calendar
import collections
import random
import threading
import time

from fake_platform import FakePlatform
from load import stored_events
from service import (Service, add_community, check, link_group, open_vote, send_onebot,
                     send_plainhook, send_telegram, wait_for)

USERS = 200


def running(binary, platform, args=("--test-clock",), **options):
    service = Service(binary, platform=platform, args=args, **options)
    code = add_community(service, USERS, accounts=lambda i: "u-0;chair" if i == 0 else f"u-{i}")
    service.start()
    link_group(service, code)
    return service


def test_e1_duplicates_change_nothing_across_kills(binary):
    rng = random.Random(7)
    with FakePlatform() as platform, running(binary, platform, args=()) as service:
        open_vote(service)
        events = [(f"dup-{i}", f"u-{rng.randrange(USERS)}", rng.choice(["同意", "反对"]))
                  for i in range(2000)]
        todo = [e for e in events for _ in range(rng.randrange(1, 6))]
        rng.shuffle(todo)
        done, lock = set(), threading.Lock()

        def work():
            while True:
                with lock:
                    if not todo:
                        return
                    event = todo.pop()
                try:
                    status, _, _ = send_plainhook(service, *event)
                except OSError:
                    status = 0
                if status == 200:
                    with lock:
                        done.add(event[0])
                else:  # a sender tries again
                    time.sleep(0.02)
                    with lock:
                        todo.append(event)

        threads = [threading.Thread(target=work, daemon=True) for _ in range(8)]
        for thread in threads:
            thread.start()
        for _ in range(8):
            time.sleep(0.3)
            service.kill()
            service.start()
        for thread in threads:
            thread.join(120)
        check(len(done) == len(events), f"{len(events) - len(done)} events were never acknowledged")
        counts = stored_events(service.acts())
        wrong = [e for e, _, _ in events if counts[e] != 1]
        check(not wrong, f"{len(wrong)} events have not exactly one effect, first {wrong[:3]}")


test_e1_duplicates_change_nothing_across_kills.slow = True


def newest_wins(events):
    """The model: the newest platform time wins, then the later arrival; withdrawing is a choice."""
    best = None
    for order, choice in events:
        if best is None or order >= best[0]:
            best = (order, choice)
    return None if best is None or best[1] == "撤回" else best[1]


def test_e2_arrival_order_does_not_matter(binary):
    rng = random.Random(11)
    with FakePlatform() as platform, running(binary, platform, args=()) as service:
        vote = open_vote(service)
        base, expected, sends = time.time(), {}, []
        for user in range(USERS):
            events = [(k, rng.choice(["同意", "反对", "弃权", "撤回"])) for k in range(4)]
            rng.shuffle(events)
            expected[user] = newest_wins(events)
            sends.append([(f"e2-{user}-{i}", f"u-{user}", {"撤回": "撤回投票"}.get(c, c), base + k)
                          for i, (k, c) in enumerate(events)])
        for voter in sends:
            for event, user, text, at in voter:
                status, _, _ = send_plainhook(service, event, user, text, now=at)
                check(status == 200, f"{event}: {status}")
        service.api("/v1/votes")
        send_plainhook(service, "e2-close", "chair", f"/close V1 完成", now=base + 30)
        tally = service.api(f"/v1/votes/{vote}/tally")
        got = {o["key"]: o["rights"] for o in tally["options"]}
        want = collections.Counter(v for v in expected.values() if v)
        check(got == {k: want.get(k, 0) for k in got}, f"counted {got}, the model says {dict(want)}")


def test_e3_the_first_body_of_an_event_stands(binary):
    with FakePlatform() as platform, running(binary, platform, args=()) as service:
        vote = open_vote(service)
        check(send_plainhook(service, "same", "u-1", "同意")[0] == 200, "the first was not taken")
        for _ in range(3):
            check(send_plainhook(service, "same", "u-1", "反对")[0] == 200, "a repeat must be 2xx")
        acts = service.acts()
        check(sum(a["kind"] == "event_differs" for a in acts) == 1, "exactly one audit entry")
        send_plainhook(service, "close", "chair", "/close V1 完成")
        tally = service.api(f"/v1/votes/{vote}/tally")
        check({o["key"]: o["rights"] for o in tally["options"]}["同意"] == 1, f"{tally}")


def test_e4_event_ids_are_scoped_to_their_account(binary):
    with FakePlatform() as platform, running(binary, platform, args=()) as service:
        send_plainhook(service, "42", "u-1", "/me", chat="u-1", kind="private")
        send_telegram(service, 42, 77, "/help", chat=77)
        send_onebot(service, 42, 88, "/help", group=None)
        wait_for(lambda: all(platform.requests(p) for p in ("plainhook", "telegram/", "onebot/send")),
                 10, "an answer on each platform")


def test_e5_replays_do_nothing_for_as_long_as_the_vote_lives(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        open_vote(service)
        now = time.time()
        send_plainhook(service, "old", "u-1", "同意", now=now)
        before = len(stored_events(service.acts()))
        for hours in (1, 7.1, 72, 720, 24 * 50):
            later = now + hours * 3600
            service.set_clock(time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(later)))
            body_at = now  # the same body, freshly signed
            from service import plainhook_headers, plainhook_message
            body = plainhook_message("old", "u-1", "同意", at=body_at)
            status, _, _ = service.request("POST", "/hook/plainhook", body,
                                           plainhook_headers(body, "old", later))
            check(status == 200, f"a replay after {hours} h was answered {status}")
        check(len(stored_events(service.acts())) == before, "a replay had an effect")


def test_e7_a_poisonous_message_does_not_stop_the_line(binary):
    with FakePlatform() as platform, running(binary, platform, args=()) as service:
        open_vote(service)
        poison = ["\u0000", "/vote " + "|" * 5000, "签到" * 4000, "V" + "9" * 400, "👍" * 3000, "/" * 9000]
        for i, text in enumerate(poison):
            status, _, _ = send_plainhook(service, f"poison-{i}", "chair", text)
            check(status in (200, 400), f"poison {i} was answered {status}")
            check(send_plainhook(service, f"good-{i}", f"u-{i + 1}", "同意")[0] == 200, "the line stopped")
        counted = stored_events(service.acts())
        check(all(counted[f"good-{i}"] == 1 for i in range(len(poison))), "good ballots are missing")
