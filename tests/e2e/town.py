"""A town whose households vote in every way there is, and a post that never loses what was not acknowledged."""
import http.client
import itertools
import json
import random
import re
import threading
import time
import urllib.parse

from fake_platform import text_of
from service import (check, onebot_request, plainhook_headers, plainhook_message, plainhook_request,
                     telegram_request)

QQ, TELEGRAM = 10_000_000, 500_000_000  # the account of unit 0
CHAIR, SECOND = QQ, QQ + 1
WORDS = {
    "同意": ["同意", "同意!!", "赞成", "支持", "１", "1", "选1", "V1 同意", "yes", "我同意", "同意，但要快点"],
    "反对": ["反对", "不同意", "2", "坚决反对", "V1 反对", "no", "不赞成"],
    "弃权": ["弃权", "3", "弃权吧", "V1 弃权"],
}
NUMBER = {"同意": 1, "反对": 2, "弃权": 3}
# Of a hundred households: how many begin in which way.
WAYS = {"chat": 38, "private": 24, "button": 10, "link": 6, "paper": 9, "import": 8, "agent": 5}


class Household:
    """One voting right: its first unit, what it tries, and what has to be posted for it, in order."""

    def __init__(self, unit, rng):
        self.unit = unit
        self.way = rng.choices(list(WAYS), WAYS.values())[0]
        self.choice = self.draw(rng)
        self.attempts = [(self.way, self.choice)]
        if rng.random() < 0.12 and self.way in ("chat", "private", "button", "link"):
            self.attempts.append((self.way, self.draw(rng)))  # a change
        if rng.random() < 0.06:  # a second way, which is refused, or an owner who speaks after the agent
            other = rng.choice(["chat", "private", "paper"])
            self.attempts.append((other, self.draw(rng)))

    @staticmethod
    def draw(rng):
        return rng.choices(["同意", "反对", "弃权"], [6, 3, 1])[0]


class Town:
    """Units, areas, owners and the households that vote. Every 20th owner has two units."""

    def __init__(self, units, ballots, seed):
        self.rng = random.Random(seed)
        self.areas = [self.rng.randrange(3000, 20000) for _ in range(units)]
        self.owners = [i - 1 if i % 20 == 3 else i for i in range(units)]
        heads = sorted(set(self.owners))
        self.households = [Household(i, self.rng) for i in self.rng.sample(heads, min(ballots, len(heads)))]
        voting = {home.unit for home in self.households}
        self.idle = [head for head in heads if head not in voting]  # who speak for others, if anybody asks
        self.events = itertools.count(1)
        self.links, self.deeds = {}, {}

    def label(self, unit):
        return f"{unit // 400 + 1}-{unit // 100 % 4 + 1}-{unit % 100 + 101}"

    def roster(self, first):
        rows = ["unit,area,owners,kind,accounts"]
        for i, (area, owner) in enumerate(zip(self.areas, self.owners)):
            account = first + i if isinstance(first, int) else f"{first}{i}"
            rows.append(f"{self.label(i)},{area // 100}.{area % 100:02},业主{owner}号,home,{account}")
        return "\n".join(rows) + "\n"

    # --- requests: (path, body, headers) ---------------------------------------------------------

    def in_group(self, user, text, at):
        number = next(self.events)
        return "/hook/onebot", *onebot_request(number, user, text, at=at)

    def by_button(self, unit, value, at):
        event = f"b-{next(self.events)}"
        body = json.loads(plainhook_message(event, f"p-{unit}", "", chat=f"d-{unit}", kind="private", at=at))
        body["type"], body["action"] = "action", {"message_id": "p-1", "value": value}
        raw = json.dumps(body).encode()
        return "/hook/plainhook", raw, plainhook_headers(raw, event, at)

    def by_link(self, unit, choice):
        form = {"nonce": f"N{next(self.events)}", "right": self.links[unit][1], "choice": NUMBER[choice]}
        return (f"/ballot/{self.links[unit][0]}", urllib.parse.urlencode(form).encode(),
                {"Content-Type": "application/x-www-form-urlencoded"})

    def attempt(self, home, way, choice, poll, at):
        """The requests of one attempt; an import has none of its own, an agent none without a deed."""
        unit, words = home.unit, self.rng.choice(WORDS[choice])
        if way == "chat":
            return [self.in_group(QQ + unit, words, at)]
        if way == "private":
            number = next(self.events)
            return [("/hook/telegram", *telegram_request(number, TELEGRAM + unit, words, chat=TELEGRAM + unit, at=at))]
        if way == "button":
            return [self.by_button(unit, f"v:{poll}:{NUMBER[choice]}", at)]
        if way == "link":
            return [self.by_link(unit, choice)]
        if way == "paper":
            text = f"/纸质票 V1 {self.label(unit)} {choice} P{unit}"
            visit = self.in_group(CHAIR, f"/走访 V1 {self.label(unit)} 已送达", at)
            return [visit, self.in_group(CHAIR, text, at), self.in_group(SECOND, text, at)]
        if way == "agent":
            return [self.in_group(SECOND, f"/会签 D{self.deeds[unit]}", at),
                    self.in_group(QQ + self.agent_of(unit), f"{self.label(unit)} {choice}", at)]
        return []

    def ways(self, way):
        return [home.unit for home in self.households if home.way == way]

    def agent_of(self, unit):
        return self.idle[self.ways("agent").index(unit)]

    def proxy_requests(self, at):
        """Written authorities, which wait for a second person."""
        return [self.in_group(CHAIR, f"/委托 {self.label(u)} @{QQ + self.agent_of(u)} V1 A{u}", at)
                for u in self.ways("agent")]

    def link_requests(self, at):
        return [plainhook_request(f"l-{u}", f"p-{u}", "/网页投票 V1", chat=f"d-{u}", kind="private", now=at)
                for u in self.ways("link")]

    def read_answers(self, platform, service):
        """Links and numbers of deeds, as people read them."""
        unit_of = {self.label(i): i for i in range(len(self.areas))}
        for request in platform.requests("plainhook"):
            found = re.search(r"/ballot/([\w-]+)", text_of(json.loads(request["body"])))
            if found:
                page = service.request("GET", f"/ballot/{found[1]}")[1].decode()
                right = re.search(r'name="right" value="(\d+)"', page)[1]
                self.links[int(platform.chat_of(request)[2:])] = found[1], right
        for text in platform.texts("onebot"):
            found = re.search(r"需要第二人确认：(\S+) 委托.*/会签 D(\d+)", text, re.S)
            if found:
                self.deeds[unit_of[found[1]]] = int(found[2])
        missing = [u for u in self.ways("link") if u not in self.links], [u for u in self.ways("agent")
                                                                         if u not in self.deeds]
        check(not any(missing), f"no link or no deed for units {missing}")

    def result_file(self):
        rows = [f"{self.label(h.unit)},{h.choice}" for h in self.households if h.way == "import"]
        return "房号,选择\n" + "\n".join(rows) + "\n"


class Post:
    """Posts lanes of requests, each in its order. What was not acknowledged is posted again, in its order."""

    def __init__(self, lanes, connections=16):
        self.lanes = [list(lane) for lane in lanes]
        self.done = [0] * len(lanes)  # acknowledged requests of each lane, from its beginning
        self.connections, self.lock = connections, threading.Lock()
        self.running, self.acked, self.refused = True, 0, []

    def work(self, service, waiting):
        connection = http.client.HTTPConnection(service.address, timeout=10)
        while self.running:
            with self.lock:
                lane = next(waiting, None)
            if lane is None:
                break
            while self.running and self.done[lane] < len(self.lanes[lane]):
                path, body, headers = self.lanes[lane][self.done[lane]]
                try:
                    connection.request("POST", path, body, headers)
                    answer = connection.getresponse()
                    answer.read()
                except (OSError, http.client.HTTPException):
                    return
                if answer.status == 500:
                    return  # the disk is gone: nobody knows what became of it
                if answer.status in (429, 503):
                    time.sleep(0.02)
                    continue
                where = answer.getheader("Location", "")
                if answer.status not in (200, 204, 303) or "again" in where:
                    self.refused.append(f"{path}: {answer.status} {where}")
                with self.lock:
                    if self.running:
                        self.done[lane] += 1
                        self.acked += 1
        connection.close()

    def run(self, service, until=None):
        """Until everything is acknowledged, or so many are; then what counts is what was acknowledged by then."""
        self.running = True
        waiting = iter([i for i in range(len(self.lanes)) if self.done[i] < len(self.lanes[i])])
        threads = [threading.Thread(target=self.work, args=(service, waiting), daemon=True)
                   for _ in range(self.connections)]
        for thread in threads:
            thread.start()
        while until is not None and self.acked < until and any(t.is_alive() for t in threads):
            time.sleep(0.002)
        if until is None:
            for thread in threads:
                thread.join()
            check(all(d == len(lane) for d, lane in zip(self.done, self.lanes)), "not everything was taken")
            check(not self.refused, f"refused: {self.refused[:3]}")
            return
        with self.lock:
            self.running = False
