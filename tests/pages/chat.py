"""The web chat as a visitor uses it."""

VOTE = "/表决 是否在北门加装门禁？ 截止 明天18点"


def chat(browser, demo, who, language="zh", **size):
    page = browser.page(f"{demo.url}/chat?as={who}&lang={language}", **size)
    page.wait("document.querySelector('#examples button') !== null", "the chat")
    return page


def shown(text, where="#log"):
    return f"!!document.querySelector('{where}')?.innerText.includes({text!r})"


def say(page, text):
    page.click("#text")
    page.type(text)
    page.wait("document.querySelector('#text').value === ''", "the sending of " + text)


def open_vote(browser, demo):
    chair = chat(browser, demo, "zhou")
    say(chair, VOTE)
    chair.wait(shown("【表决 V1】"))
    return chair
