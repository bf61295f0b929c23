#!/usr/bin/env python3
"""Tests the pages in a real browser: run.py --bin build/release/linyi [--only NAME] [--list] [--pictures]

Prints one line a test: "ok NAME", "not ok NAME" or "skip NAME", what to look at in between. Needs
Debian's chromium and fonts-noto-cjk (packages.txt, [pages]) and nothing from the network.
"""
import argparse
import base64
import os
import pathlib
import shutil
import subprocess
import sys
import urllib.request

from browser import Browser, chromium
from chat import chat, open_vote, say, shown
from demo import ROOT, Demo
from readme import draw_readme
from verdict import check, verdict_of
from walk import IMAGES, Walk

PHONE = 390  # px, a usual phone held upright


def test_vote_by_button(browser, demo):
    """Pick a persona, press a button, see the answer: that person sees it, nobody else."""
    open_vote(browser, demo)
    page = chat(browser, demo, "wang")
    page.click("#people button", "马阿姨")
    page.wait("document.querySelector('#people [aria-pressed=true]').dataset.id === 'ma'")
    neighbour = chat(browser, demo, "luo")
    neighbour.wait(shown("【表决 V1】"))
    page.click(".buttons button", "同意")
    page.wait(shown("V1 已登记：同意", ".private"), "the answer to the button")
    say(page, "我投好了")
    neighbour.wait(shown("我投好了"))
    check(not neighbour.ask(shown("已登记")), "a neighbour sees somebody else's ballot")
    check(not page.problems(), f"the browser complains: {page.problems()}")


def test_vote_by_text(browser, demo):
    """A text vote is confirmed in the direct chat, which says that something is new there."""
    chair = open_vote(browser, demo)
    page = chat(browser, demo, "chen")
    page.wait(shown("【表决 V1】"))
    say(page, "同意")
    page.wait("document.querySelector('#chats [data-id=chen] .unread')?.innerText === '1'", "the unread mark")
    page.click("#chats button", "私聊")
    page.wait(shown("V1 已登记：同意"))
    check(not page.ask("!!document.querySelector('.unread')"), "the mark stays although it was read")
    say(page, "改成反对")
    page.wait(shown("反对"))
    say(chair, "/截止 V1 大家都投了")
    chair.wait(shown("【表决结果 V1】"))
    chair.wait(shown("1/24"))


def test_quote_and_reload(browser, demo):
    """A quoted answer shows what it answers, and a reloaded page shows the same again."""
    page = chat(browser, demo, "ma")
    say(page, "/意见 3号楼电梯又停了")
    page.wait(shown("O1"))
    other = chat(browser, demo, "wang")
    other.wait(shown("O1"))
    other.click(".message.bot .who button", "引用")
    say(other, "+1")
    other.wait("document.querySelector('.mine .quoted')?.innerText.includes('O1')", "the quote")
    other.open(f"{demo.url}/chat?lang=zh")
    other.wait("document.querySelector('.mine .quoted')?.innerText.includes('O1')", "the quote after loading again")
    check(other.ask("document.querySelector('#persona').value") == "wang", "another persona after loading again")


def test_phone_and_english(browser, demo):
    """Nothing runs out of a phone's screen; English is English; an example goes into the box."""
    open_vote(browser, demo)
    page = chat(browser, demo, "ma", "en", width=PHONE, height=800)
    page.wait(shown("V1"))
    check(page.ask("document.documentElement.scrollWidth") <= PHONE, "the page is wider than a phone")
    check(page.ask("[...document.querySelectorAll('.message')].every((m) => m.scrollWidth <= m.clientWidth + 1)"),
          "a message runs out of its box")
    page.click("#examples button", "yes")
    check(page.ask("document.querySelector('#text').value") == "yes", "the example is not in the box")
    check("Auntie Ma" in page.ask("document.querySelector('#persona').selectedOptions[0].text"), "no English name")


def test_briefing(browser, demo):
    """A draft and an issue open at the links that /briefing sends, and need nothing the policy forbids."""
    chair = open_vote(browser, demo)
    page = chat(browser, demo, "ma")
    page.wait(shown("【表决 V1】"))
    say(page, "同意")
    say(chair, "/截止 V1 大家都投了")
    chair.wait(shown("【表决结果 V1】"))
    chair.click("#chats button", "私聊")
    say(chair, "/简报")
    chair.wait(shown("简报草稿已编好"))
    draft = chair.ask("document.querySelector('#log a').href")
    paper = browser.page(draft)
    check("草稿" in paper.ask("document.body.innerText"), "the draft does not say that it is one")
    check(paper.ask("getComputedStyle(document.querySelector('.name')).color") != "rgb(0, 0, 0)", "no style")
    check(not paper.problems(), f"the browser complains: {paper.problems()}")
    chair.click(".buttons button", "发布")
    chair.wait(shown("第1期"))
    issue = browser.page(f"{demo.url}/briefing/1/1")
    check("第1期" in issue.ask("document.body.innerText"), "the issue is not at its address")
    check(not issue.problems(), f"the browser complains: {issue.problems()}")
    with urllib.request.urlopen(f"{demo.url}/briefing/1/1.md") as answer:
        check("# " in answer.read().decode(), "no Markdown")


def test_ballot_page(browser, demo):
    """A link of one's own opens the ballot on a phone; one tap votes; the result has a page with a bar."""
    chair = open_vote(browser, demo)
    page = chat(browser, demo, "ma")
    page.wait(shown("【表决 V1】"))
    page.click("#chats button", "私聊")
    say(page, "/网页投票 V1")
    page.wait("!!document.querySelector('#log a[href*=\"/ballot/\"]')", "the link")
    ballot = browser.page(page.ask("[...document.querySelectorAll('#log a')].at(-1).href"), width=360, height=760)
    check(ballot.ask("document.documentElement.scrollWidth") <= 360, "the ballot is wider than a phone")
    check(ballot.ask("[...document.querySelectorAll('button')].every((b) => b.offsetHeight >= 44)"),
          "a button is too small for a finger")
    ballot.click("button", "反对")
    ballot.wait("document.body.innerText.includes('已经登记好了')", "the confirmation")
    check(ballot.ask("/[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/.test(document.body.innerText)"), "no receipt")
    check(not ballot.problems(), f"the browser complains: {ballot.problems()}")
    page.wait(shown("V1 已登记：反对"))
    say(chair, "/截止 V1 大家都投了")
    chair.wait(shown("【表决结果 V1】"))
    result = browser.page(chair.ask("[...document.querySelectorAll('#log a')].at(-1).href"), width=360, height=760)
    check("1/24" in result.ask("document.body.innerText"), "the result page lacks the participation")
    check(result.ask("document.querySelectorAll('.bar svg').length") >= 1, "no bar")
    check(result.ask("document.documentElement.scrollWidth") <= 360, "the result is wider than a phone")
    check(not result.problems(), f"the browser complains: {result.problems()}")


def test_privacy_notice(browser, demo):
    page = browser.page(f"{demo.url}/privacy?lang=zh", width=PHONE, height=800)
    check("30 天" in page.ask("document.body.innerText"), "no retention in the notice")
    page.click("a", "English")
    page.wait("document.documentElement.lang === 'en'")
    check(page.ask("document.documentElement.scrollWidth") <= PHONE, "the page is wider than a phone")


def qr_texts(picture):
    """What a phone would read in a picture, QR code by QR code."""
    read = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)],
                          capture_output=True, text=True)
    return read.stdout.splitlines()


def test_code_cards(browser, demo):
    """The cards with bind codes: eight on a page of A4, each with a QR code that says what it shows."""
    listed = subprocess.run([demo.binary, "codes", "--community", "和悦里小区(演示)", "--format", "csv",
                             "--data", str(demo.folder / "data")], capture_output=True, text=True)
    sold = len(listed.stdout.splitlines()) - 1  # without the header
    file = demo.folder / "codes.html"
    made = subprocess.run([demo.binary, "codes", "--community", "和悦里小区(演示)", "--format", "html",
                           "--out", str(file), "--data", str(demo.folder / "data")], capture_output=True, text=True)
    check(made.returncode == 0, f"codes: {made.stderr}")
    page = browser.page(f"file://{file}", width=800, height=1200)
    words = page.ask("[...document.querySelectorAll('.card')].map((c) => c.querySelector('.line').innerText)")
    check(len(words) == sold > 20, f"{len(words)} cards, not one for each of {sold} sold units")
    out_of_card = page.ask("""[...document.querySelectorAll('.card')].filter((c) =>
        c.scrollHeight > c.clientHeight + 1 || c.scrollWidth > c.clientWidth + 1).length""")
    check(out_of_card == 0, f"{out_of_card} cards hold more than fits")
    paper = base64.b64decode(page.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    pages = paper.count(b"/Type /Page\n")
    check(pages == -(-len(words) // 8), f"{pages} pages of A4 for {len(words)} cards")
    if shutil.which("zbarimg") is None:
        check(os.environ.get("CI") != "true", "zbarimg is not installed (packages.txt, [pages])")
        print("# the QR codes were not read: zbarimg is not installed (packages.txt, [pages])")
        return
    page.size(800, page.ask("document.documentElement.scrollHeight"), scale=2)
    page.picture(demo.folder / "codes.png")
    check(sorted(qr_texts(demo.folder / "codes.png")) == sorted(words), "a QR code says something else than its card")


def test_without_a_demo(browser, demo):
    """Who opens /chat of a service without demo reads what to do instead."""
    with Demo(demo.binary, words=()) as plain:
        page = browser.page(plain.url + "/chat?lang=zh")
        check("./dev run" in page.ask("document.body.innerText"), "no word of what to do")


def test_assembly(browser, demo):
    """docs/assembly.md, followed step by step by somebody who types what it says."""
    follow(browser, demo.binary, "docs/assembly.md")


def test_assembly_in_chinese(browser, demo):
    follow(browser, demo.binary, "docs/assembly.zh-CN.md")


def follow(browser, binary, page, pictures=False):
    steps = Walk(binary, browser, ROOT / page, pictures).run()
    check(steps > 20, f"{page} has only {steps} steps")


def make_pictures(binary):
    """Writes what the documents show anew."""
    with Browser() as browser:
        with Demo(binary) as demo:
            draw_readme(browser, demo, IMAGES / "webchat.png")
        browser.new_visitor()
        follow(browser, binary, "docs/assembly.md", pictures=True)
    for file in sorted(IMAGES.glob("*.png")):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} KB")


def run_one(name, case, binary, browser):
    def run():
        browser.new_visitor()
        with Demo(binary) as demo:
            case(browser, demo)
    return verdict_of(name, run)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--bin", default=str(ROOT / "build/release/linyi"))
    ap.add_argument("--only", default="")
    ap.add_argument("--list", action="store_true")
    ap.add_argument("--pictures", action="store_true", help="write docs/images anew, test nothing")
    a = ap.parse_args()
    if a.pictures:
        make_pictures(a.bin)
        return 0
    cases = [(f"pages.{name.removeprefix('test_')}", case) for name, case in sorted(globals().items())
             if name.startswith("test_") and a.only in f"pages.{name.removeprefix('test_')}"]
    if a.list:
        print("\n".join(name for name, _ in cases))
        return 0
    if chromium() is None:
        verdict = "not ok" if os.environ.get("CI") == "true" else "skip"
        for name, _ in cases:
            print(f"{verdict} {name}")
        print("# not run: chromium is not installed (packages.txt, [pages])")
        return int(verdict == "not ok")
    with Browser() as browser:
        return int("not ok" in [run_one(name, case, a.bin, browser) for name, case in cases])


if __name__ == "__main__":
    sys.exit(main())
