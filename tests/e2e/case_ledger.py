"""V4, V5, V7, V11, L6: what a stranger can check, with the export and the group's posts alone.

tools/verify_vote.py shares no code with linyi; the wrong exports of this file must not pass it.
"""
import base64
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time

from community import all_taken, in_parallel, prepared, running
from fake_platform import FakePlatform, text_of
from service import ROOT, Service, check, send_plainhook, taken, wait_for

VOTERS = 60
SEED = int(os.environ.get("LINYI_SEED", "20261122"))
WRONG = int(os.environ.get("LINYI_WRONG", "40"))  # 1000 by hand
RECEIPT = r"[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){3}"
LINE = r"(?:账本检查点) no\. (\d+) · 根 ((?:\w{4}-){7}\w{4})"


def verify(folder, lines, *words):
    """What the stranger's program says of an export: (good, its words)."""
    file = folder / "export.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run([sys.executable, str(ROOT / "tools/verify_vote.py"), str(file), *words],
                          capture_output=True, text=True, timeout=120)
    return done.returncode == 0, (done.stdout + done.stderr).strip()


def passes(service, lines, *words):
    good, said = verify(service.folder, lines, *words)
    check(good, f"verify_vote.py refuses a good vote: {said}")
    return said


def fails(service, lines, *words, what="it"):
    good, said = verify(service.folder, lines, *words)
    check(not good and said.startswith("not good: "), f"verify_vote.py takes {what}: {said}")
    return said


def get(service, path):
    status, body, _ = service.request("GET", path)
    check(status == 200, f"GET {path}: {status} {body[:200]}")
    return body.decode()


def vote_privately(service, number, i, text):
    """In the voter's own chat with the bot, where the confirmation with the receipt comes."""
    all_taken(send_plainhook, service, f"v{number}-{i}-{time.time_ns()}", f"u-{i}", text, chat=f"d-{i}",
              kind="private")


def private_texts(platform, i):
    return [text_of(json.loads(r["body"])) for r in platform.requests("plainhook")
            if platform.chat_of(r) == f"d-{i}"]


def receipt_of(service, platform, i, number=1):
    """What /receipt answers a voter: entry, revision and code."""
    vote_privately(service, "r", i, f"/回执 V{number}")

    def answer():
        for text in reversed(private_texts(platform, i)):
            found = re.search(rf"第 (\d+) 号，第 (\d+) 版，时间 .*，回执码 ({RECEIPT})", text)
            if found and text.startswith(f"V{number}"):
                return int(found[1]), int(found[2]), found[3], text
        return None
    return wait_for(answer, 10, "the receipt")


def group_lines(platform):
    """Checkpoints that the group was shown: (size, letters, the whole line)."""
    found = []
    for request in platform.requests("plainhook"):
        text = text_of(json.loads(request["body"]))
        match = re.search(LINE, text)
        if match and platform.chat_of(request) == "room-1":
            found.append((int(match[1]), match[2], match[0]))
    return found


def vote_id(service):
    return service.api("/v1/votes")["votes"][0]["id"]


def live_through_a_vote(service, platform, rng):
    """60 households vote, some change their mind, the committee closes. Choices by household."""
    said = {}
    for i in range(VOTERS):
        if rng.random() < 0.85:
            said[i] = rng.choice(["同意", "反对", "弃权"])
    in_parallel(lambda i: vote_privately(service, 1, i, said[i]), list(said))
    for i in rng.sample(sorted(said), 15):
        said[i] = rng.choice(["同意", "反对"])
        vote_privately(service, 1, i, said[i])
    gone = rng.choice(sorted(said))
    vote_privately(service, 1, gone, "不投了")
    said.pop(gone)
    return said


def close(service, number=1):
    all_taken(send_plainhook, service, f"close-{number}-{time.time_ns()}", "chair", f"/截止 V{number} 全部已投")


def test_v11_a_stranger_recounts_a_vote_and_finds_every_receipt(binary):
    rng = random.Random(SEED)
    with FakePlatform() as platform, running(binary, platform, voters=VOTERS) as service:
        opened = wait_for(lambda: group_lines(platform) or service.api("/v1/ledger")["size"], 10)
        said = live_through_a_vote(service, platform, rng)
        receipts = [receipt_of(service, platform, i) for i in rng.sample(sorted(said), 8)]
        early = get(service, f"/v1/votes/{vote_id(service)}/export?receipt={receipts[0][2]}").splitlines()
        check(not [x for x in early if '"type":"ballot"' in x], "ballots are told before the close")
        passes(service, early)
        close(service)
        lines = get(service, f"/v1/votes/{vote_id(service)}/export?receipt={receipts[0][2]}").splitlines()
        words = [word for r in receipts for word in ("--receipt", r[2])]
        key = service.folder / "key.txt"
        key.write_text(get(service, "/v1/checkpoint/key"))
        told = passes(service, lines, *words, "--key", str(key))
        for key_, label in (("同意", "同意"), ("反对", "反对"), ("弃权", "弃权")):
            count = sum(choice == key_ for choice in said.values())
            check(f"{label} {count} " in told, f"another count than {label} {count}: {told}")
        check(all(f"{r[2]}: entry no. {r[0]}" in told for r in receipts), f"a receipt is missing: {told}")
        by_hand = service.run("export-vote", "V1", "--community", "测试小区", "--data", str(service.data))
        check(by_hand.splitlines()[:-1] == lines[:-1], "the command line exports something else")
        check(opened, "no checkpoint")


def test_v11_other_rules_are_judged_or_said_to_be_unknown(binary):
    with FakePlatform() as platform, running(binary, platform, voters=VOTERS, has_vote=False) as service:
        for number, (text, answers) in enumerate((
                ("是否动用维修资金？ --rule civil_code_278_special", ["同意"] * 4 + ["反对"]),
                ("围墙什么颜色 | 白 | 灰 | 蓝", ["1", "2", "2"]),
                ("围墙什么颜色好 | 白 | 灰 | 蓝 --rule approval", ["1", "2"])), 1):
            all_taken(send_plainhook, service, f"open-{number}", "chair", f"/vote {text}")
            for i in range(45):
                vote_privately(service, number, i, f"V{number} {answers[i % len(answers)]}")
            code = receipt_of(service, platform, 4, number)[2]
            close(service, number)
            known = service.api("/v1/votes")["votes"][number - 1]["id"]
            told = passes(service, get(service, f"/v1/votes/{known}/export?receipt={code}").splitlines())
            tally = service.api(f"/v1/votes/{known}/tally")
            wanted = tally["winner"] or "none"
            check(f"winner: {wanted}" in told, f"the service says {tally}, the stranger {told}")
            check(("not judged here" in told) == ("approval" in text), told)


def changed(lines, rng):
    """One wrong export and what is wrong with it."""
    kind = rng.choice(["flip", "flip", "flip", "drop", "double", "swap", "choice", "turn"])
    at = rng.randrange(len(lines))
    wrong = list(lines)
    if kind == "flip":  # in what is hashed or counted, not in words for people
        value = json.loads(lines[at])
        fields = [f for f in ("bytes", "payload", "salt", "choice", "area", "right", "note", "number", "entry")
                  if f in value]
        if not fields:
            return None
        field = rng.choice(fields)
        if isinstance(value[field], int):
            value[field] += rng.choice([-1, 1, 256])
        else:
            text = value[field]
            place = rng.randrange(len(text))
            other = rng.choice("0123456789abcdefABCDEF")
            value[field] = text[:place] + other + text[place + 1:]
            is_same = value[field].lower() == text.lower() and field in ("salt", "right")  # hex in capitals
            if is_same or value[field] == text:
                return None
        wrong[at] = json.dumps(value, ensure_ascii=False)
        return wrong, f"{field} changed in line {at}: {value}"
    if kind == "drop":
        del wrong[at]
        return wrong, f"line {at} dropped: {lines[at][:60]}"
    if kind == "double":
        if '"type":"entry"' not in lines[at] and '"type":"ballot"' not in lines[at]:
            return None
        wrong.insert(at, lines[at])
        return wrong, f"line {at} twice"
    entries = [i for i, line in enumerate(lines) if '"type":"entry"' in line]
    ballots = [i for i, line in enumerate(lines) if '"type":"ballot"' in line]
    if kind == "swap":
        a, b = rng.sample(entries, 2)
        wrong[a], wrong[b] = wrong[b], wrong[a]
        return wrong, "two entries changed places"
    a, b = (json.loads(lines[i]) for i in rng.sample(ballots, 2))
    if kind == "choice":
        place = next(i for i in ballots if json.loads(lines[i])["entry"] == a["entry"])
        a["choice"] = "反对" if a["choice"] == "同意" else "同意"
        wrong[place] = json.dumps(a, ensure_ascii=False)
        return wrong, "a ballot turned round"
    if a["choice"] == b["choice"] and a["salt"] == b["salt"]:
        return None
    for i in ballots:
        ballot = json.loads(lines[i])
        for one, other in ((a, b), (b, a)):
            if ballot["entry"] == one["entry"]:
                wrong[i] = json.dumps({**other, "entry": one["entry"]}, ensure_ascii=False)
    return wrong, "two ballots changed places"


def test_v4_wrong_exports_and_receipts_do_not_pass(binary):
    rng = random.Random(SEED)
    with FakePlatform() as platform, running(binary, platform, voters=VOTERS) as service:
        said = live_through_a_vote(service, platform, rng)
        receipt = receipt_of(service, platform, sorted(said)[0])[2]
        close(service)
        lines = get(service, f"/v1/votes/{vote_id(service)}/export?receipt={receipt}").splitlines()
        passes(service, lines, "--receipt", receipt)
        tried = 0
        while tried < WRONG:
            wrong = changed(lines, rng)
            if not wrong:
                continue
            tried += 1
            fails(service, wrong[0], what=wrong[1])
        alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        for _ in range(10):
            at = rng.choice([i for i, c in enumerate(receipt) if c != "-"])
            letter = rng.choice([c for c in alphabet if c != receipt[at]])
            fails(service, lines, "--receipt", receipt[:at] + letter + receipt[at + 1:], what="a flipped receipt")
        for _ in range(50):
            letters = "".join(rng.choice(alphabet) for _ in range(20))
            status, _, _ = service.request("GET", f"/v1/proof/{letters}")
            check(status == 404, f"a random receipt is answered {status}")


def test_v7_neither_receipt_nor_proof_tells_the_choice(binary):
    """Two households, the same words apart from the choice: what they get differs by chance alone."""
    with FakePlatform() as platform, running(binary, platform, voters=VOTERS) as service:
        codes = set()
        for i, text in enumerate(["同意"] * 6 + ["反对"] * 6):
            vote_privately(service, 1, i, text)
            number, revision, code, told = receipt_of(service, platform, i)
            check("同意" not in told and "反对" not in told, f"the receipt tells the choice: {told}")
            codes.add(code)
            proof = get(service, f"/v1/proof/{code}")
            check(json.loads(proof)["number"] == number and json.loads(proof)["revision"] == revision, proof)
            # Short words stand in base64 by chance: only as words of their own do they tell anything.
            for word in ("同意", "反对", "\"yes\"", "\"no\""):
                check(word not in proof and base64.b64encode(word.encode()).decode() not in proof,
                      f"the proof tells {word}")
        check(len(codes) == 12, "two ballots share a receipt")
        entries = json.dumps(service.api("/v1/ledger"), ensure_ascii=False)
        check("同意" not in entries and "反对" not in entries, "the ledger tells a choice")


def test_v5_history_only_grows_across_kills(binary):
    rng = random.Random(SEED)
    with FakePlatform() as platform, prepared(binary, platform, voters=VOTERS) as service:
        sizes = []
        for round_ in range(6):
            service.start()
            for i in range(8):
                vote_privately(service, round_, rng.randrange(VOTERS), rng.choice(["同意", "反对"]))
                size = service.api("/v1/ledger?from=1&limit=1")["size"]
                sizes.append((size, get(service, "/v1/checkpoint")))
            service.kill()
        service.start()
        close(service)
        lines = service.run("export-vote", "V1", "--community", "测试小区", "--data", str(service.data)).splitlines()
        old, proof = service.folder / "old.txt", service.folder / "growth.json"
        for size, note in rng.sample(sizes, 12):
            check(note.splitlines()[1] == str(size), f"the checkpoint is not of size {size}: {note}")
            old.write_text(note)
            proof.write_text(get(service, f"/v1/consistency?first={size}"))
            passes(service, lines, "--checkpoint", str(old), "--consistency", str(proof))
        verified = service.run("verify", "--data", str(service.data), "--checkpoint", str(old))
        check(verified.startswith("good: "), verified)


def test_v3_verify_names_what_was_edited_in_the_file(binary):
    with FakePlatform() as platform, running(binary, platform, voters=VOTERS) as service:
        for i in range(20):
            vote_privately(service, 1, i, "同意")
        close(service)
        wait_for(lambda: len(group_lines(platform)) >= 1, 10, "a checkpoint in the group")
        line = group_lines(platform)[-1][2]
        check(service.run("verify", "--data", str(service.data), "--line", line).startswith("good: "), "a good file")
        service.stop()
        good = (service.data / "linyi.db").read_bytes()
        for sql, words in (
                ("UPDATE act SET payload = payload || ' ' WHERE no = 3", "entry 3"),
                ("UPDATE ballot SET choice = '反对' WHERE right_no = 5", "says something else"),
                ("DELETE FROM ballot WHERE right_no = 5", "its ballot is gone"),
                ("UPDATE poll SET rule = 'plurality'", "its rule was changed"),
                ("UPDATE poll_right SET area = area * 2 WHERE no = 2", "its roll was changed")):
            with sqlite3.connect(service.data / "linyi.db") as db:
                check(db.execute(sql).rowcount > 0, f"nothing to edit: {sql}")
                db.commit()
            db.close()
            done = service.command("verify", "--data", str(service.data), "--line", line)
            check(done.returncode == 1 and words in done.stderr, f"{sql}: {done.stdout}{done.stderr}")
            for tail in ("-wal", "-shm"):
                (service.data / f"linyi.db{tail}").unlink(missing_ok=True)
            (service.data / "linyi.db").write_bytes(good)


def last_line(service):
    return (service.folder / "log.jsonl").read_text().strip().splitlines()[-1]


def test_l6_an_older_database_is_refused_and_a_new_epoch_is_visible(binary):
    with FakePlatform() as platform, running(binary, platform, voters=VOTERS) as service:
        vote_privately(service, 1, 1, "同意")
        backup = service.folder / "b.db"
        service.run("backup", "--data", str(service.data), str(backup))
        for i in range(2, 12):
            vote_privately(service, 1, i, "反对")
        kept = service.folder / "kept.txt"
        kept.write_text(get(service, "/v1/checkpoint"))
        service.stop()
        for tail in ("-wal", "-shm"):
            (service.data / f"linyi.db{tail}").unlink(missing_ok=True)
        shutil.copy(backup, service.data / "linyi.db")
        service.start(wait=False)
        wait_for(lambda: service.process.poll() is not None, 10, "its refusal to start")
        check(service.process.returncode == 1, f"it ended with {service.process.returncode}")
        check("what came last is gone" in last_line(service) and "new-epoch" in last_line(service), last_line(service))
        service.run("new-epoch", "--reason", "a test", "--data", str(service.data))
        service.start()
        act = service.acts()[-1]
        check(act["kind"] == "epoch_begun" and act["payload"]["before"]["size"] > act["no"], f"the epoch's act: {act}")
        vote_privately(service, 1, 3, "同意")
        done = service.command("verify", "--data", str(service.data), "--checkpoint", str(kept))
        check(done.returncode == 1 and "cut or rolled back" in done.stderr, f"{done.stdout}{done.stderr}")
        check(service.run("verify", "--data", str(service.data)).startswith("good: "), "the new epoch itself")
        lines = service.run("export-vote", "V1", "--community", "测试小区", "--data", str(service.data)).splitlines()
        passes(service, lines)
        fails(service, lines, "--checkpoint", str(kept), what="a checkpoint of the lost epoch")


def test_v6_a_secret_votes_export_hides_its_ballots(binary):
    with FakePlatform() as platform, running(binary, platform, voters=VOTERS, has_vote=False) as service:
        all_taken(send_plainhook, service, "open-secret", "chair", "/vote 是否罢免主任？ --secret")
        wait_for(lambda: service.api("/v1/votes")["votes"], 10, "the vote")
        for i in range(1, 30):
            vote_privately(service, 1, i, "同意" if i % 3 else "反对")
        code = receipt_of(service, platform, 4)[2]
        close(service)
        body = get(service, f"/v1/votes/{vote_id(service)}/export?receipt={code}")
        lines = [json.loads(x) for x in body.splitlines()]
        check(not [x for x in lines if x["type"] == "ballot"], "ballots of a secret vote are told")
        check(all("area" not in x for x in lines if x["type"] == "right"), "areas of a secret vote are told")
        result = next(x for x in lines if x["type"] == "result")
        check(result["participating_rights"] == 29, f"{result}")
        passes(service, body.splitlines(), "--receipt", code)


def test_a5_an_export_wants_the_token_or_a_receipt_of_that_vote(binary):
    with FakePlatform() as platform, running(binary, platform, voters=VOTERS) as service:
        vote_privately(service, 1, 1, "同意")
        code = receipt_of(service, platform, 1)[2]
        known = vote_id(service)
        for path, wanted in ((f"/v1/votes/{known}/export", 401), (f"/v1/votes/{known}/export?receipt={code}", 200),
                             (f"/v1/votes/{known + 1}/export?receipt={code}", 404),
                             (f"/v1/votes/{known}/export?receipt=AAAAA-AAAAA-AAAAA-AAAAA", 404),
                             ("/v1/ledger", 401), ("/v1/checkpoint", 200), ("/v1/checkpoint/key", 200),
                             ("/v1/consistency?first=1", 200), ("/v1/consistency?first=0", 400),
                             ("/v1/consistency?first=5&second=4", 400), ("/v1/consistency?first=x", 400),
                             ("/v1/consistency?first=1&second=99999999", 400), ("/v1/proof/nothing", 404)):
            status, body, _ = service.request("GET", path)
            check(status == wanted, f"{path}: {status} {body[:100]}")
        check(taken(send_plainhook(service, "after", "u-2", "同意")), "the line stands still")


test_v4_wrong_exports_and_receipts_do_not_pass.slow = True
test_v5_history_only_grows_across_kills.slow = True
