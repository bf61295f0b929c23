"""What a receipt proves, written from docs/ledger.md alone: that an entry is in the tree of a checkpoint.

Standard library only; shares nothing with linyi or tools/verify_vote.py."""
import base64
import hashlib
import json

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FORGIVEN = str.maketrans("OIL", "011", " -")
FIELDS = ("log", "number", "before", "community", "poll", "kind", "right", "revision", "previous", "decided_at",
          "payload", "choice")


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def read_receipt(code):
    """(entry number, tag of 60 bits), or None for what cannot be a receipt."""
    value = 0
    letters = code.upper().translate(FORGIVEN)
    if len(letters) != 20 or any(letter not in LETTERS for letter in letters):
        return None
    for letter in letters:
        value = value << 5 | LETTERS.index(letter)
    tag = value & (1 << 60) - 1
    mask = int.from_bytes(sha(b"\x08", tag.to_bytes(8, "big"))[:5], "big")
    return value >> 60 ^ mask, tag


def tag_of(leaf):
    return int.from_bytes(leaf[:8], "big") >> 4


def leaf_of(entry):
    return sha(b"\x00", entry)


def fields_of(entry):
    found, at = {}, 1
    for name in FIELDS:
        size = int.from_bytes(entry[at:at + 2], "big")
        found[name] = entry[at + 2:at + 2 + size]
        at += 2 + size
    return found


def included(leaf, index, size, path, root):
    if not 0 <= index < size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = sha(b"\x01", p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = sha(b"\x01", r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def proves(code, proof):
    """Whether the answer of /v1/proof/{code} proves that the receipt's entry is in its checkpoint."""
    read = read_receipt(code)
    told = json.loads(proof)
    entry, path = base64.b64decode(told["bytes"]), base64.b64decode(told["path"])
    size, root = told["checkpoint"].splitlines()[1:3]
    leaf = leaf_of(entry)
    return (read is not None and read == (told["number"], tag_of(leaf)) and int(size) == told["size"]
            and int.from_bytes(fields_of(entry)["number"], "big") == told["number"]
            and included(leaf, told["number"] - 1, told["size"], [path[i:i + 32] for i in range(0, len(path), 32)],
                         base64.b64decode(root)))
