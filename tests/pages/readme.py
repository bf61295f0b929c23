"""The README's picture: a vote is opened, neighbours answer, one of them sees her private confirmation."""
from chat import VOTE, chat, say, shown

WIDTH, HEIGHT = 1000, 1000


def draw_readme(browser, demo, file):
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
    page.picture(file)
