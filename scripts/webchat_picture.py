#!/usr/bin/env python3
"""Makes docs/images/webchat.png again: webchat_picture.py [--bin build/release/linyi] [--out FILE]

A vote is opened, neighbours answer, one of them sees her private confirmation. Everything is real: the
service of the build, the demo community, a headless Chromium (packages.txt, [pages])."""
import argparse
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/pages"))
from browser import Browser  # noqa: E402
from demo import Demo  # noqa: E402
from run import VOTE, chat, say, shown  # noqa: E402

WIDTH, HEIGHT = 1000, 1000


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--bin", default=str(ROOT / "build/release/linyi"))
    ap.add_argument("--out", default=str(ROOT / "docs/images/webchat.png"))
    a = ap.parse_args()
    with Demo(a.bin) as demo, Browser() as browser:
        chair = chat(browser, demo, "zhou")
        say(chair, VOTE)
        chair.wait(shown("【表决 V1】"))
        for who, words in (("chen", "同意"), ("luo", "同意，晚上能安心些"), ("xu", "反对，怕快递进不来")):
            page = chat(browser, demo, who)
            page.wait(shown("【表决 V1】"))
            say(page, words)
            page.wait("document.querySelector('.unread') !== null", "the confirmation of " + who)
        page = chat(browser, demo, "ma", width=WIDTH, height=HEIGHT)
        page.call("Emulation.setTimezoneOverride", timezoneId="Asia/Shanghai")
        page.open(f"{demo.url}/chat?as=ma&lang=zh")
        page.wait(shown("快递"))
        page.click(".buttons button", "同意")
        page.wait(shown("已登记", ".private"))
        page.ask("document.activeElement.blur()")
        pathlib.Path(a.out).parent.mkdir(parents=True, exist_ok=True)
        page.picture(a.out)
    print(f"{a.out}: {pathlib.Path(a.out).stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
