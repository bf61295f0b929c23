"""E1–E5, E7: duplicates, order, other bodies, scopes, long memory, poison (reliability.md §2.3)."""
import collections
import os
import random
import threading
import time

import community
from community import all_taken, in_parallel
from fake_platform import FakePlatform
from load import stored_events
from service import (PLAINHOOK_SECRET, check, day, open_vote, plainhook_headers, plainhook_message,
                     send_onebot, send_plainhook, send_telegram, taken, wait_for)

USERS = 200
SEED = int(os.environ.get("LINYI_SEED", "7"))
PERMUTATIONS = int(os.environ.get("LINYI_PERMUTATIONS", "200"))
EVENTS = int(os.environ.get("LINYI_EVENTS", "2000"))


def running(binary, platform, args=("--test-clock",), **options):
    """A community of 200 homes without a vote, served."""
    return community.running(binary, platform, voters=USERS, has_vote=False, args=args, **options)


def send_until_taken(service, todo, taken_events, lock):
    """A sender that repeats what was not acknowledged."""
    while True:
        with lock:
            if not todo:
                return
            event = todo.pop()
        try:
            is_taken = taken(send_plainhook(service, *event, chat=event[1], kind="private"))
        except OSError:
            is_taken = False
        with lock:
            if is_taken:
                taken_events.add(event[0])
            else:
                todo.append(event)
        if not is_taken:
            time.sleep(0.02)


def test_e1_duplicates_change_nothing_across_kills(binary):
    rng = random.Random(SEED)
    with FakePlatform() as platform, running(binary, platform, args=()) as service:
        open_vote(service)
        events = [(f"dup-{i}", f"u-{rng.randrange(USERS)}", rng.choice(["同意", "反对"]))
                  for i in range(EVENTS)]
        todo = [e for e in events for _ in range(rng.randrange(1, 6))]
        rng.shuffle(todo)
        done, lock = set(), threading.Lock()
        threads = [threading.Thread(target=send_until_taken, args=(service, todo, done, lock),
                                    daemon=True) for _ in range(8)]
        for thread in threads:
            thread.start()
        for _ in range(6):
            time.sleep(0.3)
            service.kill()
            service.start()
        for thread in threads:
            thread.join(120)
        check(len(done) == len(events), f"{len(events) - len(done)} events were never acknowledged")
        # A ballot that repeats the choice it finds changes nothing and is no deed.
        counts = stored_events(service.acts())
        wrong = [e for e, _, _ in events if counts[e] > 1]
        check(not wrong, f"seed {SEED}: {len(wrong)} events had several effects, first {wrong[:3]}")
        answers_once(service, platform, events)


def answers_once(service, platform, events):
    """Each event has one answer, whose key is its own however often it was sent."""
    wait_for(lambda: community.is_quiet(service), 60, "an empty outbox")
    told = collections.Counter()
    for key, request in {r["headers"]["webhook-id"]: r for r in platform.requests("plainhook")}.items():
        told[platform.chat_of(request)] += 1
    asked = collections.Counter(user for _, user, _ in events)
    wrong = {user: (told[user], n) for user, n in asked.items() if told[user] != n}
    check(not wrong, f"seed {SEED}: (answers, events) by voter: {dict(list(wrong.items())[:5])}")


test_e1_duplicates_change_nothing_across_kills.slow = True


def newest_wins(events):
    """The model: the newest platform time wins; nothing is left of a ballot that was withdrawn."""
    choice = max(events)[1]
    return None if choice == "撤回我的票" else choice


def one_vote_of_shuffled_voters(service, rng, number):
    """Each voter casts, changes and withdraws in a random order; the tally is the model's."""
    vote = open_vote(service, event=f"e2-{number}-open")
    base, expected, sends = time.time(), [], []
    for user in range(USERS):
        events = [(k, rng.choice(["同意", "反对", "弃权", "撤回我的票"])) for k in range(4)]
        expected.append(newest_wins(events))
        rng.shuffle(events)
        sends.append([(f"e2-{number}-{user}-{i}", f"u-{user}", choice, base + k)
                      for i, (k, choice) in enumerate(events)])

    def cast(voter):
        for event, user, text, at in voter:
            all_taken(send_plainhook, service, event, user, text, now=at)

    in_parallel(cast, sends)
    all_taken(send_plainhook, service, f"e2-{number}-close", "chair", f"/close V{number} 完成",
              now=base + 30)
    tally = service.api(f"/v1/votes/{vote}/tally")
    got = {o["key"]: o["rights"] for o in tally["options"]}
    want = collections.Counter(expected)
    check(got == {k: want.get(k, 0) for k in got},
          f"seed {SEED}, V{number}: counted {got}, the model says {dict(want)}")


def test_e2_arrival_order_does_not_matter(binary):
    rng = random.Random(SEED)
    with FakePlatform() as platform, running(binary, platform, args=()) as service:
        for number in range(1, 1 + -(-PERMUTATIONS // USERS)):
            one_vote_of_shuffled_voters(service, rng, number)


def test_e3_the_first_body_of_an_event_stands(binary):
    with FakePlatform() as platform, running(binary, platform, args=()) as service:
        vote = open_vote(service)
        all_taken(send_plainhook, service, "same", "u-1", "同意")
        for _ in range(3):
            all_taken(send_plainhook, service, "same", "u-1", "反对")
        acts = service.acts()
        check(sum(a["kind"] == "event_differs" for a in acts) == 1, "exactly one audit entry")
        all_taken(send_plainhook, service, "close", "chair", "/close V1 完成")
        tally = service.api(f"/v1/votes/{vote}/tally")
        check({o["key"]: o["rights"] for o in tally["options"]}["同意"] == 1, f"{tally}")


def test_e4_event_ids_are_scoped_to_their_account(binary):
    """One id from three accounts of three platforms: three events."""
    second = '[adapter.other]\ntype = "plainhook"\nsecret = "{}"\nsend_url = "{}"\n'
    with FakePlatform() as platform:
        extra = second.format(PLAINHOOK_SECRET, f"http://127.0.0.1:{platform.port}/other")
        with running(binary, platform, args=(), config=extra) as service:
            all_taken(send_plainhook, service, "42", "u-1", "/me", chat="u-1", kind="private")
            body = plainhook_message("42", "u-1", "/me", chat="u-1", kind="private")
            all_taken(service.request, "POST", "/hook/other", body, plainhook_headers(body, "42"))
            all_taken(send_telegram, service, 42, 77, "/help", chat=77)
            all_taken(send_onebot, service, 42, 88, "/help", group=None)
            wait_for(lambda: all(platform.requests(p)
                                 for p in ("plainhook", "other", "telegram/", "onebot/send")),
                     10, "an answer on each platform")


def test_e5_replays_do_nothing_for_as_long_as_the_vote_lives(binary):
    long_votes = "[votes]\nopen_days_max = 90\n"
    with FakePlatform() as platform, running(binary, platform, config=long_votes) as service:
        open_vote(service, f"/vote 是否更换门禁？ --until {day(80)}")
        now = time.time()
        body = plainhook_message("old", "u-1", "同意", at=now, chat="u-1", kind="private")

        def send(at):
            return service.request("POST", "/hook/plainhook", body, plainhook_headers(body, "old", at))

        def answers():
            return [r for r in platform.requests("plainhook") if platform.chat_of(r) == "u-1"]

        check(taken(send(now)), "the first was not taken")
        wait_for(answers, 10, "the confirmation")
        before = len(stored_events(service.acts()))
        for hours in (1, 7.1, 72, 720, 24 * 50):
            later = now + hours * 3600
            service.set_clock(time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(later)))
            check(taken(send(later)), f"a replay after {hours} h was refused")
        check(len(stored_events(service.acts())) == before, "a replay had an effect")
        all_taken(send_plainhook, service, "sentinel", "u-1", "/help", chat="u-1", kind="private",
                  now=later)
        wait_for(lambda: len(answers()) > 1 and community.is_quiet(service), 10, "the answer to /help")
        check(len(answers()) == 2, "a replay was answered again")


POISON = ["poison", "\u0000", "/vote " + "|" * 5000, "签到" * 4000, "V" + "9" * 400, "👍" * 3000, "/" * 9000]


def test_e7_a_poisonous_message_does_not_stop_the_line(binary):
    with FakePlatform() as platform, running(binary, platform, args=()) as service:
        open_vote(service)
        for i, text in enumerate(POISON):
            answer = send_plainhook(service, f"poison-{i}", "chair", text)
            check(taken(answer) or answer[0] == 400, f"poison {i} was answered {answer[0]}")
            all_taken(send_plainhook, service, f"good-{i}", f"u-{i + 1}", "同意")
        counted = stored_events(service.acts())
        check(all(counted[f"good-{i}"] == 1 for i in range(len(POISON))), "good ballots are missing")
        check(service.request("GET", "/readyz")[0] == 200, "it is not ready any more")
