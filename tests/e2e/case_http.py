"""H2–H5 on the built binary: slow clients, sizes, framing, JSON (reliability.md §2.7)."""
import codecs
import json
import socket
import time

from community import running
from fake_platform import FakePlatform
from load import stored_events
from service import ROOT, check, defect, plainhook_headers, plainhook_message, send_plainhook, taken

SECOND = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"


def exchange(service, data, seconds=10):
    """What comes back for these bytes until the other side closes; None if it never does."""
    host, port = service.address.rsplit(":", 1)
    answer = b""
    with socket.create_connection((host, int(port)), timeout=seconds * defect.patience) as peer:
        try:
            peer.sendall(data)
            while piece := peer.recv(65536):
                answer += piece
        except TimeoutError:
            return None
        except OSError:  # it closed while we were still sending
            pass
    return answer


def status_of(answer):
    return int(answer.split(b" ", 2)[1]) if answer and answer.startswith(b"HTTP/1.1 ") else None


def framing_cases():
    """The table that the unit tests of src/http use, aimed at the webhook."""
    for line in (ROOT / "tests/data/http/framing.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, text = line.split("\t", 1)
            raw = codecs.escape_decode(text.encode())[0]
            yield name, raw.replace(b"/echo", b"/hook/plainhook").replace(b"/hello", b"/healthz")


def test_h4_ambiguous_framing_is_refused_and_nothing_behind_it_is_parsed(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        cases = list(framing_cases())
        check(len(cases) >= 40, f"only {len(cases)} cases")
        for name, raw in cases:
            answer = exchange(service, raw + SECOND + SECOND)
            check(status_of(answer) == 400, f"{name}: {answer and answer[:60]}")
            check(answer.count(b"HTTP/1.1 ") == 1, f"{name}: a second request was parsed")
            check(b"\r\nconnection: close\r\n" in answer.lower(), f"{name}: it was not closed")


def test_h4_doubled_security_headers_are_refused(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        before = len(service.acts())
        body = plainhook_message("double", "u-1", "同意")
        good = plainhook_headers(body, "double")
        for name in ("webhook-id", "webhook-timestamp", "webhook-signature", "Content-Type"):
            lines = [f"{k}: {v}" for k, v in good.items()] + [f"{name}: {good[name]}"]
            head = "\r\n".join(["POST /hook/plainhook HTTP/1.1", "Host: a",
                                f"Content-Length: {len(body)}", *lines]) + "\r\n\r\n"
            check(status_of(exchange(service, head.encode() + body)) == 400, f"{name} twice was taken")
        check(len(service.acts()) == before, "a doubled header had an effect")


def test_h3_what_is_too_long_is_refused_before_it_is_read(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        post = b"POST /hook/plainhook HTTP/1.1\r\nHost: a\r\n"
        cases = {
            "a header of 9 KiB": (431, b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 9216 + b"\r\n\r\n"),
            "66 fields": (431, b"GET /healthz HTTP/1.1\r\nHost: a\r\n" +
                          b"".join(b"X-%d: a\r\n" % i for i in range(66)) + b"\r\n"),
            "a target of 5 KiB": (414, b"GET /" + b"a" * 5120 + b" HTTP/1.1\r\nHost: a\r\n\r\n"),
            "300 KiB announced, none sent": (413, post + b"Content-Length: 307200\r\n\r\n"),
            "a huge chunk announced": (413, post + b"Transfer-Encoding: chunked\r\n\r\n4b000\r\n"),
        }
        for name, (status, raw) in cases.items():
            answer = exchange(service, raw, 4)
            check(answer is not None, f"{name}: it waits for more")
            check(status_of(answer) == status, f"{name}: {answer[:60]}, not {status}")


def drip(service, first, rest, most):
    """Sends `rest` a byte every 0.2 s; returns how long the other side bore it."""
    host, port = service.address.rsplit(":", 1)
    began = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=5) as peer:
        peer.sendall(first)
        peer.settimeout(0.2)
        while time.monotonic() - began < most:
            try:
                peer.sendall(rest)
                if peer.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
    return time.monotonic() - began


def test_h2_a_peer_that_drips_bytes_gains_no_time(binary):
    short = "[server]\nheader_seconds = 2\nbody_seconds = 2\nidle_seconds = 2\n"
    with FakePlatform() as platform, running(binary, platform, config=short) as service:
        head = b"POST /hook/plainhook HTTP/1.1\r\nHost: a\r\n"
        for name, first, rest in (("header", head + b"X-Slow: ", b"a"),
                                  ("body", head + b"Content-Length: 9999\r\n\r\n", b"a")):
            took = drip(service, first, rest, 9)
            check(1.5 < took < 6, f"a dripping {name} was borne for {took:.1f} s, not 2")
        check(taken(send_plainhook(service, "after", "u-1", "同意")), "good clients suffered")


def json_cases():
    plain = plainhook_message("json", "u-1", "同意").decode()
    yield "a doubled key", plain.replace('"type":', '"type": "message", "type":', 1)
    yield "a doubled nested key", plain.replace('"text":', '"text": "反对", "text":', 1)
    yield "infinity", plain.replace("{", '{"n": 1e400, ', 1)
    yield "an id of 30 digits", plain.replace('"u-1"', "9" * 30, 1)
    yield "a lone surrogate", plain.replace("同意", "\\ud800", 1)
    yield "a NUL escape", plain.replace("同意", "\\u0000", 1)
    yield "a byte order mark", "\ufeff" + plain
    yield "bytes behind the end", plain + "x"
    yield "a second document", plain + plain
    yield "depth", plain.replace("{", '{"d": ' + "[" * 60 + "]" * 60 + ", ", 1)
    yield "brackets only", "[" * 200_000
    yield "half", plain[:len(plain) // 2]
    yield "nothing", ""
    yield "bad UTF-8", plain.encode().replace("同意".encode(), b"\xff\xfe")


def test_h5_dangerous_json_is_refused(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        before = len(service.acts())
        check(json.loads(plainhook_message("json", "u-1", "同意")), "the plain one must be JSON")
        for number, (name, text) in enumerate(json_cases()):
            body = text if isinstance(text, bytes) else text.encode()
            event = f"json-{number}"
            status = service.request("POST", "/hook/plainhook", body, plainhook_headers(body, event))[0]
            check(status == 400, f"{name} was answered {status}")
        check(len(service.acts()) == before, "a refused body had an effect")
        check(taken(send_plainhook(service, "json", "u-1", "同意")), "the plain one was refused")
        check(stored_events(service.acts())["json"] == 1, "the plain one was not counted")
