"""A8, P1, I4, H-limits seen from outside (reliability.md §2.8, §2.10)."""
import base64
import json
import time
import urllib.parse

from case_durability import prepared
from fake_platform import FakePlatform
from service import (ADMIN_TOKEN, ONEBOT_SECRET, PLAINHOOK_SECRET, TELEGRAM_SECRET, TELEGRAM_TOKEN,
                     Service, check, plainhook_headers, plainhook_message, send_plainhook,
                     send_telegram, wait_for)


def test_a8_the_admin_api_wants_its_token_and_locks_guessers_out(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        service.start()
        check(service.request("GET", "/v1/votes")[0] == 401, "no token was accepted")
        statuses = [service.request("GET", "/v1/votes", headers={"Authorization": f"Bearer x{i}"})[0]
                    for i in range(30)]
        check(set(statuses) <= {401, 429} and statuses[-1] == 429, f"{statuses}")
        good = service.request("GET", "/v1/votes", headers={"Authorization": f"Bearer {ADMIN_TOKEN}"})[0]
        check(good == 429, "a locked-out address still gets answers about its token")


def test_a1_every_bad_signature_gets_one_and_the_same_answer_and_leaves_no_row(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        service.start()
        before = len(service.acts())
        body = plainhook_message("sig", "u-1", "同意")
        good = plainhook_headers(body, "sig")
        mac = good["webhook-signature"]
        raw = base64.b64decode(mac[3:])
        bad = [None, "", "v1,", "v1", "V1," + mac[3:], "v2," + mac[3:], mac[3:], mac + "=", " " + mac[:-4],
               "v1," + raw.hex()]
        bad += [mac[:n] for n in range(3, len(mac) - 1, 2)]
        bad += ["v1," + base64.b64encode(raw[:i] + bytes([raw[i] ^ 1]) + raw[i + 1:]).decode()
                for i in range(len(raw))]
        answers = set()
        for signature in bad:
            headers = dict(good)
            headers.pop("webhook-signature")
            if signature is not None:
                headers["webhook-signature"] = signature
            answers.add(service.request("POST", "/hook/plainhook", body, headers)[:2])
        for stamp in ("0", "-1", "abc", str(int(time.time()) - 301), str(int(time.time()) + 302), str(2**38)):
            answers.add(service.request("POST", "/hook/plainhook", body,
                                        {**good, "webhook-timestamp": stamp})[:2])
        check(len(bad) >= 60, f"only {len(bad)} mutations")
        check(len(answers) == 1 and list(answers)[0][0] == 401, f"different answers: {answers}")
        check(len(service.acts()) == before, "a refused request left a row")
        check(send_plainhook(service, "sig", "u-1", "同意")[0] == 200, "the good one was refused")


def spellings(secret):
    raw = secret.encode()
    yield secret
    yield base64.b64encode(raw).decode()
    yield raw.hex()
    yield urllib.parse.quote(secret, safe="")


def test_p1_secrets_are_nowhere_to_be_read(binary):
    with FakePlatform(lambda p, b, h: (500, {}, b"{}") if "telegram" in p else None) as platform, \
            prepared(binary, platform) as service:
        service.start()
        send_plainhook(service, "p1", "u-1", "/help", chat="u-1", kind="private")
        send_telegram(service, 1, 77, "/help", chat=77)
        service.request("POST", "/hook/telegram", b"{}", {"X-Telegram-Bot-Api-Secret-Token": "wrong"})
        wait_for(lambda: platform.requests("telegram"), 10, "an attempt on telegram")
        time.sleep(0.5)
        service.run("backup", "--data", str(service.data), str(service.folder / "p1.db"))
        haystack = service.log.read_bytes() + (service.folder / "out.txt").read_bytes()
        for path in ("/metrics", "/healthz", "/readyz", "/nothing"):
            haystack += service.request("GET", path)[1]
        for state in ("pending", "dead", "sent"):
            haystack += json.dumps(service.api(f"/v1/outbox?state={state}")).encode()
        haystack += json.dumps(service.acts()).encode()
        haystack += (service.folder / "p1.db").read_bytes() + (service.data / "linyi.db").read_bytes()
        haystack += open(f"/proc/{service.process.pid}/cmdline", "rb").read()
        for secret in (ADMIN_TOKEN, PLAINHOOK_SECRET, ONEBOT_SECRET, TELEGRAM_SECRET, TELEGRAM_TOKEN,
                       "onebot-access-token-canary"):
            for spelling in spellings(secret):
                check(spelling.encode() not in haystack, f"a secret leaked: {secret[:6]}…")


def test_i4_private_targets_are_called_only_where_the_configuration_says_so(binary):
    with FakePlatform() as platform:
        closed = '[outgoing]\nallow_private = ["127.0.0.1:1"]\n'
        with prepared(binary, platform, config=closed) as service:
            service.start()
            send_plainhook(service, "i4", "u-1", "/help", chat="u-1", kind="private")
            wait_for(lambda: any(m["last_error"] for s in ("pending", "dead")
                                 for m in service.api(f"/v1/outbox?state={s}")["messages"]), 15,
                     "a refused attempt")
            check(not platform.requests(), "a private address was called")
