"""Starts the built binary as an operator would and talks to it over HTTP alone."""
import atexit
import base64
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from verdict import Failed, Skipped, check  # noqa: E402

ADMIN_TOKEN = "e2e-admin-token-0123456789"
PLAINHOOK_SECRET = "whsec_" + base64.b64encode(b"plainhook-secret-for-the-tests!!").decode()
ONEBOT_SECRET = "onebot-secret-for-tests"
TELEGRAM_SECRET = "telegram_secret_for_tests_1"
TELEGRAM_TOKEN = "5550009999:e2e-telegram-token-canary"
ONEBOT_TOKEN = "onebot-access-token-canary"
ONEBOT_SELF = 3001200400

LIVE = set()  # services whose process may run; nothing of them outlives the tests


@atexit.register
def kill_what_is_left():
    for service in list(LIVE):
        service.kill()


def taken(answer):
    """True for a 2xx: platforms answer 200 or 204, and senders take both for a yes."""
    status = answer[0] if isinstance(answer, tuple) else answer
    return 200 <= status < 300


def wait_for(question, seconds=10.0, what="the condition"):
    """Asks until the answer is true; a test signal, not a sleep."""
    seconds *= defect.patience
    end = time.monotonic() + seconds
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failed(f"{what} did not come within {seconds} s")
        time.sleep(0.02)


class Defect:
    """The planted defect that services started from now on suffer from (case_teeth.py)."""
    name = ""
    patience = 1.0  # what will not come need not be waited for as long


defect = Defect()


class Service:
    """One data folder and the process that serves it."""

    def __init__(self, binary, folder=None, platform=None, config="", args=(), wrapper=(), env=None):
        self.binary = str(binary)
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="linyi-e2e-"))
        self.data = self.folder / "data"
        self.own_folder = folder is None
        self.args, self.wrapper = list(args), list(wrapper)
        self.env = {**os.environ, "ADMIN_TOKEN": ADMIN_TOKEN, "LINYI_MUTANT": defect.name, **(env or {})}
        self.process = None
        self.address = None
        self.log = self.folder / "log.jsonl"
        self.write_config(platform.port if platform else 9, config)

    def write_config(self, port, extra=""):
        api = f"http://127.0.0.1:{port}"
        fast = 'limits = "account 100000/1s"'
        text = f"""
[server]
listen = "127.0.0.1:0"
connections_per_address_max = 2000
[admin]
token_env = "ADMIN_TOKEN"
[intake]
waiting_per_sender = 64
[outgoing]
allow_private = ["127.0.0.1:{port}"]
[adapter.plainhook]
type = "plainhook"
secret = "{PLAINHOOK_SECRET}"
send_url = "{api}/plainhook"
{fast}
[adapter.onebot]
type = "onebot"
secret = "{ONEBOT_SECRET}"
self_id = "{ONEBOT_SELF}"
api_url = "{api}/onebot"
access_token = "{ONEBOT_TOKEN}"
{fast}
[adapter.telegram]
type = "telegram"
secret = "{TELEGRAM_SECRET}"
token = "{TELEGRAM_TOKEN}"
api_url = "{api}/telegram"
username = "LinyiTestBot"
mode = "webhook"
webhook_url = "https://linyi.example/hook/telegram"
{fast}
"""
        self.config = self.folder / "linyi.toml"
        self.config.write_text(merge_toml(text, extra))

    def command(self, *words, seconds=60):
        try:
            return subprocess.run([self.binary, *words], capture_output=True, text=True, env=self.env,
                                  timeout=seconds * defect.patience)
        except subprocess.TimeoutExpired:
            raise Failed(f"linyi {words[0]} did not end within {seconds} s") from None

    def run(self, *words):
        done = self.command(*words)
        check(done.returncode == 0, f"linyi {' '.join(words)} failed: {done.stderr.strip()}")
        return done.stdout

    def start(self, wait=True, seconds=20):
        words = [*self.wrapper, self.binary, "serve", "--config", str(self.config), "--data",
                 str(self.data), *self.args]
        LIVE.add(self)
        with open(self.folder / "out.txt", "w") as out, open(self.log, "a") as log:
            # A session of its own: signals reach a wrapper's child as well, and nobody else.
            self.process = subprocess.Popen(words, stdout=out, stderr=log, env=self.env,
                                            start_new_session=True)
        if wait:
            self.wait_until_listening(seconds)
        return self

    def wait_until_listening(self, seconds=20):
        wait_for(self._listening, seconds, f"'listening on' (see {self.log})")

    def _listening(self):
        text = (self.folder / "out.txt").read_text()
        if "listening on http://" in text:
            self.address = urllib.parse.urlsplit(text.split()[-1]).netloc
            return True
        check(self.process.poll() is None,
              f"linyi ended with {self.process.returncode}: {self.log.read_text()[-800:]}")
        return False

    def signal(self, number):
        """To the service and, where there is one, to its wrapper."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, number)

    def stop(self, seconds=15):
        self.signal(signal.SIGTERM)
        if self.process:
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
                raise Failed(f"linyi did not stop within {seconds} s of SIGTERM: {self.last_words()}")
        return self.process.returncode if self.process else None

    def kill(self):
        self.signal(signal.SIGKILL)
        if self.process:
            self.process.wait()
        LIVE.discard(self)

    def last_words(self, lines=6):
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        notable = [line for line in text.splitlines() if '"level":"info"' not in line]
        return "\n# ".join(["the last lines of the log:", *notable[-lines:]])

    def close(self):
        self.kill()
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, failure, _):
        if failure is not None and not isinstance(failure, Skipped) and not defect.name:
            print(f"# {self.last_words()}\n# its folder is kept: {self.folder}")
            self.own_folder = False
        self.close()

    # --- HTTP --------------------------------------------------------------------------------

    def connect(self, timeout=15):
        return http.client.HTTPConnection(self.address, timeout=timeout)

    def request(self, method, path, body=None, headers=None, connection=None, timeout=15):
        own = connection or self.connect(timeout)
        own.request(method, path, body=body, headers=headers or {})
        answer = own.getresponse()
        data = answer.read()
        if connection is None:
            own.close()
        return answer.status, data, answer.headers

    def api(self, path, method="GET"):
        status, body, _ = self.request(
            method, path, headers={"Authorization": f"Bearer {ADMIN_TOKEN}"})
        check(status == 200, f"{method} {path}: {status} {body[:200]}")
        return json.loads(body)

    def acts(self):
        found, start = [], 1
        while True:
            page = self.api(f"/v1/acts?from={start}")["acts"]
            if not page:
                return found
            found += page
            start = page[-1]["no"] + 1

    def set_clock(self, text):
        status, body, _ = self.request("POST", "/v1/test-clock", body=text)
        check(status == 200, f"test clock: {status} {body}")


def merge_toml(base, extra):
    """`extra` may repeat a [section] of `base`: its keys win."""
    sections, order = {}, []
    for text in (base, extra):
        section = ""
        for line in text.splitlines():
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                section = line
                if section not in sections:
                    sections[section] = {}
                    order.append(section)
                continue
            key, value = line.split("=", 1)
            sections[section][key.strip()] = value.strip()
    return "\n".join(s + "\n" + "\n".join(f"{k} = {v}" for k, v in sections[s].items()) + "\n"
                     for s in order)


# --- signed webhooks -----------------------------------------------------------------------------

def plainhook_message(event, user, text, chat="room-1", kind="group", at=None, **message):
    at = time.time() if at is None else at
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at)) + f".{int(at * 1000) % 1000:03d}Z"
    body = {"type": "message", "event_id": event, "at": stamp,
            "chat": {"id": chat, "kind": kind, "name": chat},
            "sender": {"id": user, "name": user},
            "message": {"id": f"m-{event}", "text": text, **message}}
    return json.dumps(body, ensure_ascii=False).encode()


def plainhook_headers(body, event, now=None, secret=PLAINHOOK_SECRET):
    stamp = str(int(time.time() if now is None else now))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = hmac.new(key, f"{event}.{stamp}.".encode() + body, hashlib.sha256).digest()
    return {"webhook-id": event, "webhook-timestamp": stamp,
            "webhook-signature": "v1," + base64.b64encode(mac).decode(),
            "Content-Type": "application/json"}


def plainhook_request(event, user, text, now=None, **options):
    """Path, body and headers of one message."""
    body = plainhook_message(event, user, text, at=now, **options)
    return "/hook/plainhook", body, plainhook_headers(body, event, now)


def send_plainhook(service, event, user, text, connection=None, now=None, **options):
    return service.request("POST", *plainhook_request(event, user, text, now, **options), connection)


def onebot_segments(text):
    """Text as OneBot sends it; "@10001" names an account."""
    for i, part in enumerate(re.split(r"@(\d{5,})", text)):
        if part:
            yield {"type": "at", "data": {"qq": part}} if i % 2 else {"type": "text", "data": {"text": part}}


def onebot_request(message_id, user, text, group=700100200, at=None):
    """Body and headers as a OneBot implementation posts them."""
    body = {"time": int(at or time.time()), "self_id": ONEBOT_SELF, "post_type": "message",
            "message_type": "group" if group else "private",
            "sub_type": "normal" if group else "friend", "message_id": message_id, "user_id": user,
            "message": list(onebot_segments(text)), "raw_message": text,
            "message_format": "array", "sender": {"user_id": user, "nickname": f"qq{user}"}}
    if group:
        body["group_id"] = group
    raw = json.dumps(body, ensure_ascii=False).encode()
    mac = hmac.new(ONEBOT_SECRET.encode(), raw, hashlib.sha1).hexdigest()
    return raw, {"X-Self-ID": str(ONEBOT_SELF), "X-Signature": "sha1=" + mac,
                 "Content-Type": "application/json"}


def send_onebot(service, message_id, user, text, connection=None, **options):
    return service.request("POST", "/hook/onebot", *onebot_request(message_id, user, text, **options),
                           connection)


def telegram_request(update, user, text, chat=-1001234567890, at=None):
    """Body and headers as Telegram posts them."""
    kind = "supergroup" if chat < 0 else "private"
    message = {"message_id": update, "date": int(at or time.time()), "text": text,
               "from": {"id": user, "is_bot": False, "first_name": f"tg{user}"},
               "chat": {"id": chat, "type": kind, "title": "群"}}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    raw = json.dumps({"update_id": update, "message": message}, ensure_ascii=False).encode()
    return raw, {"X-Telegram-Bot-Api-Secret-Token": TELEGRAM_SECRET, "Content-Type": "application/json"}


def send_telegram(service, update, user, text, connection=None, **options):
    return service.request("POST", "/hook/telegram", *telegram_request(update, user, text, **options),
                           connection)


# --- a community ---------------------------------------------------------------------------------

COMMITTEE = "chair"


def roster_csv(units, accounts=None):
    """`units` homes of 80.00 m²; account i is bound to unit i."""
    rows = ["unit,area,owners,kind,accounts"]
    for i in range(units):
        account = accounts(i) if accounts else f"u-{i}"
        rows.append(f"{i // 100 + 1}-1-{i % 100 + 101},80.00,Owner {i},home,{account}")
    return "\n".join(rows) + "\n"


def add_community(service, units, adapter="plainhook", name="测试小区", accounts=None, chat="room-1"):
    """Sets a community up through the command line and its group through /setup, as people do."""
    code = setup_code(service.run("community", "add", name, "--zone", "Asia/Shanghai", "--data",
                                  str(service.data)))
    roster = service.folder / f"roster-{adapter}-{name}.csv"
    roster.write_text(roster_csv(units, accounts))
    service.run("import-roster", str(roster), "--community", name, "--adapter", adapter, "--data",
                str(service.data))
    return code


def setup_code(text):
    for word in text.split():
        if word.count("-") == 3 and len(word) == 19:
            return word
    raise Failed(f"no setup code in: {text}")


def link_group(service, code, user=COMMITTEE, send=send_plainhook, event="setup-1", **options):
    status, body, _ = send(service, event, user, f"/setup {code} owners", **options)
    check(taken(status), f"/setup: {status} {body}")


def day(offset):
    """The date so many days from now, as people write it."""
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + offset * 86400))


def open_vote(service, text=None, event="vote-open", **options):
    text = text or f"/vote 是否更换门禁？ --until {day(20)}"
    status, _, _ = send_plainhook(service, event, COMMITTEE, text, **options)
    check(taken(status), f"/vote: {status}")
    votes = service.api("/v1/votes")["votes"]
    check(votes, f"no vote was opened by: {text}")
    return votes[-1]["id"]
