"""Follows a page of the documents as a newcomer would: what it says to type is typed, what it says is
seen must be seen. Comments of the page tell how; each belongs to the fenced block below it, if it needs one.

    <!-- serve -->               the block starts linyi (here on a free port, with a clock that can be set)
    <!-- clock: RFC3339 -->      from now on it is that time
    <!-- shell -->               each line of the block is a command
    <!-- fails -->               the same, and the last command must be refused
    <!-- chat: WHO -->           each line is said by this persona in the owners' group
    <!-- direct: WHO -->         the same in the chat with linyi alone
    <!-- press: WHO LABEL -->    presses the newest button of that label in the group
    <!-- look: WHO -->           looks at the direct chat; says nothing
    <!-- open: LABEL -->         follows the newest link of that label
    <!-- click: LABEL -->        presses a button of the page that was opened
    <!-- file: NAME -->          opens a file that a command wrote
    <!-- keep: NAME = LABEL -->  the page calls NAME what stands behind LABEL in the last answer
    <!-- shows: TEXT -->         the answer to the last step has this text
    <!-- picture: FILE -->       what is on the screen now is this picture of docs/images ("FILE tall": on
                                a screen that shows more of the chat)
"""
import json
import pathlib
import re
import shlex
import urllib.request

from chat import chat, say
from demo import ROOT, Demo
from verdict import Failed, check

IMAGES = ROOT / "docs/images"
PHONE = {"width": 390, "height": 760}
TALL = 1000  # px
PAPER = {"width": 794, "height": 1123}  # A4 at 96 dots an inch
BYTES_MAX = 150 * 1024
MARK = re.compile(r"^\s*<!-- (serve|clock|shell|fails|chat|direct|press|look|open|click|file|keep|shows|picture)"
                  r"(?:: (.*))? -->$")
NEEDS_BLOCK = ("serve", "shell", "fails", "chat", "direct")


WHOLE_PAGE = "document.body.innerText"


def since(said):
    """What stands in the chat from the newest own message with this text on."""
    return ("(() => { const all = [...document.querySelectorAll('#log .message')]; "
            "const at = all.findLastIndex((m) => m.matches('.mine') && "
            f"m.querySelector('.text').innerText === {json.dumps(said)}); "
            "return all.slice(at).map((m) => m.innerText).join('\\n'); })()")


class Step:
    def __init__(self, line, kind, words):
        self.line, self.kind, self.words, self.block = line, kind, (words or "").strip(), []


def steps_of(text):
    """The steps of a page in order; a mark without its block is an error of the page."""
    steps, waiting, in_block = [], None, False
    for number, line in enumerate(text.splitlines(), 1):
        mark = MARK.match(line)
        if line.strip().startswith("<!--") and not mark:
            raise Failed(f"line {number}: no step is called {line.strip()}")
        if mark:
            check(waiting is None, f"line {number}: the step before has no block")
            steps.append(Step(number, *mark.groups()))
            waiting = steps[-1] if mark[1] in NEEDS_BLOCK else None
        elif line.strip().startswith("```"):
            in_block = not in_block
            if not in_block:
                waiting = None
        elif in_block and waiting is not None and line.strip():
            waiting.block.append(line.strip())
    check(waiting is None, "the last step has no block")
    return steps


class Walk:
    """One newcomer: the service, a tab with the chat, and what the last step has answered."""

    def __init__(self, binary, browser, page, pictures=False):
        self.binary, self.browser, self.page, self.pictures = binary, browser, pathlib.Path(page), pictures
        self.demo, self.tab, self.names = None, None, {}
        # What the last step has shown: `printed`, or else what `answer` finds on `screen`.
        self.screen, self.answer, self.printed = None, WHOLE_PAGE, None

    def run(self):
        """The number of steps that were taken."""
        steps = steps_of(self.page.read_text())
        try:
            for step in steps:
                self._take(step)
        finally:
            if self.demo:
                self.demo.close()
        return len(steps)

    def _take(self, step):
        try:
            getattr(self, "_" + step.kind)(step)
        except Failed as failure:
            raise Failed(f"{self.page.relative_to(ROOT)}:{step.line}: {step.kind} {step.words}: {failure}") from None

    def _real(self, text):
        """The page's words with its own names and port put in."""
        for name, value in self.names.items():
            text = text.replace(name, value)
        return text.replace("http://127.0.0.1:8080", self.demo.url) if self.demo else text

    # --- the steps ---------------------------------------------------------------------------

    def _serve(self, step):
        words = shlex.split(step.block[-1])
        check(words[1] == "serve", "the last line of this block is no linyi serve")
        self.demo = Demo(self.binary, [*words[2:], "--test-clock"])

    def _clock(self, step):
        request = urllib.request.Request(self.demo.url + "/v1/test-clock", step.words.encode(), method="POST")
        urllib.request.urlopen(request).read()

    def _shell(self, step, fails=False):
        self.printed = ""
        language = "zh_CN" if "zh-CN" in self.page.name else "C"
        for line in step.block:
            done = self.demo.run(*shlex.split(self._real(line)), language=language)
            self.printed += done.stdout + done.stderr
            is_last = line is step.block[-1]
            check((done.returncode != 0) == (fails and is_last), f"{line}: ended with {done.returncode}: {self.printed}")

    def _fails(self, step):
        self._shell(step, fails=True)

    def _become(self, who, is_direct):
        """Picks a persona and a chat, as a visitor does."""
        if self.tab is None:
            self.tab = chat(self.browser, self.demo, who, **PHONE)
            self.tab.call("Emulation.setTimezoneOverride", timezoneId="Asia/Shanghai")
        self.screen, self.printed = self.tab, None
        self.tab.front()
        if self.tab.ask("document.querySelector('#persona').value") != who:
            self.tab.ask(f"document.querySelector('#persona').value = {who!r}")
            self.tab.ask("document.querySelector('#persona').dispatchEvent(new Event('change'))")
        name = "私聊" if is_direct else "业主群"
        # The row of chats is drawn anew with every message that comes meanwhile: press until it holds.
        self.tab.wait("(() => { const one = [...document.querySelectorAll('#chats button')]"
                      f".find((b) => b.innerText.includes('{name}')); const is = one.ariaCurrent === 'true'; "
                      "if (!is) one.click(); return is; })()", name)

    def _chat(self, step, is_direct=False):
        self._become(step.words, is_direct)
        for line in step.block:
            said = self._real(line)
            say(self.tab, said)
            self.tab.wait("[...document.querySelectorAll('#log .mine .text')].at(-1)?.innerText === "
                          + json.dumps(said), "what was said")
        self.answer = since(self._real(step.block[0]))

    def _direct(self, step):
        self._chat(step, is_direct=True)

    def _press(self, step):
        who, label = step.words.split()
        self._become(who, False)
        self.tab.click(".buttons button", label)
        self.answer = "document.querySelector('#log .message.private:last-child')?.innerText || ''"

    def _look(self, step):
        self._become(step.words, True)
        self.answer = "document.querySelector('#log .message:last-child')?.innerText || ''"

    def _open(self, step):
        found = ("[...document.querySelectorAll('a')].filter((a) => a.innerText.includes("
                 f"{step.words!r})).at(-1)?.href")
        self.screen.wait(found, "the link")
        self._visit(self.screen.ask(found), PHONE)

    def _click(self, step):
        self.screen.click("button", step.words)

    def _file(self, step):
        check((self.demo.folder / step.words).exists(), "no command has written this file")
        self._visit(f"file://{self.demo.folder / step.words}", PAPER)

    def _visit(self, url, size):
        self.screen, self.answer, self.printed = self.browser.page(url, **size), WHOLE_PAGE, None

    def _keep(self, step):
        name, label = (part.strip() for part in step.words.split("="))
        text = self.screen.ask(self.answer) if self.printed is None else self.printed
        behind = text[text.find(label) + len(label):].split() if label in text else []
        check(behind, f"nothing stands behind {label!r} in: {text[-600:]}")
        self.names[name] = behind[0].rstrip("。.,")

    def _shows(self, step):
        wanted = self._real(step.words)
        if self.printed is not None:
            check(wanted in self.printed, f"it printed: {self.printed}")
        else:
            self.screen.wait(f"({self.answer}).includes({json.dumps(wanted)})", wanted)

    def _picture(self, step):
        name = step.words.split()[0]
        file = IMAGES / name
        check(f"images/{name})" in self.page.read_text(), "the page does not show it")
        check(not self.screen.problems(), f"the browser complains: {self.screen.problems()}")
        if self.pictures:
            self._draw(file, is_tall=step.words.endswith(" tall"))
        check(file.exists(), "there is no such picture: tests/pages/run.py --pictures")
        check(file.stat().st_size <= BYTES_MAX, f"it has {file.stat().st_size // 1024} KB")

    def _draw(self, file, is_tall):
        """No cursor, and a chat at its end."""
        if is_tall:
            self.screen.size(PHONE["width"], TALL)
        self.screen.ask("document.activeElement?.blur(), document.querySelector('#log')?.scrollTo(0, 1e6)")
        self.screen.picture(file)
        if is_tall:
            self.screen.size(**PHONE)
