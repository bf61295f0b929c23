"""A1, A8, I4, P1, P4 seen from outside (reliability.md §2.8, §2.10)."""
import base64
import hashlib
import hmac
import json
import sqlite3
import time
import urllib.parse

from community import all_taken, is_quiet, prepared, running
from fake_platform import FakePlatform
from service import (ADMIN_TOKEN, ONEBOT_SECRET, ONEBOT_TOKEN, PLAINHOOK_SECRET, TELEGRAM_SECRET,
                     TELEGRAM_TOKEN, check, onebot_request, plainhook_headers, plainhook_message,
                     send_onebot, send_plainhook, send_telegram, taken, telegram_request, wait_for)


def test_a8_the_admin_api_wants_its_token_and_locks_guessers_out(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        check(service.request("GET", "/v1/votes")[0] == 401, "no token was accepted")
        statuses = [service.request("GET", "/v1/votes", headers={"Authorization": f"Bearer x{i}"})[0]
                    for i in range(30)]
        check(set(statuses) <= {401, 429} and statuses[-1] == 429, f"{statuses}")
        check(statuses.count(401) <= 10, f"{statuses.count(401)} guesses were looked at, not 10")
        good = service.request("GET", "/v1/votes", headers={"Authorization": f"Bearer {ADMIN_TOKEN}"})[0]
        check(good == 429, "a locked-out address still gets answers about its token")


# --- signatures ----------------------------------------------------------------------------------

def flipped(raw):
    """Each byte changed by one bit, in turn."""
    for i, byte in enumerate(raw):
        yield raw[:i] + bytes([byte ^ 1]) + raw[i + 1:]


def variants(headers, name, values):
    for value in values:
        changed = {k: v for k, v in headers.items() if k != name}
        yield changed if value is None else {**changed, name: value}


def bodies(body):
    """The body changed at 20 places; what was signed is not what came."""
    step = max(1, len(body) // 20)
    for i in range(0, len(body), step):
        yield body[:i] + bytes([body[i] ^ 1]) + body[i + 1:]
    yield body + b" "
    yield json.dumps(json.loads(body)).encode()


def plainhook_mutations():
    body = plainhook_message("sig", "u-1", "同意")
    good = plainhook_headers(body, "sig")
    mac = good["webhook-signature"]
    raw = base64.b64decode(mac[3:])
    other = plainhook_headers(body, "sig", secret="whsec_" + base64.b64encode(b"x" * 32).decode())
    sha1 = hmac.new(b"x", body, hashlib.sha1).digest()
    signatures = [None, "", "v1", "v1,", "v1,=", "V1," + mac[3:], "v2," + mac[3:], "v1a," + mac[3:], mac[3:],
                  mac + "=", mac.replace("v1,", "v1, "), mac.rstrip("="), "v1," + raw.hex(),
                  "v1," + base64.b64encode(sha1).decode(), other["webhook-signature"], mac + mac]
    signatures += [mac[:n] for n in range(4, len(mac) - 1, 3)]
    signatures += ["v1," + base64.b64encode(r).decode() for r in flipped(raw)]
    now = int(time.time())
    stamps = [None, "", "0", "-1", "abc", f"+{now}", f"{now}.0", str(now - 400), str(now + 400), str(2**38)]
    yield from ((h, body) for h in variants(good, "webhook-signature", signatures))
    yield from ((h, body) for h in variants(good, "webhook-timestamp", stamps))
    yield from ((h, body) for h in variants(good, "webhook-id", [None, "", "sig2", "Sig", "s.g"]))
    yield from ((good, changed) for changed in bodies(body))


def onebot_mutations():
    body, good = onebot_request(4242, 10001, "同意")
    mac = good["X-Signature"]
    raw = bytes.fromhex(mac[5:])
    sha256 = hmac.new(ONEBOT_SECRET.encode(), body, hashlib.sha256).hexdigest()
    other = hmac.new(b"another secret", body, hashlib.sha1).hexdigest()
    signatures = [None, "", "sha1", "sha1=", "SHA1=" + mac[5:], "sha256=" + sha256, "sha1=" + sha256, mac[5:],
                  "sha1=" + mac[5:].upper(), "sha1= " + mac[5:], "sha1=" + base64.b64encode(raw).decode(),
                  "sha1=" + other, mac + "0", mac + mac, "sha1=" + "0" * 40]
    signatures += [mac[:n] for n in range(6, len(mac), 2)]
    signatures += ["sha1=" + r.hex() for r in flipped(raw)]
    yield from ((h, body) for h in variants(good, "X-Signature", signatures))
    yield from ((h, body) for h in variants(good, "X-Self-ID", [None, "", "1", "3001200401"]))
    yield from ((good, changed) for changed in bodies(body))


def telegram_mutations():
    body, good = telegram_request(4242, 77, "同意")
    secret = TELEGRAM_SECRET
    values = [None, "", secret.upper(), secret + "_", secret + secret, "Bearer " + secret, secret[::-1],
              secret.encode().hex(), base64.b64encode(secret.encode()).decode(), TELEGRAM_TOKEN, "wrong"]
    values += [secret[:n] for n in range(1, len(secret))]
    values += [r.decode() for r in flipped(secret.encode())]
    yield from ((h, body) for h in variants(good, "X-Telegram-Bot-Api-Secret-Token", values))
    elsewhere = {k: v for k, v in good.items() if k == "Content-Type"}
    yield {**elsewhere, "X-Telegram-Secret": secret}, body
    yield {**elsewhere, "Authorization": f"Bearer {secret}"}, body


def tables(service):
    """Every table's rows; the service must be stopped."""
    with sqlite3.connect(f"file:{service.data / 'linyi.db'}?mode=ro", uri=True) as db:
        names = [n for (n,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found = {n: db.execute(f'SELECT * FROM "{n}"').fetchall() for n in names}
    db.close()
    found.pop("instance")  # counts the starts
    return found


def refused_alike(service, adapter, mutations):
    """Posts them all; returns the answers that differ in status, headers or body."""
    answers = {}
    for number, (headers, body) in enumerate(mutations):
        status, data, fields = service.request("POST", f"/hook/{adapter}", body, headers)
        fields = tuple((k, v) for k, v in fields.items() if k.lower() != "date")
        answers.setdefault((status, fields, data), []).append(number)
    return answers


def refuses_mutations(binary, adapter, mutations, good):
    mutations = list(mutations)
    check(len(mutations) >= 60, f"only {len(mutations)} mutations")
    with FakePlatform() as platform, running(binary, platform) as service:
        wait_for(lambda: is_quiet(service), 10, "a quiet start")
        service.stop()
        before = tables(service)
        service.start()
        answers = refused_alike(service, adapter, mutations)
        told = {(status, data): len(numbers) for (status, _, data), numbers in answers.items()}
        check(len(answers) == 1, f"{len(answers)} different answers to {adapter}: {told}, "
              f"first of each: {[numbers[0] for numbers in answers.values()]}")
        check(list(answers)[0][0] == 401, f"{adapter}: {told}")
        service.stop()
        after = tables(service)
        changed = [name for name in after if after[name] != before.get(name)]
        check(not changed, f"refused requests of {adapter} wrote to {changed}")
        service.start()
        check(taken(good(service)), f"{adapter}: the good one was refused")


def test_a1_every_bad_plainhook_signature_is_refused_alike_and_leaves_no_row(binary):
    refuses_mutations(binary, "plainhook", plainhook_mutations(),
                      lambda s: send_plainhook(s, "sig", "u-1", "同意"))


def test_a1_every_bad_onebot_signature_is_refused_alike_and_leaves_no_row(binary):
    refuses_mutations(binary, "onebot", onebot_mutations(), lambda s: send_onebot(s, 4242, 10001, "同意"))


def test_a1_every_bad_telegram_secret_is_refused_alike_and_leaves_no_row(binary):
    refuses_mutations(binary, "telegram", telegram_mutations(), lambda s: send_telegram(s, 4242, 77, "同意"))


# --- secrets -------------------------------------------------------------------------------------

SECRETS = {"the admin token": ADMIN_TOKEN, "plainhook's key": "plainhook-secret-for-the-tests!!",
           "plainhook's secret": PLAINHOOK_SECRET.removeprefix("whsec_"),
           "onebot's secret": ONEBOT_SECRET, "onebot's token": ONEBOT_TOKEN,
           "telegram's secret": TELEGRAM_SECRET, "telegram's token": TELEGRAM_TOKEN}


def spellings(secret):
    raw = secret.encode()
    yield raw
    yield raw.hex().encode()
    yield raw.hex().upper().encode()
    yield urllib.parse.quote(secret, safe="").encode()
    for shift in range(3):  # however it lies in what was encoded
        text = base64.b64encode(b"x" * shift + raw)[(0, 2, 3)[shift]:-4]
        yield text
        yield text.replace(b"+", b"-").replace(b"/", b"_")


def everything_to_be_read(service):
    """All that linyi wrote or says, by where it was found."""
    for path in ("/metrics", "/healthz", "/readyz", "/nothing", "/chat", "/v1/votes"):
        yield path, service.request("GET", path)[1]
    for state in ("pending", "inflight", "dead", "sent"):
        yield f"/v1/outbox?state={state}", json.dumps(service.api(f"/v1/outbox?state={state}")).encode()
    yield "/v1/acts", json.dumps(service.acts()).encode()
    yield "the command line", open(f"/proc/{service.process.pid}/cmdline", "rb").read()
    for file in [service.log, service.folder / "out.txt", *service.folder.rglob("*.db*"),
                 *service.folder.rglob("*.json"), *service.folder.rglob("*.map")]:
        yield str(file), file.read_bytes()


def test_p1_secrets_are_nowhere_to_be_read(binary):
    def broken(path, body, headers):
        return (500, {}, b"{}") if "sendMessage" in path or "onebot" in path else None

    debug = '[server]\nlog_level = "debug"\n'
    with FakePlatform(broken) as platform, running(binary, platform, config=debug) as service:
        send_plainhook(service, "p1", "u-1", "/help", chat="u-1", kind="private")
        send_telegram(service, 1, 77, "/help", chat=77)
        send_onebot(service, 1, 88, "/help", group=None)
        service.request("POST", "/hook/telegram", b"{}", {"X-Telegram-Bot-Api-Secret-Token": "wrong"})
        service.request("POST", "/hook/telegram", b"{", {"X-Telegram-Bot-Api-Secret-Token": TELEGRAM_SECRET})
        service.request("GET", f"/hook/telegram?secret={TELEGRAM_TOKEN[:4]}")
        wait_for(lambda: platform.requests("telegram") and platform.requests("onebot/send"), 10, "attempts")
        service.run("backup", "--data", str(service.data), str(service.folder / "p1.db"))
        done = service.command("check-config", "--config", str(service.config))
        (service.folder / "out.txt").write_text(done.stdout + done.stderr)
        check('"level":"info"' in service.log.read_text(), "nothing was logged at all")
        for where, text in everything_to_be_read(service):
            for name, secret in SECRETS.items():
                for spelling in spellings(secret):
                    check(spelling not in text, f"{name} can be read in {where} as {spelling[:8]}…")


# --- where linyi calls ---------------------------------------------------------------------------

def test_i4_private_targets_are_called_only_where_the_configuration_says_so(binary):
    with FakePlatform() as platform:
        port = platform.port
        spelt = ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::1]",
                 "localhost", "0.0.0.0", "127.0.0.1.", "user@127.0.0.1"]
        closed = '[outgoing]\nallow_private = ["127.0.0.1:1"]\n'
        called = []
        for host in spelt:
            config = closed + f'[adapter.plainhook]\nsend_url = "http://{host}:{port}/plainhook"\n'
            with prepared(binary, platform, config=config) as service:
                if service.command("check-config", "--config", str(service.config)).returncode != 0:
                    continue  # refused before anything starts
                service.start()
                send_plainhook(service, "i4", "u-1", "/help", chat="u-1", kind="private")
                wait_for(lambda: any(m["last_error"] for s in ("pending", "dead")
                                     for m in service.api(f"/v1/outbox?state={s}")["messages"])
                         or platform.requests(), 15, f"an attempt on {host}")
                called += [host] if platform.requests() else []
        check(not called, f"private addresses were called: {called}")


# --- retention -----------------------------------------------------------------------------------

def test_p4_chat_text_is_gone_after_its_time_and_the_record_stays(binary):
    canary = "zhuanliuxuejinsique"
    with FakePlatform() as platform, running(binary, platform, args=["--test-clock"]) as service:
        all_taken(send_plainhook, service, "p4-vote", "u-1", "同意")
        all_taken(send_plainhook, service, "p4", "u-2", f"/{canary}", chat="u-2", kind="private")
        wait_for(lambda: any(canary in t for t in platform.texts("plainhook")), 10, "a reply that quotes it")
        wait_for(lambda: is_quiet(service), 10, "a quiet outbox")
        deeds = len(service.acts())
        now = time.time()
        for days in (29, 31, 46):
            service.set_clock(time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + days * 86400)))
            all_taken(send_plainhook, service, f"p4-{days}", "u-3", "/help", chat="u-3", kind="private",
                      now=now + days * 86400)
            time.sleep(1)
            if days == 29:
                texts = json.dumps(service.api("/v1/outbox?state=sent"))
                check(len(service.api("/v1/outbox?state=sent")["messages"]) > 1, f"gone too early: {texts[:80]}")
        service.stop()
        left = [f.name for f in service.data.rglob("*") if f.is_file() and canary.encode() in f.read_bytes()]
        check(not left, f"chat text of 46 days ago is still in {left}")
        service.start()
        acts = service.acts()
        check([a["no"] for a in acts] == list(range(1, len(acts) + 1)) and len(acts) >= deeds,
              "the record lost something")
