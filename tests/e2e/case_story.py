"""One vote from /vote to the briefing, as 200 residents of two platforms live it."""
import collections
import datetime
import itertools
import json
import os
import random
import re
import time

from community import in_parallel, is_quiet
from fake_platform import FakePlatform, text_of
from service import (Service, add_community, check, link_group, send_onebot, send_telegram, taken,
                     wait_for)

SEED = int(os.environ.get("LINYI_SEED", "200"))
VOTERS = 200
GROUP = 700100200
CHAIR = 10000
WORDS = {
    "同意": ["同意", "同意!!", "赞成", "支持", "１", "1", "选1", "V1 同意", "yes", "我同意", "同意，但要快点"],
    "反对": ["反对", "不同意", "2", "坚决反对", "V1 反对", "no", "不赞成"],
    "弃权": ["弃权", "3", "弃权吧", "V1 弃权"],
}
QUESTION = "是否更换8号楼门禁？"
SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))


class Story:
    """The community, its voters' words, and what each chat heard."""

    def __init__(self, service, platform):
        self.service, self.platform = service, platform
        self.rng = random.Random(SEED)
        self.numbers = itertools.count(1)
        self.now = datetime.datetime.now(SHANGHAI)

    def say(self, user, text):
        """The committee speaks in the group, at the hour of the test clock."""
        answer = send_onebot(self.service, next(self.numbers), user, text, at=self.now.timestamp())
        check(taken(answer), f"{text}: {answer[0]}")

    def move_to(self, at):
        self.now = at
        self.service.set_clock(at.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"))

    def group(self):
        """What the group read, in order."""
        return [text_of(json.loads(r["body"])) for r in self.platform.requests("onebot/send_group_msg")]

    def hears(self, *parts, seconds=20, after=0):
        """Waits for a message to the group with all of these parts; returns its place."""
        def place():
            return [i for i, t in enumerate(self.group()) if i >= after and all(p in t for p in parts)]
        return wait_for(place, seconds, f"a message to the group with {parts}")[0]

    def private(self):
        """What each Telegram chat read, in order."""
        heard = collections.defaultdict(list)
        for request in self.platform.requests("sendMessage"):
            body = json.loads(request["body"])
            heard[int(body["chat_id"])].append(body["text"])
        return heard


def make_community(service):
    """One roster for both platforms: each home has a QQ account and a Telegram account."""
    code = add_community(service, VOTERS, adapter="onebot", accounts=lambda i: f"{CHAIR + i}")
    rows = ["unit,area,owners,kind,accounts"]
    rows += [f"{i // 100 + 1}-1-{i % 100 + 101},80.00,Owner {i},home,{500000 + i}" for i in range(VOTERS)]
    roster = service.folder / "telegram.csv"
    roster.write_text("\n".join(rows) + "\n")
    service.run("import-roster", str(roster), "--community", "测试小区", "--adapter", "telegram",
                "--data", str(service.data))
    service.start()
    link_group(service, code, user=CHAIR, send=send_onebot, event=900001)


def choices_of(rng):
    """One answer, or two of which the later counts."""
    draw = lambda: rng.choice(["同意"] * 7 + ["反对"] * 2 + ["弃权"])  # noqa: E731
    return [draw()] if rng.random() < 0.75 else [draw(), draw()]


def cast_all(story):
    """Even homes answer in the QQ group, odd ones in a private Telegram chat."""
    plan = [(i, [(c, story.rng.choice(WORDS[c])) for c in choices_of(story.rng)]) for i in range(VOTERS)]

    def cast(voter):
        i, answers = voter
        for number, (_, words) in enumerate(answers):
            message = 1000 + 2 * i + number
            if i % 2 == 0:
                answer = send_onebot(story.service, message, CHAIR + i, words)
            else:
                answer = send_telegram(story.service, message, 500000 + i, words, chat=500000 + i)
            check(taken(answer), f"voter {i}: {answer[0]}")

    in_parallel(cast, plan)
    return {i: [c for c, _ in answers] for i, answers in plan}


def each_ballot_is_confirmed_once(story, cast):
    """In the private chat where there is one, else in the batched line of the group."""
    in_group = [answers for i, answers in cast.items() if i % 2 == 0]
    want = (len(in_group), sum(len(a) == 2 and a[0] != a[1] for a in in_group))

    def told():
        lines = [t for t in story.group() if "新收到" in t]
        return (sum(int(n) for t in lines for n in re.findall(r"新收到 (\d+) 票", t)),
                sum(int(n) for t in lines for n in re.findall(r"改票 (\d+) 次", t)))

    wait_for(lambda: told() >= want, 20, f"the group's lines about {want} ballots and changes, now {told()}")
    check(told() == want, f"seed {SEED}: the group was told of {told()} ballots and changes, not {want}")
    private = {500000 + i: answers for i, answers in cast.items() if i % 2 == 1}
    wait_for(lambda: sum(map(len, story.private().values())) >= sum(map(len, private.values())), 20,
             "the private confirmations")
    heard = story.private()
    for chat, answers in private.items():
        texts = heard[chat]
        check(len(texts) == len(answers), f"seed {SEED}: chat {chat} answered {answers}, heard {texts}")
        check(all(c in t for c, t in zip(answers, texts)), f"seed {SEED}: out of order: {answers}, {texts}")
        check(sum("已登记" in t for t in texts) == 1, f"seed {SEED}: chat {chat} heard {texts}")


def the_tally_is_the_independent_count(story, vote, cast):
    tally = story.service.api(f"/v1/votes/{vote}/tally")
    want = collections.Counter(answers[-1] for answers in cast.values())
    got = {o["key"]: o["rights"] for o in tally["options"]}
    check(got == {k: want.get(k, 0) for k in WORDS}, f"seed {SEED}: {got} is not {dict(want)}")
    area = {o["key"]: o["area"] for o in tally["options"]}
    check(area == {k: f"{80 * want.get(k, 0)}.00" for k in WORDS} or
          area == {k: 8000 * want.get(k, 0) for k in WORDS}, f"areas: {area}")
    check(tally["passed"] == (2 * want["同意"] > VOTERS), f"verdict {tally['passed']} of {dict(want)}")


def live_until_the_result(story):
    """The vote, its ballots, its end, and who comes late."""
    deadline = (story.now + datetime.timedelta(days=3)).replace(hour=18, minute=0, second=0, microsecond=0)
    story.say(CHAIR, f"/vote {QUESTION} --until {deadline:%Y-%m-%d %H:%M}")
    post = story.hears("【表决 V1】")
    vote = story.service.api("/v1/votes")["votes"][-1]["id"]
    cast = cast_all(story)
    tally = story.service.api(f"/v1/votes/{vote}/tally")
    check(tally["options"] is None, "the split is shown before the close")
    check(tally["participating"]["rights"] == VOTERS, f"seed {SEED}: {tally['participating']}")
    each_ballot_is_confirmed_once(story, cast)
    story.move_to(deadline + datetime.timedelta(seconds=1))
    result = story.hears("【表决结果 V1】")
    for i in range(0, 10, 2):
        story.say(CHAIR + i, "反对")
    story.hears("没有计入", after=result)
    the_tally_is_the_independent_count(story, vote, cast)
    check(post < result, "the result came before the vote")
    check(sum("【表决结果 V1】" in t for t in story.group()) == 1, "the result was posted twice")


def begin(binary, platform):
    quick = "[votes]\nconfirm_every_seconds = 1\n"
    service = Service(binary, platform=platform, args=["--test-clock"], config=quick)
    try:
        make_community(service)
    except BaseException:
        service.close()
        raise
    return service


def decide(story):
    """A resolution with a due date; returns the day it is due."""
    due = (story.now + datetime.timedelta(days=9)).replace(hour=18, minute=0)
    story.say(CHAIR, f"/角色 @{CHAIR + 1} 物业 经理")
    story.say(CHAIR, f"/角色 @{CHAIR + 2} 业委会 委员")
    story.say(CHAIR, f"/决议 依据V1 更换8号楼门禁锁具 @{CHAIR + 1} 截止 {due:%Y-%m-%d} 监督 @{CHAIR + 2}")
    story.hears("更换8号楼门禁锁具")
    check(any("T1" in t for t in story.group()), f"no task was made: {story.group()[-1]}")
    return due


def test_200_voters_on_two_platforms_are_counted_confirmed_and_told(binary):
    print(f"# seed {SEED}")
    with FakePlatform() as platform, begin(binary, platform) as service:
        story = Story(service, platform)
        live_until_the_result(story)
        decide(story)
        story.say(CHAIR, "/briefing")
        draft = story.hears("简报草稿")
        story.say(CHAIR, "/briefing publish")
        issue = story.hears("第1期", "8号楼门禁", after=draft)
        check("同意" in story.group()[issue], f"no numbers in the briefing: {story.group()[issue]}")


def pass_and_decide(story):
    """A short vote and its resolution; returns the day the task is due."""
    story.say(CHAIR, f"/vote {QUESTION}")
    story.hears("【表决 V1】")
    for i in range(0, 6, 2):
        story.say(CHAIR + i, "同意")
    story.say(CHAIR, "/close V1 全部已投")
    story.hears("【表决结果 V1】", "通过")
    return decide(story)


def test_a_resolution_is_reminded_of_before_its_due_day(binary):
    with FakePlatform() as platform, begin(binary, platform) as service:
        story = Story(service, platform)
        due = pass_and_decide(story)
        wait_for(lambda: is_quiet(service), 10, "a quiet outbox")
        before = len(platform.requests())

        def reminders():
            return [r for r in platform.requests()[before:] if "更换8号楼门禁锁具" in said(r)]

        story.move_to((due - datetime.timedelta(days=4)).replace(hour=9, minute=1))
        time.sleep(1)
        check(not reminders(), f"reminded too early: {[said(r) for r in reminders()]}")
        story.move_to((due - datetime.timedelta(days=3)).replace(hour=9, minute=1))
        wait_for(reminders, 20, "the reminder three days before the due day")
        story.move_to(story.now + datetime.timedelta(minutes=30))
        time.sleep(1)
        texts = collections.Counter(said(r) for r in reminders())
        check(max(texts.values()) == 1, f"the same reminder came twice: {texts.most_common(1)}")


def said(request):
    try:
        return text_of(json.loads(request["body"]))
    except ValueError:
        return ""
