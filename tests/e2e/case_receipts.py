"""V4, V7: a receipt proves that a ballot is in, and nothing else (reliability.md §2.9).

By hand with the real size: LINYI_RECEIPTS=100000 LINYI_FORGED=1000000 tests/e2e/run.py --only receipts
"""
import base64
import hashlib
import http.client
import itertools
import json
import os
import random
import re
import sys
import time

import case_ledger
from community import in_parallel, is_quiet
from fake_platform import FakePlatform, text_of
from load import post_all
from service import ROOT, Service, add_community, check, link_group, open_vote, plainhook_request, wait_for

sys.path.insert(0, str(ROOT / "tests/oracle"))
import receipt_check  # noqa: E402  written from docs/ledger.md alone

SEED = int(os.environ.get("LINYI_SEED", "20261128"))
BALLOTS = int(os.environ.get("LINYI_RECEIPTS", "400"))
FORGED = int(os.environ.get("LINYI_FORGED", "20000"))
TRIALS = 10_000
NAME = "测试小区"
CHOICES = ("同意", "反对")


def found(service):
    """A community of as many homes as ballots, in files of 10,000 rows, which is what one may have."""
    code = add_community(service, 1, accounts=lambda i: "u-0;chair")
    rows = [f"{i // 600 + 1}-{i // 100 % 6 + 1}-{i % 100 + 101},80.00,Owner {i},home,u-{i}" for i in range(1, BALLOTS)]
    for start in range(0, BALLOTS, 10_000):
        file = service.folder / "part.csv"
        file.write_text("unit,area,owners,kind,accounts\n" + "\n".join(rows[start:start + 10_000]) + "\n")
        service.run("import-roster", str(file), "--community", NAME, "--adapter", "plainhook", "--data",
                    str(service.data))
    service.start()
    return code


def cast_all(service, platform, rng):
    """Everybody votes in a private chat; choices and receipts by household."""
    said = {i: rng.choice(CHOICES) for i in range(BALLOTS)}
    began = time.monotonic()
    statuses = []
    for start in range(0, BALLOTS, 5000):  # a signature is good for five minutes
        statuses += post_all(service, [
            plainhook_request(f"r-{i}", f"u-{i}", said[i], chat=f"d-{i}", kind="private")
            for i in range(start, min(start + 5000, BALLOTS))], connections=16)
    check(set(statuses) == {204}, f"not everything was taken: {set(statuses)}")
    seconds = time.monotonic() - began
    wait_for(lambda: is_quiet(service), 30 + BALLOTS / 100, "the confirmations")
    receipts = {}
    for request in platform.requests("plainhook"):
        found = re.search(rf"回执 ({case_ledger.RECEIPT})", text_of(json.loads(request["body"])))
        if found and platform.chat_of(request).startswith("d-"):
            receipts[int(platform.chat_of(request)[2:])] = found[1]
    check(len(receipts) == BALLOTS, f"{BALLOTS} ballots, {len(receipts)} receipts")
    return said, receipts, seconds


def proofs_of(service, codes):
    """The proof of each receipt, asked for over a few connections that stay open."""
    lanes = [codes[i::8] for i in range(8)]

    def ask(lane):
        connection = http.client.HTTPConnection(service.address, timeout=30)
        found = []
        for code in lane:
            connection.request("GET", f"/v1/proof/{code}")
            answer = connection.getresponse()
            body = answer.read()
            check(answer.status == 200, f"/v1/proof/{code}: {answer.status} {body[:100]}")
            found.append((code, body))
        connection.close()
        return found

    return dict(itertools.chain.from_iterable(in_parallel(ask, lanes)))


def forgeries(codes, rng):
    """Flipped in one letter, numbers of one with the tag of another, random ones."""
    letters = receipt_check.LETTERS
    for number in range(FORGED):
        plain = rng.choice(codes).replace("-", "")
        if number % 3 == 0:
            at = rng.randrange(20)
            yield plain[:at] + rng.choice(letters.replace(plain[at], "")) + plain[at + 1:]
        elif number % 3 == 1:
            other = rng.choice(codes).replace("-", "")
            yield plain[:8] + other[8:] if other != plain else plain[::-1]
        else:
            yield "".join(rng.choices(letters, k=20))


def nothing_forged_passes(service, leaves, codes, rng):
    """Neither the check that a stranger makes of the published entries, nor the service, takes one."""
    real = {code.replace("-", "") for code in codes}
    for number, code in enumerate(forgeries(codes, rng)):
        read = receipt_check.read_receipt(code)
        is_taken = read is not None and read[0] in leaves and receipt_check.tag_of(leaves[read[0]]) == read[1]
        check(not is_taken or code in real, f"seed {SEED}: forged receipt {code} was taken for entry {read}")
        if number % 100 == 0 and code not in real:
            status, body, _ = service.request("GET", f"/v1/proof/{code}")
            check(status == 404, f"/v1/proof/{code}: {status} {body[:100]}")


# --- what a receipt and its proof tell of the choice ------------------------------------------------

def bits(entry, code):
    """All that an observer has and that could depend on the choice, as bits."""
    fields = receipt_check.fields_of(entry)
    read = receipt_check.read_receipt(code)
    value = fields["choice"] + fields["payload"] + receipt_check.leaf_of(entry) + read[1].to_bytes(8, "big")
    return int.from_bytes(value, "big")


def choice_stays_hidden(said, receipts, entries):
    homes = list(said)[:TRIALS]
    lengths = {choice: {len(entries[receipts[i]]) for i in homes if said[i] == choice} for choice in CHOICES}
    check(lengths[CHOICES[0]] == lengths[CHOICES[1]], f"the length of an entry tells the choice: {lengths}")
    seen = [(bits(entries[receipts[i]], receipts[i]), said[i] == CHOICES[0]) for i in homes]
    yes = sum(choice for _, choice in seen)
    width = 8 * (3 * 32 + 8)
    worst = 0.0
    for at in range(width):  # no bit goes with the choice more often than chance allows
        both = [0, 0]
        for value, choice in seen:
            both[choice] += value >> at & 1
        n = (len(seen) - yes, yes)
        part = [both[c] / n[c] for c in (0, 1)]
        spread = (0.25 / n[0] + 0.25 / n[1]) ** 0.5
        worst = max(worst, abs(part[1] - part[0]) / spread)
    check(worst < 5.5, f"seed {SEED}: a bit of the proof goes with the choice: {worst:.1f} standard deviations")
    half = len(seen) // 2
    right = guesses_right(seen[:half], seen[half:], width)
    check(abs(right - (len(seen) - half) / 2) < 4 * (len(seen) - half) ** 0.5 / 2 + 1,
          f"seed {SEED}: {right} of {len(seen) - half} choices were guessed from the proofs")
    for i in homes:
        opens_without_the_salt(entries[receipts[i]])
    return worst, right, len(seen) - half


def guesses_right(known, hidden, width):
    """Weighs each bit by how it went with the choices that are known, and guesses the others."""
    weights = [0] * width
    for value, choice in known:
        sign = 1 if choice else -1
        for at in range(width):
            weights[at] += sign if value >> at & 1 else -sign
    middle = [sum(w for at, w in enumerate(weights) if value >> at & 1) for value, _ in hidden]
    line = sorted(middle)[len(middle) // 2]
    return sum((score > line) == choice for score, (_, choice) in zip(middle, hidden))


def opens_without_the_salt(entry):
    """Every public value tried as the salt of the commitment to every choice."""
    fields = receipt_check.fields_of(entry)
    salts = [b"", bytes(32), receipt_check.leaf_of(entry), *fields.values()]
    for salt, choice in itertools.product(salts, ("同意", "反对", "弃权", "", "1", "2", "yes", "no")):
        for prefix in (b"", b"\x02"):
            digest = hashlib.sha256(prefix + salt + choice.encode()).digest()
            check(digest != fields["choice"], f"the commitment opens with public values: {choice}")


def test_v4_v7_every_receipt_proves_its_ballot_and_tells_no_choice(binary):
    rng = random.Random(SEED)
    with FakePlatform() as platform, Service(binary, platform=platform) as service:
        code = found(service)
        link_group(service, code)
        vote = open_vote(service)
        said, receipts, seconds = cast_all(service, platform, rng)
        codes = list(receipts.values())
        check(len(set(codes)) == BALLOTS, "two ballots share a receipt")
        began = time.monotonic()
        proofs = proofs_of(service, codes)
        asked = time.monotonic() - began
        entries, sizes = {}, []
        for one, proof in proofs.items():
            check(receipt_check.proves(one, proof), f"the proof of {one} does not hold: {proof[:300]}")
            entries[one] = base64.b64decode(json.loads(proof)["bytes"])
            sizes.append(len(entries[one]) + len(base64.b64decode(json.loads(proof)["path"])))
        check(max(sizes) <= 1024, f"a proof of {max(sizes)} bytes")
        leaves = {json.loads(p)["number"]: receipt_check.leaf_of(entries[c]) for c, p in proofs.items()}
        nothing_forged_passes(service, leaves, codes, rng)
        worst, right, of = choice_stays_hidden(said, receipts, entries)
        case_ledger.close(service)
        lines = service.run("export-vote", "V1", "--community", NAME, "--data", str(service.data)).splitlines()
        words = [w for one in rng.sample(codes, 50) for w in ("--receipt", one)]
        told = case_ledger.passes(service, lines, *words)
        check(service.api(f"/v1/votes/{vote}/tally")["participating"]["rights"] == BALLOTS, told)
        print(f"# seed {SEED}: {BALLOTS} ballots in {seconds:.1f} s, as many proofs in {asked:.1f} s, entry and "
              f"path together at most {max(sizes)} bytes; {FORGED} forged receipts, none taken; {right} of {of} choices guessed, the worst "
              f"bit is {worst:.1f} standard deviations off")


test_v4_v7_every_receipt_proves_its_ballot_and_tells_no_choice.slow = True
