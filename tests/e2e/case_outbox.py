"""O1, O2, O4, O5, O7, O8: what linyi promised to say is said (reliability.md §2.4)."""
import collections
import json
import time

from fake_platform import FakePlatform
from service import Service, add_community, check, link_group, open_vote, send_plainhook, wait_for

USERS = 60


def running(binary, platform, args=(), config=""):
    service = Service(binary, platform=platform, args=args, config=config)
    code = add_community(service, USERS, accounts=lambda i: "u-0;chair" if i == 0 else f"u-{i}")
    service.start()
    link_group(service, code)
    open_vote(service)
    return service


def private_ballots(service, count, prefix="pv"):
    for i in range(count):
        user = f"u-{i % USERS}"
        text = ["同意", "反对", "弃权"][(i // USERS) % 3]
        status, _, _ = send_plainhook(service, f"{prefix}-{i}", user, text, chat=user, kind="private")
        check(status == 200, f"ballot {i}: {status}")


def counts(service):
    return {s: len(service.api(f"/v1/outbox?state={s}")["messages"])
            for s in ("offered", "pending", "inflight", "sent", "dead", "expired", "cancelled")}


def drained(service):
    state = counts(service)
    return state if not state["pending"] and not state["inflight"] else None


def test_o1_kills_lose_no_message_and_repeat_only_with_the_same_key(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        for round_ in range(5):
            private_ballots(service, USERS, prefix=f"r{round_}")
            service.kill()
            service.start()
        wait_for(lambda: drained(service), 30, "an empty outbox")
        by_key = collections.defaultdict(set)
        for request in platform.requests("plainhook"):
            by_key[request["headers"]["webhook-id"]].add(request["body"])
        check(all(len(bodies) == 1 for bodies in by_key.values()), "a key was sent with two bodies")
        sent = counts(service)["sent"]
        check(len(by_key) == sent, f"{len(by_key)} keys arrived, {sent} messages are sent")
        check(counts(service)["dead"] == 0, "messages died")


test_o1_kills_lose_no_message_and_repeat_only_with_the_same_key.slow = True


def test_o2_order_holds_in_each_chat_whatever_the_platform_answers(binary):
    calls = collections.Counter()

    def moody(path, body, headers):
        chat = json.loads(body).get("chat", {}).get("id")
        calls[chat] += 1
        if chat and chat.startswith("u-") and calls[chat] % 3 == 0:
            return 503, {}, b"{}"
        return None

    with FakePlatform(moody) as platform, running(binary, platform) as service:
        private_ballots(service, USERS * 3)
        wait_for(lambda: drained(service), 60, "an empty outbox")
        arrived = collections.defaultdict(list)
        for request in platform.requests("plainhook"):
            body = json.loads(request["body"])
            key = request["headers"]["webhook-id"]
            text = body["message"]["text"]
            if key not in [k for k, _ in arrived[body["chat"]["id"]]]:
                arrived[body["chat"]["id"]].append((key, text))
        for user in range(1, 20):
            texts = [t for _, t in arrived[f"u-{user}"]]
            check(len(texts) == 3 and "同意" in texts[0] and "反对" in texts[1] and "弃权" in texts[2],
                  f"chat u-{user} heard {texts}")


test_o2_order_holds_in_each_chat_whatever_the_platform_answers.slow = True


def test_o4_retry_after_is_obeyed(binary):
    first = {}

    def busy(path, body, headers):
        chat = json.loads(body).get("chat", {}).get("id")
        if chat == "u-7" and chat not in first:
            first[chat] = time.monotonic()
            return 429, {"Retry-After": "3"}, b"{}"
        return None

    with FakePlatform(busy) as platform, running(binary, platform) as service:
        send_plainhook(service, "o4", "u-7", "同意", chat="u-7", kind="private")
        again = wait_for(lambda: [r for r in platform.requests("plainhook")
                                  if b'"u-7"' in r["body"]][1:], 15, "the second try")
        waited = again[0]["at"] - first["u-7"]
        check(waited >= 2.95, f"the second try came after {waited:.2f} s, not 3")


def test_o5_limits_hold_across_restarts(binary):
    limited = '[adapter.plainhook]\nlimits = "chat 10/5s"\n'
    with FakePlatform() as platform, running(binary, platform, config=limited) as service:
        for i in range(40):
            send_plainhook(service, f"o5-{i}", "chair", "/help", chat="u-5", kind="private")
        for _ in range(3):
            time.sleep(1.0)
            service.kill()
            service.start()
        time.sleep(6)
        times = [r["at"] for r in platform.requests("plainhook") if b'"u-5"' in r["body"]]
        worst = max(sum(1 for t in times if s <= t < s + 4.9) for s in times)
        check(len(times) >= 10, f"only {len(times)} were sent")
        check(worst <= 10, f"{worst} messages within 5 s, the limit is 10")


test_o5_limits_hold_across_restarts.slow = True


def test_o7_dead_letters_are_visible_and_can_be_sent_again(binary):
    broken = {"is": True}

    def refusing(path, body, headers):
        if broken["is"] and b'"u-9"' in body:
            return 400, {}, b'{"error":"no"}'
        return None

    with FakePlatform(refusing) as platform, running(binary, platform) as service:
        send_plainhook(service, "o7", "u-9", "同意", chat="u-9", kind="private")
        dead = wait_for(lambda: service.api("/v1/outbox?state=dead")["messages"], 10, "a dead letter")
        check(dead[0]["last_status"] == 400, f"{dead[0]}")
        broken["is"] = False
        service.api(f"/v1/outbox/{dead[0]['id']}/redrive", "POST")
        wait_for(lambda: not service.api("/v1/outbox?state=dead")["messages"], 10, "the redrive")
        keys = {r["headers"]["webhook-id"] for r in platform.requests("plainhook") if b'"u-9"' in r["body"]}
        check(len(keys) == 1, f"the redrive used another key: {keys}")
