"""A6: whoever loses a right cannot use it any more, from the next message on; what was cast while it was held
stays, because the roll of an open vote is frozen (reliability.md §2.8)."""
import itertools
import json
import re

from community import all_taken, is_quiet, running
from fake_platform import FakePlatform, text_of
from service import check, day, plainhook_headers, plainhook_message, send_plainhook, taken, wait_for

VOTERS = 20
REFUSED = "这项操作需要相应的身份"


class House:
    """A community with an open vote V1, and what was answered last."""

    def __init__(self, service, platform):
        self.service, self.platform, self.numbers = service, platform, itertools.count(1)
        self.vote = service.api("/v1/votes")["votes"][0]["id"]

    def hear(self, user, text, is_private=False):
        """Says it, and returns what was answered: at most one delivery later, with no pause before."""
        before = len(self.platform.requests("plainhook"))
        where = {"chat": f"d-{user}", "kind": "private"} if is_private else {}
        mentions = [{"id": name, "name": f"@{name}"} for name in re.findall(r"@([\w-]+)", text)]
        all_taken(send_plainhook, self.service, f"r-{next(self.numbers)}", user, text, mentions=mentions, **where)
        wait_for(lambda: is_quiet(self.service), 10, "the answer")
        return "\n".join(text_of(json.loads(r["body"])) for r in self.platform.requests("plainhook")[before:])

    def acts(self, kind):
        return sum(a["kind"] == kind for a in self.service.acts())

    def refused(self, kind, user, text, is_private=False):
        """The request is answered, and no such act stands in the record after it."""
        before = self.acts(kind)
        said = self.hear(user, text, is_private)
        check(self.acts(kind) == before, f"{user} could still {kind}: {said}")
        return said

    def done(self, kind, user, text, is_private=False):
        before = self.acts(kind)
        said = self.hear(user, text, is_private)
        check(self.acts(kind) == before + 1, f"{user} could not {kind} by {text}: {said}")
        return said

    def participating(self):
        return self.service.api(f"/v1/votes/{self.vote}/tally")["participating"]["rights"]


def house(binary, platform, **options):
    return running(binary, platform, voters=VOTERS, **options)


def test_a6_a_role_taken_away_ends_with_the_next_message(binary):
    with FakePlatform() as platform, house(binary, platform) as service:
        it = House(service, platform)
        it.hear("chair", "/角色 @u-2 业委会 委员")
        it.hear("chair", "/角色 @u-3 物业 经理")
        it.done("poll_opened", "u-2", f"/表决 种树吗 截止 {day(9)}")
        it.done("paper_keyed", "u-2", "/纸质票 V1 1-1-110 同意 P1")
        deed = re.search(r"/会签 (D\d+)", it.done("deed_asked", "u-3", "/委托 1-1-111 @u-5 V1 A1"))[1]
        it.hear("chair", "/角色 @u-2 取消 业委会")
        check(REFUSED in it.refused("poll_opened", "u-2", f"/表决 再种树吗 截止 {day(9)}"), "another refusal")
        it.refused("poll_closed", "u-2", "/截止 V2 到齐")
        it.refused("paper_keyed", "u-2", "/纸质票 V1 1-1-112 同意 P2")
        it.refused("deed_signed", "u-2", f"/会签 {deed}")
        it.refused("visit_noted", "u-2", "/走访 V1 1-1-112 已送达", is_private=True)
        it.done("deed_signed", "chair", f"/会签 {deed}")
        it.done("ballot_counted", "u-2", "V1 同意", is_private=True)  # an owner is one still
        it.hear("chair", "/角色 @u-3 管理员")
        it.hear("u-3", "/角色 @chair 取消 管理员")
        it.refused("role_granted", "chair", "/角色 @u-6 物业 经理")
        check("最后" in it.refused("role_revoked", "u-3", "/角色 @u-3 取消 管理员") or it.acts("role_revoked") >= 2,
              "nobody is left who could give roles")


def test_a6_who_is_unbound_votes_no_more_and_what_stands_stays(binary):
    with FakePlatform() as platform, house(binary, platform) as service:
        it = House(service, platform)
        it.done("ballot_counted", "u-4", "同意", is_private=True)
        link = re.search(r"/ballot/([\w-]+)", it.hear("u-4", "/网页投票 V1", is_private=True))[1]
        right = re.search(r'name="right" value="(\d+)"', service.request("GET", f"/ballot/{link}")[1].decode())[1]
        code = re.search(r"(\w{4}-\w{4})", it.hear("u-4", "/家人码 1-1-105", is_private=True))[1]
        it.hear("u-4", "/解绑 1-1-105", is_private=True)
        for said in (it.refused("ballot_changed", "u-4", "V1 反对"), it.refused("ballot_changed", "u-4", "反对", True)):
            check("已改为" not in said, said)
        it.refused("ballot_withdrawn", "u-4", "V1 不投了", is_private=True)
        before = it.acts("ballot_changed")
        status, _, headers = service.request("POST", f"/ballot/{link}", f"nonce=N1&right={right}&choice=2",
                                             {"Content-Type": "application/x-www-form-urlencoded"})
        check(it.acts("ballot_changed") == before, f"the web link still votes: {status} {headers.get('Location')}")
        it.hear("u-4", "/家人码 1-1-105", is_private=True)
        check(it.participating() == 1, "the ballot went with the binding, although the roll is frozen")
        # The code was given while the home was bound: the household's right goes on with whoever binds it.
        it.hear("family", f"/绑定 1-1-105 {code}", is_private=True)
        it.done("ballot_changed", "family", "V1 反对", is_private=True)
        check(it.participating() == 1, "one right, two ballots")


def test_a6_a_home_that_changed_hands_is_its_old_owners_no_more(binary):
    with FakePlatform() as platform, house(binary, platform) as service:
        it = House(service, platform)
        before = service.api(f"/v1/votes/{it.vote}/tally")
        it.done("ballot_counted", "u-7", "同意", is_private=True)
        roster = service.folder / "sold.csv"
        roster.write_text("unit,area,owners,kind,accounts\n1-1-108,80.00,新业主,home,buyer\n")
        service.run("import-roster", str(roster), "--community", "测试小区", "--adapter", "plainhook", "--data",
                    str(service.data))
        it.refused("ballot_changed", "u-7", "V1 反对", is_private=True)
        check("1-1-108" not in it.hear("u-7", "/我的", is_private=True), "the old owner still has the home")
        check(it.participating() == 1, "the ballot went with the home, although the roll is frozen")
        after = service.api(f"/v1/votes/{it.vote}/tally")
        check((after["rights"], after["area"]) == (before["rights"], before["area"]), "the roll changed")


def test_a6_a_revoked_authority_ends_with_the_next_message(binary):
    with FakePlatform() as platform, house(binary, platform) as service:
        it = House(service, platform)
        it.hear("chair", "/角色 @u-3 物业 经理")
        for unit in ("1-1-109", "1-1-110"):
            deed = re.search(r"/会签 (D\d+)", it.hear("chair", f"/委托 {unit} @u-5 V1 A-{unit}"))[1]
            it.done("proxy_filed", "u-3", f"/会签 {deed}")
        it.done("ballot_counted", "u-5", "1-1-109 同意")
        it.hear("u-8", "/撤销委托 1-1-109", is_private=True)
        it.hear("u-9", "/撤销委托 1-1-110", is_private=True)
        it.refused("ballot_changed", "u-5", "1-1-109 反对")
        it.refused("ballot_counted", "u-5", "1-1-110 同意")
        check(it.participating() == 1, f"what the agent cast while he might: {it.participating()}")


def test_a6_leaving_the_group_ends_what_the_group_gave_and_no_right_of_an_owner(binary):
    with FakePlatform() as platform, house(binary, platform) as service:
        it = House(service, platform)
        check("V1" in it.hear("guest", "/表决列表"), "a guest in the group sees its votes")
        for user in ("guest", "u-6"):
            body = json.loads(plainhook_message(f"left-{user}", user, ""))
            body["type"] = "left"
            raw = json.dumps(body).encode()
            status = service.request("POST", "/hook/plainhook", raw, plainhook_headers(raw, f"left-{user}"))[0]
            check(taken(status), f"left: {status}")
        for text in ("/表决列表", "/结果 V1", "V1", "/意见 吵", "/任务列表", "同意"):
            said = it.refused("opinion_made", "guest", text, is_private=True)
            check("测试小区" not in said and "门禁" not in said, f"a guest who left asked {text} and was told: {said}")
        it.done("ballot_counted", "u-6", "V1 同意", is_private=True)
