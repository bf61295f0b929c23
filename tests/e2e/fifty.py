"""Fifty communities side by side. Whatever belongs to one carries its canary, a word of its own."""
import itertools
import json
import random
import re

from load import post_all
from service import Service, check, day, plainhook_request, setup_code, wait_for
from community import is_quiet

COUNT = 50
HOMES = 5
MARK = "zq"  # every canary begins so, and nothing else does


class Community:
    """One of them: its canary, its people, and what it was given to keep."""

    def __init__(self, number, rng):
        self.number = number
        self.canary = MARK + "".join(rng.choice("abcdefghijkmnopqrstuvwxyz") for _ in range(10))
        self.name = f"{self.canary}小区"
        self.room = f"room-{number}"
        self.chair, self.clerk = f"{self.canary}-0", f"{self.canary}-1"
        self.owner, self.neighbour = f"{self.canary}-2", f"{self.canary}-3"
        self.receipts, self.ballots, self.drafts, self.pages, self.sent = [], [], [], [], []
        self.codes = {}

    def unit(self, home):
        return f"{self.number}-1-{101 + home}"

    def person(self, home):
        return f"{self.canary}{'甲乙丙丁戊'[home]}"

    def direct(self, account):
        return f"d-{account}"

    def roster(self):
        rows = [f"{self.unit(i)},80.00,{self.person(i)},home,{self.canary}-{i}" for i in range(HOMES)]
        return "unit,area,owners,kind,accounts\n" + "\n".join(rows) + "\n"

    def life(self):
        """What happens here, as (account, text, is_private); a list of steps that must follow each other.

        Those with a higher number hold more, so that neighbours have numbers one does not have."""
        word, more = self.canary, self.number % 5
        yield [(self.chair, f"/角色 @{self.clerk} 业委会 {word}", False)]
        yield [(self.chair, f"/表决 {word}换门禁吗 截止 {day(9)}", False)]
        yield [(self.chair, f"/表决 {word}墙色 | {word}红 | {word}蓝 截止 {day(9)}", False)]
        yield [(self.chair, f"/表决 {word}罢免吗 --secret 截止 {day(9)}", False)]
        for extra in range(more):
            yield [(self.chair, f"/表决 {word}第{extra}件 截止 {day(9)}", False)]
        yield [(self.owner, "V1 同意", True), (self.neighbour, "V1 反对", True), (self.clerk, "V1 弃权", False)]
        yield [(self.owner, "V2 1", True), (self.neighbour, "V3 反对", True)]
        yield [(self.owner, "/网页投票 V2", True), (self.neighbour, "/网页投票 V3", True)]
        for extra in range(2 + more):
            yield [(self.owner, f"/投诉 {word}电梯第{extra}次停", True)]
        yield [(self.neighbour, "/附议 O1", True), (self.chair, f"/回复 O2 {word}已修", False)]
        yield [(self.chair, f"/会议 {word}业主会 {day(5)} 19:30 地点 {word}广场", False)]
        yield [(self.chair, f"/议题 {word}停车", False)]
        yield [(self.chair, "/截止 V1 到齐", False)]
        yield [(self.chair, f"/已公示 V1 {word}大门 {word}P1", False)]
        yield [(self.owner, f"/异议 V1 {word}没有通知", True)]
        for extra in range(1 + more):
            yield [(self.chair, f"/任务 {word}修灯{extra} @{self.clerk} 截止 {day(6)} 监督 @{self.chair}", False)]
        yield [(self.chair, f"/决议 {word}换锁 @{self.clerk} 截止 {day(6)} 监督 @{self.chair}", False)]
        yield [(self.chair, f"/委托 {self.unit(4)} @{self.owner} V2 {word}A1", False)]
        yield [(self.chair, f"/纸质票 V2 {self.unit(4)} 2 {word}P2", False)]
        yield [(self.chair, f"/走访 V2 {self.unit(4)} 已送达", False)]
        yield [(self.chair, "/简报", False)]
        yield [(self.chair, f"/简报 期号 {100 + self.number}", False)]
        yield [(self.chair, "/简报 直接发布", False)]
        yield [(self.chair, f"/通知 {word}停水", False)]
        yield [(self.owner, "/回执 V1", True), (self.owner, "/回执 V2", True), (self.owner, "/家人码 "
                + self.unit(2), True)]

    def request(self, event, account, text, is_private):
        """A message of somebody here; "@account" in it is a mention."""
        where = {"chat": self.direct(account), "kind": "private"} if is_private else {"chat": self.room}
        return plainhook_request(event, account, text, mentions=mentions_of(text), **where)


def mentions_of(text):
    return [{"id": name, "name": f"@{name}"} for name in re.findall(r"@([\w-]+)", text)]


def canaries(data):
    return set(re.findall(MARK + "[a-z]{10}", data.decode(errors="replace") if isinstance(data, bytes) else data))


class Fifty:
    """The service with all of them in it."""

    def __init__(self, binary, platform, seed=50):
        self.platform, self.events = platform, itertools.count(1)
        rng = random.Random(seed)
        self.all = [Community(number, rng) for number in range(1, COUNT + 1)]
        self.service = Service(binary, platform=platform, args=["--test-clock"], config="""
[intake]
waiting_max = 20000
waiting_per_sender = 1000
""")

    def __enter__(self):
        try:
            self.build()
        except BaseException:
            self.service.close()
            raise
        return self

    def __exit__(self, *failure):
        return self.service.__exit__(*failure)

    def build(self):
        service = self.service
        for one in self.all:
            one.setup = setup_code(service.run("community", "add", one.name, "--zone", "Asia/Shanghai", "--data",
                                               str(service.data)))
            file = service.folder / f"{one.number}.csv"
            file.write_text(one.roster())
            service.run("import-roster", str(file), "--community", one.name, "--adapter", "plainhook", "--data",
                        str(service.data))
        for one in self.all[::10]:
            told = service.run("codes", "--community", one.name, "--format", "csv", "--data", str(service.data))
            check(canaries(told) <= {one.canary}, f"codes of {one.name} tell of others")
            one.codes = dict(re.findall(r"(\d+-1-\d+),.*?(\w{4}-\w{4})", told))
        service.start()
        self.say([(one, one.chair, f"/启用 {one.setup} 业主群", False) for one in self.all])
        for steps in itertools.zip_longest(*[one.life() for one in self.all], fillvalue=()):
            self.say([(one, *message) for one, step in zip(self.all, steps) for message in step])
        self.settle()
        self.gather()

    def say(self, messages):
        """Posts them all; messages of one community stay in order only from call to call."""
        requests = [one.request(f"w{next(self.events)}", *rest) for one, *rest in messages]
        statuses = post_all(self.service, requests)
        check(set(statuses) == {204}, f"not everything was taken: {set(statuses)}")

    def settle(self):
        wait_for(lambda: is_quiet(self.service), 40, "the delivery of all messages")

    def gather(self):
        """What each community was told, as its members could keep it."""
        by_room = {one.room: one for one in self.all}
        by_room |= {f"d-{one.canary}-{i}": one for one in self.all for i in range(HOMES)}
        for request in self.platform.requests("plainhook"):
            one = by_room[self.platform.chat_of(request)]
            text = json.loads(request["body"])["message"]["text"]
            one.sent.append(text)
            one.ballots += re.findall(r"/ballot/([\w-]+)", text)
            one.drafts += re.findall(r"/briefing/(\d+/draft-\w+)", text)
            one.pages += re.findall(r"/votes/([\w-]+)", text)
        for one in self.all:
            one.receipts = [re.search(r"/v1/proof/([\w-]+)", text)[1] for number in ("V1", "V2")
                            for text in one.sent if text.startswith(f"{number}：") and "/v1/proof/" in text]
            where = f"community {one.number} was told {one.sent}"
            check(len(one.receipts) == 2 and len(one.ballots) == 2 and one.drafts and one.pages, where)
            check(not [t for t in one.sent if "没有" in t and "找到" in t], where)
