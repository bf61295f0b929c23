"""What people of one community ask for of others: pairs of messages that differ in one thing. One names what
is another's, the other what does not exist; the answers must be alike (case_walls.py)."""
import collections
import itertools
import json
import random
import re
import sqlite3

from fifty import MARK, Community, canaries, mentions_of
from service import check, plainhook_headers, plainhook_message, plainhook_request

HOLES = 2  # numbers of others that each form is tried with

# What each command is asked with. In braces stands what belongs to others: a number (V O T R D J M B L, B a
# briefing's), a unit (U), an account (A), an owner's name (N), a bind or setup code (C, S); in small letters
# what is the asker's own. `test_a5_…every_command…` compares the words with docs/commands.md.
FORMS = {
    "role": ["/角色 @{A} -业委会", "/角色 {N} 取消 业委会"],
    "setup": ["/启用 {S} 业主群"],
    "bind": ["/绑定 {U} {C}", "/绑定 {U} ABCD-1234", "/bind @{A} {U}"],
    "unbind": ["/解绑 {U}"],
    "code": ["/家人码 {U}"],
    "vote": ["/表决 依据{V} --rule {V}"],
    "result": ["/结果 {V}", "/结果 #{V}", "{V}"],
    "receipt": ["/回执 {V}"],
    "link": ["/网页投票 {V}"],
    "close": ["/截止 {V} 到齐"],
    "extend": ["/延期 {V} 12月30日18点 参与不足"],
    "cancel": ["/取消 {V} 写错了"],
    "sign": ["/会签 {D}"],
    "drop": ["/不会签 {D} 不对"],
    "paper": ["/纸质票 {V} {u} 同意 P1", "/纸质票 V3 {U} 同意 P1"],
    "proxy": ["/委托 {u} @{a} {V} A1", "/委托 {U} @{a} A1", "/委托 {U} @{A} {V} A1"],
    "revoke": ["/撤销委托 {U}"],
    "visit": ["/走访 {V}", "/走访 {V} {u} 已送达", "/走访 V3 {U} 已送达"],
    "again": ["/再次表决 {V} 12月30日18点"],
    "posted": ["/已公示 {V} 大门"],
    "object": ["/异议 {V} 没有通知"],
    "settle": ["/答复异议 {J} 已说明"],
    "draw": ["/抽签 {L}"],
    "seed": ["/开签 {L} 7-3-9"],
    "decline": ["/递补 {L} {N}"],
    "task": ["/任务 {T}", "/任务 #{T}", "/任务 修灯 {N} 截止 12月30日"],
    "accept": ["/签收 {T}", "/签收 #{T}", "/签收 #{R}", "{T} 签收"],
    "progress": ["/进度 {T} 60% 一半", "/进度 #{T} 60% 一半"],
    "done": ["/完成 {T} 好了", "/完成 #{T} 好了", "{T} 完成"],
    "verify": ["/验收 {T} 属实", "/验收 #{T} 属实"],
    "postpone": ["/改期 {T} 12月30日 没货"],
    "cannot": ["/无法办理 {T} 没钱"],
    "reopen": ["/重办 {T} 又坏了"],
    "responsible": ["/负责人 {T} {n}", "/负责人 T1 {N}"],
    "supervisor": ["/监督人 {T} {n}", "/监督人 T1 {N}"],
    "due": ["/期限 {T} 12月30日"],
    "meeting": ["/会议 {M}", "/会议 开始 {M}"],
    "agenda": ["/议题 采纳 {O}", "/议题 暂缓 {O} 没空"],
    "checkin": ["签到 {U}", "/签到 {U}"],
    "briefing": ["/简报 更正 {B} 错了", "/简报 {B}", "/简报 发布 {B}"],
    "opinion": ["/意见 {O}", "/意见 #{O}", "/意见 #{o}"],
    "support": ["/附议 {O}", "/附议 #{O}", "+1 {O}"],
    "answer": ["/回复 {O} 已修", "/回复 #{O} 已修"],
    "resolution": ["/决议 {R}", "/决议 #{R}", "/决议 依据{V} 修灯 @{a} 截止 12月30日"],
    "feedback": ["/反馈 {R} 4 好", "/反馈 #{R} 4 好"],
    "remind": ["/提醒 {T}", "/提醒 #{T}"],
    "mute": ["/不再提醒 {V}"],
    "": ["{V} 同意", "{V} 1", "{U} 同意", "{U}委托{A}投票"],
}
GUESS = re.compile(r"\{[CS]\}|ABCD-1234")


# --- what is asked --------------------------------------------------------------------------------

class Asked:
    """One question in two words: with what is another's, and with what is nobody's."""

    def __init__(self, caller, is_private, form, foreign, nothing, is_press=False, quoting=""):
        self.caller, self.is_private, self.is_press, self.quoting = caller, is_private, is_press, quoting
        self.form, self.texts = form, (foreign, nothing)
        self.answers = ([], [])


TABLES = {"V": "poll", "O": "opinion", "T": "task", "R": "resolution"}


def numbers_of_others(fifty, me, letter, rng):
    """A number that neighbours have and the asker has not (if there is one), and one of a row that is not theirs."""
    own = me.rows.get(letter, ())
    short = {"V": (6, 7), "O": (5, 6), "T": (5, 6), "B": range(111, 150)}.get(letter, ())
    rows = [row for row in range(10, 150) if row not in own]
    return [rng.choice([number for number in short if number not in own] or rows), rng.choice(rows)]


def rows_of(fifty, one):
    """Its rows' numbers by letter, so that they are not taken for those of others."""
    with sqlite3.connect(f"file:{fifty.service.data / 'linyi.db'}?mode=ro", uri=True) as db:
        number = one.drafts[0].split("/")[0]
        found = {letter: {row for (row,) in db.execute(f"SELECT id FROM {table} WHERE community_id = ?", (number,))}
                 for letter, table in TABLES.items()}
    db.close()
    return found


def words(fifty, me, other, rng, hole):
    """What stands for each letter: (another's, nobody's)."""
    nobody = Community(88, random.Random(rng.random()))
    found = {letter: ((letter if letter != "B" else "") + str(numbers_of_others(fifty, me, letter, rng)[hole]),
                      (letter if letter != "B" else "") + str(990 + rng.randrange(9)))
             for letter in "VOTRDJMBL"}
    found["U"] = (other.unit(2), nobody.unit(2))
    found["A"] = (other.owner, nobody.owner)
    found["N"] = (other.person(2), nobody.person(2))
    found["S"] = (other.setup, "AAAA-BBBB-CCCC-DDDD")
    code = other.codes.get(other.unit(2), "WXYZ-2345")
    found["C"] = (code, "".join(rng.choice("ABCDEFGH") if c.isalnum() else c for c in code))
    row = rng.choice([r for r in range(10, 90) if r not in me.rows["O"]])
    own = {"u": me.unit(3), "a": me.owner, "n": me.person(2), "o": str(row)}
    return found | {letter: (word, word) for letter, word in own.items()}


def questions(fifty, me, other, rng):
    callers = [(me.chair, False), (me.chair, True), (me.owner, False), (me.owner, True), ("stranger", False),
               ("stranger", True)]
    for forms in FORMS.values():
        for form in forms:
            for hole in range(HOLES if re.search(r"\{[VOTRDJMBL]\}", form) else 1):
                for caller, is_private in callers:
                    if "{C}" in form and is_private:
                        continue  # whoever holds a unit's code may bind it, from wherever they come
                    if GUESS.search(form) and caller != "stranger":
                        continue  # five guesses an hour are answered; a stranger is a new one each time
                    said = words(fifty, me, other, rng, hole)
                    foreign, nothing = (re.sub(r"\{(\w)\}", lambda m: said[m[1]][i], form) for i in (0, 1))
                    yield Asked(caller, is_private, form, foreign, nothing)


def requests_of(me, asked, number):
    """The two messages of a question. Behind each a word of no meaning is said in private, whose answer tells
    where the private answers to the question end; those in a group quote what they answer."""
    for i, thing in enumerate(asked.texts):
        event = f"ask-{me.number}-{number}-{i}"
        caller = asked.caller if asked.caller != "stranger" else f"stranger-{event}"
        where = {"chat": me.direct(caller), "kind": "private"} if asked.is_private else {"chat": me.room}
        if not asked.is_press:
            yield plainhook_request(event, caller, thing, mentions=mentions_of(thing), **where)
        elif asked.quoting:
            yield plainhook_request(event, caller, asked.quoting, reply_to=thing, **where)
        else:
            yield press_request(event, caller, thing, where)
        yield plainhook_request(f"end-{event}", caller, f"/{event}", chat=me.direct(caller), kind="private")


def press_request(event, caller, value, where):
    body = json.loads(plainhook_message(event, caller, "", **where))
    body["type"], body["action"] = "action", {"message_id": "p-1", "value": value}
    raw = json.dumps(body).encode()
    return "/hook/plainhook", raw, plainhook_headers(raw, event)


ASKED = re.compile(r"ask-(\d+)-(\d+)-([01])")


def collect(platform, rounds, after):
    """Sorts what was answered to its question."""
    waiting = collections.defaultdict(list)
    for request in platform.requests("plainhook")[after:]:
        body = json.loads(request["body"])
        chat, text = body["chat"]["id"], body["message"]["text"]
        found = ASKED.search(body["message"]["reply_to"] or "")
        if body["chat"]["kind"] == "private":
            found = ASKED.search(text)
            if not found:
                waiting[chat].append(body)
                continue
        if found:
            answers = rounds[int(found[1])][int(found[2])].answers[int(found[3])]
            answers += waiting.pop(chat, []) if body["chat"]["kind"] == "private" else [body]
    return waiting


def plain(bodies, text):
    """Answers without what was only repeated from the question, and without numbers of accounts."""
    whole = json.dumps([b["message"] for b in bodies], ensure_ascii=False)
    whole = re.sub(r"ask-\d+-\d+-\d", "ask", whole)
    for said in sorted(set(re.findall(rf"{MARK}[a-z]{{10}}|[A-Z]?\d+", text)), key=len, reverse=True):
        whole = re.sub(rf"(?<![A-Za-z0-9]){re.escape(said)}(?!\d)", "§", whole)
    whole = re.sub(rf"{MARK}[a-z]{{10}}", "§", whole)
    return re.sub(r"#\d+|§-1-(\d+|§|\*+)|\d+-1-(\d+|\*+)", "§", whole)


def judge(me, asked):
    """No canary of others; what differs from the answer to what does not exist."""
    for text, bodies in zip(asked.texts, asked.answers):
        crossed = canaries(json.dumps(bodies, ensure_ascii=False)) - {me.canary} - canaries(text)
        check(not crossed, f"{asked.caller} of {me.number} asked {text} and was told {bodies}")
    foreign, nothing = (plain(b, t) for b, t in zip(asked.answers, asked.texts))
    if foreign == nothing:
        return []
    return [f"{asked.caller} of {me.number}: {asked.texts[0]} → {foreign}\n# but {asked.texts[1]} → {nothing}"]


# --- buttons and quotations -----------------------------------------------------------------------

BUTTONS = ["v:{}:1", "w:{}:1:2", "accept:{}", "verify:{}:yes", "verify:{}:no", "briefing:publish:{}",
           "briefing:drop:{}", "support:{}", "done:{}", "sign:{}", "result:V{}", "receipt:V{}"]
QUOTING = ("同意", "1", "+1", "完成", "60%", "属实", "4")


def is_own(me, row):
    return any(row in rows for rows in me.rows.values())


def presses(fifty, me, rng):
    """Buttons of others' posts, and answers that quote them."""
    theirs = [n for n, request in enumerate(fifty.platform.requests(), 1)
              if canaries(request["body"]) - {me.canary}]
    rows = [r for r in range(30, 100) if not is_own(me, r)]
    for caller, is_private in itertools.product((me.chair, me.owner), (True, False)):
        for value in BUTTONS:
            yield Asked(caller, is_private, value, value.format(rng.choice(rows)),
                        value.format(990 + rng.randrange(9)), is_press=True)
        for text in QUOTING:
            yield Asked(caller, is_private, text, f"p-{rng.choice(theirs)}", "p-99990001",
                        is_press=True, quoting=text)
