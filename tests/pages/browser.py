"""A headless Chromium, driven over its debugging pipe: no package beside Python, no port, no download.

Protocol: https://chromedevtools.github.io/devtools-protocol/ (read 2026-11-28); each message is JSON
with a NUL behind it, ours go to the browser's descriptor 3, its own come from descriptor 4."""
import base64
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from verdict import Failed  # noqa: E402

PATIENCE = 10.0  # seconds for anything that must come


def chromium():
    """Path of the browser, or None."""
    return next((path for path in map(shutil.which, ("chromium", "chromium-browser")) if path), None)


class Browser:
    def __init__(self, binary=None, language="zh-CN"):
        self.profile = pathlib.Path(tempfile.mkdtemp(prefix="linyi-pages-"))
        ours_in, self.into = os.pipe()
        self.out, theirs_out = os.pipe()
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                   "--disable-background-networking", "--disable-component-update", "--disable-sync",
                   "--disable-dev-shm-usage", "--hide-scrollbars", f"--lang={language}",
                   f"--user-data-dir={self.profile}", "--remote-debugging-pipe", "about:blank"]
        # A shell puts the two ends where the browser looks for them.
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", f'exec "$@" 3<&{ours_in} 4>&{theirs_out}', "sh", binary or chromium(), *options],
            pass_fds=(ours_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        os.close(ours_in)
        os.close(theirs_out)
        self.unread, self.number, self.answers, self.events = b"", 0, {}, []
        self.visitor = None

    def call(self, method, session=None, **parameters):
        """Sends a command and returns its result."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.into, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + PATIENCE * 2
        while self.number not in self.answers:
            self._read(end, method)
        answer = self.answers.pop(self.number)
        if "error" in answer:
            raise Failed(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def _read(self, end, method):
        left = end - time.monotonic()
        if left <= 0 or not select.select([self.out], [], [], left)[0]:
            raise Failed(f"the browser does not answer {method}")
        piece = os.read(self.out, 1 << 20)
        if not piece:
            raise Failed("the browser has ended")
        *whole, self.unread = (self.unread + piece).split(b"\0")
        for message in map(json.loads, whole):
            if "id" in message:
                self.answers[message["id"]] = message
            else:
                self.events.append(message)

    def new_visitor(self):
        """Closes every page; the next ones remember nothing of them."""
        if self.visitor is not None:
            self.call("Target.disposeBrowserContext", browserContextId=self.visitor)
        self.visitor = self.call("Target.createBrowserContext")["browserContextId"]
        self.events.clear()

    def page(self, url, width=1000, height=900):
        if self.visitor is None:
            self.new_visitor()
        target = self.call("Target.createTarget", url="about:blank",
                           browserContextId=self.visitor)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session)
        page.size(width, height)
        page.open(url)
        return page

    def close(self):
        try:
            self.call("Browser.close")
        except (Failed, OSError):
            pass
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self.into)
        os.close(self.out)
        shutil.rmtree(self.profile, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Page:
    def __init__(self, browser, session):
        self.browser, self.session = browser, session
        for domain in ("Log", "Runtime", "Page"):
            self.call(domain + ".enable")

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def size(self, width, height, scale=1, phone=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=scale, mobile=phone)

    def open(self, url):
        self.call("Page.navigate", url=url)
        self.wait("location.href !== 'about:blank' && document.readyState === 'complete'", f"the page {url}")

    def ask(self, script):
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise Failed(f"{script}: {answer['exceptionDetails'].get('exception', {}).get('description')}")
        return answer["result"].get("value")

    def wait(self, script, what=None):
        """Waits until the expression is true; a signal of the page, not a sleep."""
        end = time.monotonic() + PATIENCE
        while not self._holds(script):
            if time.monotonic() > end:
                raise Failed(f"{what or script} did not come within {PATIENCE:.0f} s; the page says: "
                             + str(self.ask("document.body && document.body.innerText.slice(-600)")))
            time.sleep(0.03)

    def _holds(self, script):
        try:
            return self.ask(f"!!({script})")
        except Failed:
            return False  # Between two pages there is nothing to ask.

    def click(self, selector, text=""):
        """Clicks the last element of `selector` that shows `text`, where a finger would."""
        found = (f"[...document.querySelectorAll({json.dumps(selector)})]"
                 f".filter((e) => e.innerText.includes({json.dumps(text)}) && e.getClientRects().length).at(-1)")
        self.wait(f"!!{found}", f"{selector} with {text!r}")
        spot = self.ask(f"(() => {{ const e = {found}; e.scrollIntoView({{block: 'center'}}); "
                        "const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=spot[0], y=spot[1], button="left", clickCount=1)

    def type(self, text):
        """Into whatever has the focus, then Enter."""
        self.call("Input.insertText", text=text)
        self.key("Enter", 13)

    def key(self, name, code):
        for kind in ("rawKeyDown", "char", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code,
                      text="\r" if kind == "char" else "")

    def problems(self):
        """What the browser complained of on this page: errors of scripts, what the policy forbade."""
        self.ask("1")  # Whatever it had to say has come before the answer.
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            if event["method"] == "Log.entryAdded" and event["params"]["entry"]["level"] == "error":
                found.append(event["params"]["entry"]["text"])
            if event["method"] == "Runtime.exceptionThrown":
                found.append(str(event["params"]["exceptionDetails"].get("exception", {}).get("description")))
        return found

    def front(self):
        """Brings the page before the others: one behind them is neither drawn nor quick."""
        self.call("Page.bringToFront")

    def picture(self, path):
        self.front()
        image = self.call("Page.captureScreenshot", format="png")["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(image))
