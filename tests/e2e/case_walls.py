"""A5: communities are walls (reliability.md §2.8).

Fifty communities keep canaries in everything they have. People of some of them name what belongs to the
others, in every command that takes a reference and at every address. No canary may cross, and the answer
must be the one to what does not exist.
"""
import collections
import json
import os
import random
import re

from fake_platform import FakePlatform, text_of
from fifty import Fifty, canaries
from load import post_lanes
from service import ADMIN_TOKEN, ROOT, check
from wall_questions import FORMS, collect, judge, presses, questions, requests_of, rows_of

SEED = int(os.environ.get("LINYI_SEED", "20261128"))
ATTACKERS = int(os.environ.get("LINYI_ATTACKERS", "2"))  # 10 by hand
REFERENCE = re.compile(r"\b[VOTRJ]\d+|[VDJ]-NUMBER|\bUNIT\b|@person|\bCODE\b|\b\d-\d-\d{3}\b|correct \d|\bNAME\b")


def test_a5_every_command_with_a_reference_is_tried_below(binary):
    text = (ROOT / "docs/commands.md").read_text()
    usages = re.findall(r"^`/(\w+)`.*\n\n```\n(.*)\n", text, re.M)
    check(len(usages) > 50, f"docs/commands.md has another form: {usages[:3]}")
    missing = [word for word, usage in usages if REFERENCE.search(usage) and word not in FORMS]
    check(not missing, f"commands that take a reference and are not tried: {missing}")


def state(fifty):
    """What the operator sees of everybody's affairs, by community."""
    votes = fifty.service.api("/v1/votes")["votes"]
    tallies = {v["id"]: fifty.service.api(f"/v1/votes/{v['id']}/tally") for v in votes}
    deeds = collections.Counter(a["community"] for a in fifty.service.acts())
    return tallies, deeds


def belongs(tally):
    return next(iter(canaries(json.dumps(tally, ensure_ascii=False))))


# --- addresses ------------------------------------------------------------------------------------

def answer_at(fifty, path, method="GET", body=None, token=False):
    headers = {"Authorization": f"Bearer {ADMIN_TOKEN}"} if token else {}
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    status, data, _ = fifty.service.request(method, path, body, headers)
    return status, data


def pages_of_others(one, other):
    """Addresses made of one community's part and another's: (path, the same with nobody's part)."""
    mine, theirs = one.pages[0], other.pages[0]
    here, there = one.drafts[0].split("/"), other.drafts[0].split("/")
    wrong = "draft-00000000000000000000"
    yield f"/votes/{theirs.split('-')[0]}-{mine.split('-')[1]}", f"/votes/99990001-{mine.split('-')[1]}"
    yield (f"/votes/{theirs.split('-')[0]}-{mine.split('-')[1]}/result.png",
           f"/votes/99990001-{mine.split('-')[1]}/result.png")
    yield (f"/votes/{theirs.split('-')[0]}-{mine.split('-')[1]}/ballots.pb",
           f"/votes/99990001-{mine.split('-')[1]}/ballots.pb")
    yield f"/votes/{theirs.split('-')[0]}", "/votes/99990001"
    yield f"/votes/{theirs.split('-')[0]}/result.png", "/votes/99990001/result.png"
    yield f"/briefing/{here[0]}/{there[1]}", f"/briefing/{here[0]}/{wrong}"
    yield f"/briefing/{here[0]}/{there[1]}.md", f"/briefing/{here[0]}/{wrong}.md"
    yield f"/briefing/{there[0]}/{here[1]}", f"/briefing/{there[0]}/{wrong}"
    yield f"/briefing/{here[0]}/{100 + other.number}", f"/briefing/{here[0]}/9999"
    my_link, their_link = one.ballots[0], other.ballots[0]
    swapped = f"{their_link.split('-')[0]}-{my_link.split('-')[1]}"
    yield f"/ballot/{swapped}", f"/ballot/99990001-{my_link.split('-')[1]}"
    for code in other.receipts:
        id_ = mine.split("-")[0]
        yield f"/v1/votes/{id_}/export?receipt={code}", f"/v1/votes/{id_}/export?receipt=AAAAA-AAAAA-AAAAA-AAAAA"
        yield (f"/v1/votes/{theirs.split('-')[0]}/export?receipt={one.receipts[0]}",
               f"/v1/votes/99990001/export?receipt={one.receipts[0]}")


def check_operator_wants_a_token(fifty, other):
    number = other.drafts[0].split("/")[0]
    for path in (f"/v1/votes/{other.pages[0].split('-')[0]}/tally", f"/v1/votes?community={number}", "/v1/acts"):
        status, body = answer_at(fifty, path)
        check(status == 401 and not canaries(body), f"GET {path} without a token: {status}")


def check_address(fifty, one, other):
    for foreign, nothing in pages_of_others(one, other):
        got, wanted = answer_at(fifty, foreign), answer_at(fifty, nothing)
        # What a page says of itself may repeat the address; nothing else may differ.
        check(got == wanted, f"GET {foreign}: {got}, but GET {nothing}: {wanted}")
        check(got[0] == 404, f"GET {foreign}: {got[0]}")
    form = "nonce=abc&right=1&choice=1"
    mine, theirs = one.ballots[0], other.ballots[0]
    path = f"/ballot/{theirs.split('-')[0]}-{mine.split('-')[1]}"
    status, body = answer_at(fifty, path, "POST", form)
    check(status == 404 and not canaries(body), f"POST {path}: {status} {body[:200]}")
    # Through the own link for a right that is another household's, then for the own one.
    before = fifty.service.api("/v1/ledger?from=1&limit=1")["size"]
    right = int(re.search(r'name="right" value="(\d+)"', answer_at(fifty, f"/ballot/{mine}")[1].decode())[1])
    for other_right in {1, 2, right + 1, 99} - {right}:
        answer_at(fifty, f"/ballot/{mine}", "POST", f"nonce=N{other_right}&right={other_right}&choice=2")
    deeds = fifty.service.api(f"/v1/acts?from={before + 1}")["acts"]
    check(not deeds, f"a link was good for another's right: {deeds}")
    answer_at(fifty, f"/ballot/{mine}", "POST", f"nonce=N0&right={right}&choice=2")
    deeds = fifty.service.api(f"/v1/acts?from={before + 1}")["acts"]
    check(deeds, "the own link was not good for the own right: nothing is shown by the refusals")


def check_own_pages(fifty, one):
    """Everything that names one community, at any address and in any export, has its canary alone."""
    number = one.drafts[0].split("/")[0]
    paths = [f"/votes/{p}" for p in one.pages] + [f"/ballot/{b}" for b in one.ballots]
    paths += [f"/briefing/{number}", f"/briefing/{number}/{100 + one.number}",
              f"/briefing/{number}/{100 + one.number}.md"]
    paths += [f"/v1/votes/{one.pages[0].split('-')[0]}/export?receipt={one.receipts[0]}"]
    for path in paths:
        status, body = answer_at(fifty, path)
        check(status == 200 and canaries(body) <= {one.canary}, f"GET {path}: {status}, {canaries(body)}")
    for code in one.receipts:
        status, body = answer_at(fifty, f"/v1/proof/{code}")
        check(status == 200 and not canaries(body), f"/v1/proof/{code}: {status} {body[:200]}")
    status, body = answer_at(fifty, f"/v1/votes?community={number}", token=True)
    check(status == 200 and canaries(body) == {one.canary}, f"/v1/votes?community={number}: {canaries(body)}")
    for vote in json.loads(body)["votes"]:
        for path in (f"/v1/votes/{vote['id']}/tally", f"/v1/votes/{vote['id']}/export"):
            status, body = answer_at(fifty, path, token=True)
            check(status == 200 and canaries(body) == {one.canary}, f"{path}: {status}, {canaries(body)}")


def check_command_line(fifty, one):
    data = ["--community", one.name, "--data", str(fifty.service.data)]
    out = fifty.service.folder / f"papers-{one.number}"
    out.mkdir()
    told = [fifty.service.run("export-roster", "--names", *data), fifty.service.run("export-vote", "V1", *data)]
    for kind in ("ballots", "notice", "attendance", "poster"):
        fifty.service.run("print", kind, "V1" if kind == "poster" else "V2", "--out", str(out), *data)
    told += [file.read_text() for file in out.iterdir()]
    check(len(told) >= 6 and all(canaries(t) == {one.canary} for t in told), f"{[canaries(t) for t in told]}")
    for number in ("V7", "V60", "V9999"):
        done = fifty.service.command("export-vote", number, *data)
        check(done.returncode != 0 and not canaries(done.stdout), f"export-vote {number}: {done.stdout[:200]}")


def test_a5_fifty_communities_are_walls(binary):
    rng = random.Random(SEED)
    with FakePlatform() as platform, Fifty(binary, platform) as fifty:
        everything_said_so_far_stayed_at_home(fifty)
        # Those with the fewest numbers of their own ask: what they name, others have.
        attackers = [one for one in fifty.all if one.number % 5 == 0][:ATTACKERS]
        # Their private chats are known and their own vote stands from now on: no answer is the first of its kind.
        for text, is_private in (("V3 同意", True), ("V3 同意", False)):
            fifty.say([(me, caller, text, is_private) for me in attackers for caller in (me.chair, me.owner)])
        fifty.settle()
        before, after = state(fifty), len(platform.requests("plainhook"))
        rounds, lanes = {}, collections.defaultdict(list)
        for me in attackers:
            me.rows = rows_of(fifty, me)
            check(all(me.rows.values()), f"no rows of its own: {me.rows}")
            other = rng.choice([one for one in fifty.all[::10] if one is not me])
            rounds[me.number] = [*questions(fifty, me, other, rng), *presses(fifty, me, rng)]
            for number, asked in enumerate(rounds[me.number]):
                for request in requests_of(me, asked, number):
                    lanes[json.loads(request[1])["sender"]["id"]].append(request)
        statuses = collections.Counter(s for lane in post_lanes(fifty.service, list(lanes.values())) for s in lane)
        check(set(statuses) == {204}, f"not everything was taken: {statuses}")
        fifty.settle()
        unsorted = collect(platform, rounds, after)
        check(not unsorted, f"answers without a question: {dict(unsorted)}")
        print(f"# seed {SEED}: {sum(statuses.values())} messages by people of {len(attackers)} communities")
        for me in attackers:
            unlike = [line for asked in rounds[me.number] for line in judge(me, asked)]
            check(not unlike, f"{len(unlike)} answers differ from those to what does not exist:\n# "
                  + "\n# ".join(unlike[:5]))
            answered = sum(bool(a.answers[0]) for a in rounds[me.number])
            check(2 * answered > len(rounds[me.number]), f"only {answered} questions were answered at all")
        written = {me.canary: {c for a in rounds[me.number] for t in a.texts for c in canaries(t)} for me in attackers}
        everything_said_so_far_stayed_at_home(fifty, {**written, "": set().union(*written.values())})
        nothing_happened_elsewhere(fifty, attackers, before)
        for one, other in zip(fifty.all, fifty.all[1:] + fifty.all[:1]):
            check_own_pages(fifty, one)
            check_address(fifty, one, other)
        check_operator_wants_a_token(fifty, fifty.all[7])
        for one in fifty.all[::17]:
            check_command_line(fifty, one)


def everything_said_so_far_stayed_at_home(fifty, written=None):
    """Each room and each private chat has heard its own community's word alone, and what its people
    (`written`, by canary) named themselves and see repeated."""
    homes = {one.room: one.canary for one in fifty.all}
    for request in fifty.platform.requests("plainhook"):
        chat = fifty.platform.chat_of(request)
        home = homes.get(chat) or next(iter(canaries(chat)), "")
        strange = canaries(request["body"]) - {home} - (written or {}).get(home, set())
        check(not strange, f"{chat} of {home or 'nobody'} was told: {text_of(json.loads(request['body']))}")


def nothing_happened_elsewhere(fifty, attackers, before):
    tallies, deeds = state(fifty)
    mine = {one.canary for one in attackers}
    for id_, tally in before[0].items():
        check(belongs(tally) in mine or tallies[id_] == tally, f"vote {id_} of another changed: {tallies[id_]}")
    changed = [c for c in deeds if deeds[c] != before[1][c]]
    check(len(changed) <= len(attackers), f"deeds were recorded in communities {changed}")
