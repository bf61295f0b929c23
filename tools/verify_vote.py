#!/usr/bin/env python3
"""Recounts a vote from its export and checks it against checkpoints. Written from docs/ledger.md alone; it shares no code
with linyi. Prints what it found and ends with 0, or says "not good: …" and ends with 1."""
import argparse, base64, hashlib, json, re, sys

B32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SIZES = {"log": {8}, "number": {8}, "before": {32}, "community": {8}, "poll": {8}, "kind": set(range(1, 65)),
         "right": {0, 16}, "revision": {8}, "previous": {8}, "decided_at": {8}, "payload": {32}, "choice": {0, 32}}
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519, RFC 8032
D = -121665 * pow(121666, P - 2, P) % P

hashes = lambda text: [unbase(text)[i:i + 32] for i in range(0, len(unbase(text)), 32)]
H = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
unbase = lambda text: base64.b64decode(text, validate=True)
class Bad(Exception): pass
def need(condition, what):
    if not condition: raise Bad(what)

def add(a, b):  # two points of the curve
    A, B = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    C, E = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    return (B - A) * (E - C) % P, (E + C) * (B + A) % P, (E - C) * (E + C) % P, (B - A) * (B + A) % P
def times(n, point):
    half = times(n // 2, add(point, point)) if n else (0, 1, 1, 0)
    return add(half, point) if n & 1 else half
def unpack(raw):  # a point from its 32 bytes
    sign, y = raw[31] >> 7, int.from_bytes(raw, "little") & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    need(y < P and (x * x - square) % P == 0 and (x or not sign), "a signature without a point on the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P
def is_signed(key, message, signature):
    s, base = int.from_bytes(signature[32:], "little"), unpack((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    a, b = times(s, base), add(unpack(signature[:32]), times(k, unpack(key)))
    return s < ORDER and all((a[i] * b[2] - b[i] * a[2]) % P == 0 for i in (0, 1))

def open_note(note, vkey):  # origin, size and root of a checkpoint that the holder of the verifier key signed
    body, _, signatures = note.rpartition("\n\n")
    (origin, size, root), key = body.split("\n")[:3], unbase(vkey.strip().split("+", 2)[2])
    for line in signatures.splitlines():
        raw = unbase(line.split(" ")[2]) if line.startswith(f"— {origin} ") else b""
        is_ours = raw[:4] == H(origin.encode(), b"\n", key)[:4] and len(raw) == 68 and key[:1] == b"\1"
        if is_ours and is_signed(key[1:], (body + "\n").encode(), raw[4:]):
            return origin, int(size), unbase(root)
    raise Bad("the checkpoint is not signed by the key")

def read_entry(raw):
    need(raw[:1] == b"\1", "an entry of another version")
    entry, at = {"leaf": H(b"\0", raw)}, 1
    for field, sizes in SIZES.items():
        size = int.from_bytes(raw[at:at + 2], "big")
        content, at = raw[at + 2:at + 2 + size], at + 2 + size
        need(len(content) == size and size in sizes, f"an entry with a bad {field}")
        entry[field] = int.from_bytes(content, "big", signed=True) if sizes == {8} and field != "log" else content
    need(at == len(raw), "bytes behind an entry")
    return {**entry, "kind": entry["kind"].decode()}

def climb(fn, sn, nodes, path):  # up the tree: the roots that nodes lead to; [] if the path has another length
    for c in path:
        if sn == 0: return []
        if fn & 1 or fn == sn:
            nodes = [H(b"\1", c, node) for node in nodes]
            while fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
        else:
            nodes = nodes[:-1] + [H(b"\1", nodes[-1], c)]
        fn, sn = fn >> 1, sn >> 1
    return nodes if sn == 0 else []

def consistent(first, first_root, second, second_root, path):  # 0 < first < second
    path = [first_root] * (first & (first - 1) == 0) + path
    fn, sn = first - 1, second - 1
    while fn & 1: fn, sn = fn >> 1, sn >> 1
    return path and climb(fn, sn, path[:1] * 2, path[1:]) == [first_root, second_root]

def receipt_number(text, leaves):
    letters = re.sub("[- ]", "", text).upper().translate(str.maketrans("OIL", "011"))
    need(len(letters) == 20 and set(letters) <= set(B32), f"{text} is no receipt")
    bits = sum(B32.index(c) << 5 * i for i, c in enumerate(reversed(letters)))
    tag = bits & (1 << 60) - 1
    number = bits >> 60 ^ int.from_bytes(H(b"\x08", tag.to_bytes(8, "big"))[:5], "big")
    need(int.from_bytes(leaves.get(number, bytes(8))[:8], "big") >> 4 == tag, "the receipt is of no entry of this vote")
    return number

def check_vote(lines, vkey):
    of = lambda kind: [line for line in lines if line["type"] == kind]
    (head,), (checkpoint,), rights = of("vote"), of("checkpoint"), of("right")
    named, entries, payloads = head["mode"] == "named", [], {}
    origin, size, root = open_note(checkpoint["note"], vkey or head["verifier_key"])
    for line in of("entry"):
        e, last = read_entry(unbase(line["bytes"])), entries[-1] if entries else None
        where = f"entry {e['number']}: "
        need((e["number"], e["poll"]) == (line["number"], head["poll"]), where + "it is not of this vote")
        need(not last or e["number"] > last["number"] and e["community"] == last["community"] and
             (e["number"] > last["number"] + 1 or e["before"] == last["leaf"]), where + "it does not follow the one before")
        if "payload" in line:
            need(H(b"\3", bytes.fromhex(line["salt"]), line["payload"].encode()) == e["payload"], where + "false payload")
            payloads[e["number"]] = json.loads(line["payload"])
        entries.append(e)
    leaves, proven = {e["number"]: e["leaf"] for e in entries}, {p["number"]: hashes(p["path"]) for p in checkpoint["proofs"]}
    is_in = lambda n: 1 <= n <= size and climb(n - 1, size - 1, [leaves[n]], proven[n]) == [root]
    need(entries[-1]["number"] in proven and all(map(is_in, proven)), "the entries are not in the checkpoint")
    opening = next(payloads[n] for n in sorted(payloads) if "roll" in payloads[n])
    roll = {bytes.fromhex(r["right"]): H(b"\5", bytes.fromhex(r["salt"]), r["area"].to_bytes(8, "big")) if named
            else bytes.fromhex(r["area_commitment"]) for r in rights}
    need(H(b"\6", *[p + roll[p] for p in sorted(roll)]).hex() == opening["roll"], "the roll is not the one of the opening")
    as_told = (len(roll), opening["rights"], opening["secret"], entries[0]["kind"]) == (len(rights), len(rights), not named, "poll_opened")
    need(as_told and (not named or sum(r["area"] for r in rights) == opening["area"]), "roll, areas or mode are not those of the opening")
    counting, chain, closed = {}, bytes(32), None
    for i, e in enumerate(entries):
        if e["kind"] in ("poll_closed", "poll_cancelled"):
            need(closed is None and e["number"] in proven, "the closing is not proven, or there are two")
            closed = payloads[e["number"]]
            need((closed.get("entries"), closed.get("chain")) == (i, chain.hex()), "the closing binds other entries")
        elif e["choice"]:
            last = counting.get(e["right"], {"revision": 0, "number": 0, "voted": False})
            need(e["right"] in roll and closed is None, f"entry {e['number']}: a ballot of no right, or after the close")
            need((e["revision"] - 1, e["previous"]) == (last["revision"], last["number"]), f"entry {e['number']}: a gap before it")
            counting[e["right"]] = {**e, "voted": {"ballot_withdrawn": False, "ballot_repeated": last["voted"]}.get(e["kind"], True)}
        chain = H(b"\4", chain, e["leaf"])
    result = recount(lines, opening, closed, counting, named) if closed and "rights" in closed else f"not closed: {len(counting)} voted so far"
    return f"{head['short']}: {len(entries)} entries, {len(roll)} rights; {result}", leaves, (origin, size, root)

def recount(lines, opening, closed, counting, named):
    if not named:
        took_part = sum(e["voted"] for e in counting.values())
        need(took_part == closed["rights"], "another number of rights took part")
        return f"{took_part} took part; its ballots are hidden, so the split cannot be recounted"
    areas = {bytes.fromhex(r["right"]): r["area"] for r in lines if r["type"] == "right"}
    ballots = [line for line in lines if line["type"] == "ballot"]
    opened = {b["entry"]: b for b in ballots}
    need(len(ballots) == len(opened) and set(opened) == {e["number"] for e in counting.values()}, "not one ballot an entry")
    roles = dict(zip([option.split("=", 1)[0] for option in opening["options"]], opening["roles"]))
    count, took_part = {key: [0, 0] for key in roles}, [0, 0]
    for e in counting.values():
        choice, salt = opened[e["number"]]["choice"], bytes.fromhex(opened[e["number"]]["salt"])
        need(H(b"\2", salt, choice.encode()) == e["choice"], f"entry {e['number']}: a false ballot")
        keys = [k.rsplit(":", 1)[0] if opening.get("max_score") else k for k in choice.split("\n")] if choice else []
        need(len(set(keys) & set(roles)) == len(keys) <= opening["choices_max"], f"entry {e['number']}: no such choice")
        for total in [took_part] * bool(keys) + [count[key] for key in keys[:1 if opening["ranked"] else None]]:
            total[0], total[1] = total[0] + 1, total[1] + areas[e["right"]]
    need(took_part == [closed["rights"], closed["area"]], "another number of rights, or another area, took part")
    winner = judge(lines[0]["rule_text"], opening, roles, count, took_part)
    need(winner is None or (closed["winner"], closed["passed"]) == (winner, bool(winner)), "another result")
    (result,) = [line for line in lines if line["type"] == "result"]
    need({o["key"]: [o["rights"], o["area"]] for o in result["options"]} == count, "the result line says something else")
    said = ", ".join(f"{k} {n} ({a / 100:.2f} m²)" for k, (n, a) in count.items()) + f"; winner: {closed['winner'] or 'none'}"
    return said + " (by a rule that is not judged here)" * (winner is None)

def judge(text, opening, roles, count, took_part):  # the winner under the frozen rule or ""; None: a rule not known here
    need(hashlib.sha256(text.encode()).hexdigest() == opening.get("rule_sha256"), "the rule is not the one of the opening")
    rule, total = dict(line.split(" = ", 1) for line in text.splitlines()), [opening["rights"], opening["area"]]
    yes, no = ([sum(count[k][i] for k in roles if roles[k] == side) for i in (0, 1)] for side in ("yes", "no"))
    def met(share, part, whole):  # "> 1/2", ">= 2/3"
        p, q = map(int, share.split(" ")[1].split("/"))
        return whole > 0 and part * q - (share[1] != "=") >= p * whole
    if rule["method"] == "plurality":
        sides = {k: count[k][0] for k in roles if roles[k] != "abstain"}
        best = [k for k in sides if sides[k] == max(sides.values()) > 0]
        return best[0] if len(best) == 1 else ""
    if rule["method"] == "body" and rule["presence"] == rule["owner_presence"] == "none":
        passed = met(rule["agreement"], yes[0], {"members": total, "present": took_part, "votes_cast": [yes[0] + no[0]]}[rule["base"]][0])
    elif rule["method"] == "owners_vote" and rule["silent"] == "none":
        base = {"all": total, "participating": took_part}[rule["agreement_base"]]
        passed = all(met(rule["participation"], took_part[i], total[i]) and met(rule["agreement"], yes[i], base[i]) for i in (0, 1))
    else: return None
    return next(k for k in roles if roles[k] == "yes") if passed else ""

def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("export")
    ap.add_argument("--receipt", action="append", default=[], help="yours: is it in?")
    for name, text in (("--key", "file with the verifier key you kept"), ("--checkpoint", "file you kept"), ("--line", "as the group saw it"),
                       ("--consistency", "file from /v1/consistency, from the kept checkpoint to the export's")):
        ap.add_argument(name, help=text)
    a = ap.parse_args()
    read = lambda name: open(name, encoding="utf-8").read()
    try:
        lines, vkey = [json.loads(line) for line in read(a.export).splitlines()], read(a.key) if a.key else ""
        said, leaves, (origin, size, root) = check_vote(lines, vkey)
        said += "".join(f"\nreceipt {text}: entry no. {receipt_number(text, leaves)}" for text in a.receipt)
        proof = json.loads(read(a.consistency)) if a.consistency else {"first": size, "first_root": root.hex(), "path": ""}
        first, first_root = proof["first"], bytes.fromhex(proof["first_root"])
        if a.checkpoint:
            kept = open_note(read(a.checkpoint), vkey or lines[0]["verifier_key"])
            need(kept == (origin, first, first_root), f"no proof leads from {kept[0]} no. {kept[1]} to here: cut, or rewritten?")
        if a.line:
            letters = re.search(r"(?:\w{4}-){7}\w{4}", a.line).group().replace("-", "")
            short = "".join(B32[int.from_bytes(first_root[:20], "big") >> shift & 31] for shift in range(155, -1, -5))
            need(int(re.search(r"\d+", a.line).group()) == first and letters == short, "another root was posted: history was rewritten?")
        has_grown = 0 < first < size and consistent(first, first_root, size, root, hashes(proof["path"]))
        need(has_grown or (first, first_root) == (size, root), "the ledger did not only grow")
        said += f"\nthe checkpoint you kept, no. {first}, fits" * bool(a.checkpoint or a.line)
        print(f"good: {said}\ncheckpoint: no. {size} of {origin}, " + ("your key" if vkey else "the key is the export's own: compare it"))
    except Exception as problem:
        sys.exit(f"not good: {problem}" if isinstance(problem, Bad) else f"not good: it cannot be read ({problem!r})")

if __name__ == "__main__": main()
