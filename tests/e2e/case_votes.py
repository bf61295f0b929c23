"""V1, V8, V9, V10: one right one vote, the frozen roll, changes and withdrawals, deeds of two people
(reliability.md §2.9)."""
import collections
import os
import pathlib
import random
import socket
import tempfile
import time

import community
from community import all_taken, in_parallel
from fake_platform import FakePlatform
from service import check, day, open_vote, plainhook_headers, plainhook_message, send_plainhook

SEED = int(os.environ.get("LINYI_SEED", "7"))
# By hand: LINYI_RIGHTS=1000 LINYI_BALLOTS=50.
RIGHTS = int(os.environ.get("LINYI_RIGHTS", "100"))
BALLOTS = int(os.environ.get("LINYI_BALLOTS", "20"))
CHOICES = ["同意", "反对", "弃权"]


def running(binary, platform, voters=RIGHTS, **options):
    return community.running(binary, platform, voters=voters, has_vote=False, **options)


def raw_request(service, event, user, text, at):
    """One signed ballot as bytes: all but the last, and the last."""
    body = plainhook_message(event, user, text, at=at)
    head = f"POST /hook/plainhook HTTP/1.1\r\nHost: {service.address}\r\n"
    head += "".join(f"{k}: {v}\r\n" for k, v in plainhook_headers(body, event).items())
    head += f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    whole = head.encode() + body
    return whole[:-1], whole[-1:]


def release_together(service, requests):
    """Sends every request but its last byte, then all last bytes; the statuses."""
    host, port = service.address.rsplit(":", 1)
    sockets = []
    for first, _ in requests:
        one = socket.create_connection((host, int(port)), timeout=30)
        one.sendall(first)
        sockets.append(one)
    for one, (_, last) in zip(sockets, requests):
        one.sendall(last)
    statuses = []
    for one in sockets:
        answer = one.recv(64)
        statuses.append(int(answer.split(b" ")[1]) if answer else 0)
        one.close()
    return statuses


def test_v1_one_right_one_vote_under_any_concurrency(binary):
    rng = random.Random(SEED)
    with FakePlatform() as platform, running(binary, platform, config="""
[server]
connections_per_address_max = 4096
[intake]
waiting_max = 20000
waiting_per_sender = 200
""") as service:
        vote = open_vote(service)
        base, expected = time.time(), {}
        group = 10  # rights whose ballots are released together
        for start in range(0, RIGHTS, group):
            requests = []
            for right in range(start, min(start + group, RIGHTS)):
                user = "chair" if right == 0 else f"u-{right}"
                ballots = [(base + k / 100, rng.choice(CHOICES)) for k in range(BALLOTS)]
                expected[right] = max(ballots)[1]
                for k, (at, choice) in enumerate(ballots):
                    requests.append(raw_request(service, f"v1-{right}-{k}", user, choice, at))
            rng.shuffle(requests)
            statuses = collections.Counter(release_together(service, requests))
            check(set(statuses) <= {200, 204}, f"not everything was taken: {statuses}")
        all_taken(send_plainhook, service, "v1-close", "chair", "/close V1 完成")
        tally = service.api(f"/v1/votes/{vote}/tally")
        got = {o["key"]: o["rights"] for o in tally["options"]}
        want = collections.Counter(expected.values())
        check(sum(got.values()) == RIGHTS, f"{RIGHTS} rights, counted {got}")
        check(got == {k: want.get(k, 0) for k in got},
              f"seed {SEED}: counted {got}, the newest ballots say {dict(want)}")
        acts = [a for a in service.acts() if a["kind"].startswith("ballot_")]
        events = {a["payload"].get("event") for a in acts}
        check(len(events) == RIGHTS * BALLOTS,
              f"{RIGHTS * BALLOTS} ballots were sent, {len(events)} stand in the record")


def test_v8_the_roll_is_frozen_at_the_opening(binary):
    with FakePlatform() as platform, running(binary, platform, voters=20) as service:
        vote = open_vote(service)
        before = service.api(f"/v1/votes/{vote}/tally")
        opened = [a for a in service.acts() if a["kind"] == "poll_opened"][-1]["payload"]
        roster = service.folder / "changed.csv"
        roster.write_text("unit,area,owners,kind\n1-1-102,999.00,Somebody Else,home\n"
                          "1-1-900,50.00,A New Owner,home\n")
        service.run("import-roster", str(roster), "--community", "测试小区", "--data",
                    str(service.data))
        after = service.api(f"/v1/votes/{vote}/tally")
        check(after["rights"] == before["rights"] and after["area"] == before["area"],
              f"the roll changed: {before['rights']}, {before['area']} → {after['rights']}, {after['area']}")
        check(after["fingerprint"] == before["fingerprint"], "the fingerprint changed")
        check(len(opened["roll_sha256"]) == 64, f"no roll in the record: {opened}")


def test_v9_changes_and_withdrawals_survive_a_crash(binary):
    rng = random.Random(SEED)
    with FakePlatform() as platform, running(binary, platform, voters=20, args=()) as service:
        vote = open_vote(service)
        base, expected = time.time(), {}
        for step in range(12):
            def cast(user):
                choice = "撤回我的票" if step == 6 else rng.choice(CHOICES)
                if user % 3 or step < 7:  # a third stays withdrawn
                    expected[user] = None if step == 6 else choice
                    name = "chair" if user == 0 else f"u-{user}"
                    all_taken(send_plainhook, service, f"v9-{user}-{step}", name, choice,
                              now=base + step)
            for user in range(20):
                cast(user)
            if step in (3, 6, 9):
                service.kill()
                service.start()
        all_taken(send_plainhook, service, "v9-close", "chair", "/close V1 完成", now=base + 20)
        tally = service.api(f"/v1/votes/{vote}/tally")
        got = {o["key"]: o["rights"] for o in tally["options"]}
        want = collections.Counter(c for c in expected.values() if c)
        check(got == {k: want.get(k, 0) for k in got},
              f"seed {SEED}: counted {got}, the model says {dict(want)}")


def formal_rules(folder):
    """A rule set of the operator's own, which says that votes here bind."""
    (folder / "assembly.toml").write_text('''title_zh = "业主大会一般事项"
title_en = "Owners' assembly"
source = "民法典第二百七十八条"
method = "owners_vote"
lawful_channel = true
regime = "civil"
item_kind = "ordinary"
''')
    return folder


def test_v10_no_deed_of_two_people_is_done_by_one(binary):
    with tempfile.TemporaryDirectory() as folder, FakePlatform() as platform, running(
            binary, platform, voters=6,
            config=f'[votes]\nrules = "{formal_rules(pathlib.Path(folder))}"\n') as service:
        say_n = iter(range(1000))

        def say(user, text):
            return all_taken(send_plainhook, service, f"v10-{next(say_n)}", user, text)

        vote = open_vote(service, f"/vote 换电梯 --rule assembly --until {day(20)}")
        say("u-2", "同意")
        say("chair", f"/extend V1 {day(30)} 参与不足")
        say("chair", "/sign D1")
        say("chair", "/close V1 完成")
        say("chair", "/cancel V1 写错了")
        say("chair", "/paper V1 1-1-104 同意 P-1")
        say("chair", "/paper V1 1-1-104 同意 P-1")
        tally = service.api(f"/v1/votes/{vote}/tally")
        check(tally["state"] == "open", f"one person ended the vote: {tally}")
        check(tally["participating"]["rights"] == 1, f"one person cast for others: {tally}")
        kinds = collections.Counter(a["kind"] for a in service.acts())
        for kind in ("poll_extended", "poll_closed", "poll_cancelled"):
            check(kinds[kind] == 0, f"{kind} by one person")
        check(kinds["deed_asked"] >= 3, f"each request stands in the record: {dict(kinds)}")
