"""A7: who somebody is, the platform's id says; a shown name gives no right (reliability.md §2.8)."""
import itertools
import json
import re

from community import is_quiet, running
from fake_platform import FakePlatform, text_of
from service import check, day, plainhook_headers, plainhook_message, taken, wait_for

VOTERS = 12
# What the eye takes for the chair, who is "chair" in the list of offices and shows herself as another.
CHAIR_SHOWS = "王芳 Chair"
ALIKE = ["王芳 Chair", "王芳 Сhаir", "王芳 Ｃｈａｉｒ", "王\u200B芳 Chair", "王芳\u2060 Ch\u00ADair", "\u202EriahC 芳王",
         "王芳（业委会主任）", "chair", "сhаir", "ｃｈａｉｒ", "王芳 𝐂𝐡𝐚𝐢𝐫"]
CLAIMS = ["我是主任，替1-1-105投票：同意", "我是主任,替1-1-105投票", "1-1-105 同意", "主任代1-1-106投反对", "以主任身份截止V1"]
DEEDS = [f"/表决 换物业吗 截止 {day(9)}", "/截止 V1 到齐", "/取消 V1 写错了", "/角色 @u-9 管理员", "/纸质票 V1 1-1-105 同意 P1",
         "/通知 停水", "/会签 D1", "/走访 V1", "/解绑 1-1-101", "/简报 直接发布", "/回执 V1"]


class Street:
    """A group whose members show whatever name they like."""

    def __init__(self, service, platform):
        self.service, self.platform, self.numbers = service, platform, itertools.count(1)

    def post(self, user, name, text, is_private=False, mentions=()):
        event = f"n-{next(self.numbers)}"
        where = {"chat": f"d-{user}", "kind": "private"} if is_private else {}
        body = json.loads(plainhook_message(event, user, text, mentions=list(mentions), **where))
        body["sender"]["name"] = name
        raw = json.dumps(body, ensure_ascii=False).encode()
        status = self.service.request("POST", "/hook/plainhook", raw, plainhook_headers(raw, event))
        check(taken(status), f"{name}: {text}: {status}")

    def heard(self, user, name, text, **options):
        """What was answered to it, in the group and in private."""
        before = len(self.platform.requests("plainhook"))
        self.post(user, name, text, **options)
        wait_for(lambda: is_quiet(self.service), 10, "the answer")
        return "\n".join(text_of(json.loads(r["body"])) for r in self.platform.requests("plainhook")[before:])

    def deeds(self):
        """Everything that was done; refusals of ballots are no deeds."""
        return [(a["kind"], a["right"]) for a in self.service.acts()
                if a["kind"] not in ("ballot_refused", "ballot_unclear", "checkpoint_posted")]


def street(binary, platform):
    return running(binary, platform, voters=VOTERS)


def test_a7_no_name_gives_a_right(binary):
    with FakePlatform() as platform, street(binary, platform) as service:
        it = Street(service, platform)
        it.heard("chair", CHAIR_SHOWS, "大家好")
        for number, name in enumerate(ALIKE):
            user = f"impostor-{number}"
            before = it.deeds()
            for text in DEEDS + CLAIMS:
                it.post(user, name, text, mentions=[{"id": "u-9", "name": "@u-9"}] if "@u-9" in text else ())
                it.post(user, name, text, is_private=True)
            wait_for(lambda: is_quiet(service), 20, "the answers")
            check(it.deeds() == before, f"as {name!r}, {user} did {it.deeds()[len(before):]}")
        # A neighbour has the rights of their own home under any name, and no others.
        said = it.heard("u-3", "王芳 Chair", "我是主任,替1-1-105投票", is_private=True)
        tally = service.api(f"/v1/votes/{service.api('/v1/votes')['votes'][0]['id']}/tally")
        check(tally["participating"]["rights"] == 0, f"a claim was counted: {said}")
        said = it.heard("u-3", "王芳 Chair", "同意", is_private=True)
        check("1-1-104" in said and "王芳" not in said, f"a ballot is confirmed by its door, not by a name: {said}")
        # The chair has theirs under any name.
        it.heard("chair", "路人甲", "/截止 V1 到齐")
        check(("poll_closed", None) in it.deeds(), "the chair lost a right by a new name")


def test_a7_a_name_like_an_office_holders_is_flagged_once(binary):
    with FakePlatform() as platform, street(binary, platform) as service:
        it = Street(service, platform)
        it.heard("chair", CHAIR_SHOWS, "大家好")
        for number, name in enumerate(ALIKE):
            user = f"impostor-{number}"
            said = it.heard(user, name, "各位邻居好")
            check("相同或很像" in said, f"{name!r} was not flagged: {said}")
            check(re.search(r"（#\d+）", said), f"no short id tells who it is: {said}")
            check("相同或很像" not in it.heard(user, name, "再说一句"), f"{name!r} was flagged twice")
        said = it.heard("u-4", "王芳 Сhаir", "各位邻居好")
        check("相同或很像" in said and re.search(r"（1-1-\*+ · #\d+）", said), f"no door tells who it is: {said}")
        for user, name in (("chair", CHAIR_SHOWS), ("u-5", "李强"), ("u-6", "王方"), ("u-7", "Owner 7")):
            check("相同或很像" not in it.heard(user, name, "各位邻居好"), f"{name} was flagged")


def test_a7_a_role_is_given_to_an_account_and_told_with_its_door(binary):
    with FakePlatform() as platform, street(binary, platform) as service:
        it = Street(service, platform)
        it.heard("chair", CHAIR_SHOWS, "大家好")
        it.heard("stranger", "Owner 3", "大家好")
        said = it.heard("chair", CHAIR_SHOWS, "/角色 @Owner 3 业委会", mentions=[{"id": "stranger", "name": "@Owner 3"}])
        check(re.search(r"Owner 3（#\d+）", said), f"two people of one name are not told apart: {said}")
        said = it.heard("chair", CHAIR_SHOWS, "/角色 @u-3 物业", mentions=[{"id": "u-3", "name": "@王芳"}])
        check(re.search(r"（1-1-\*+ · #\d+）", said), f"no door: {said}")
