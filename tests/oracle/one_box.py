"""The box of an owners' assembly, written a second time from docs/assembly.md §4: which ballot of a household
counts when it tries several ways, and what the assembly has decided. Standard library only."""
import collections

import owners_vote

OWN = ("chat", "button", "private", "link")  # one way: what an owner says of their own may be changed
ROLE = {"同意": "yes", "反对": "no", "弃权": "abstain"}


def standing(attempts):
    """`attempts` of one household in order: (way, choice). The ballot that counts, or None.

    The first way stands; an owner's own ballot replaces the agent's. What is said may be changed, by the owner or
    the agent; what was on paper or in an official file is there once."""
    current = None
    for way, choice in attempts:
        kind = "own" if way in OWN else way
        is_changed = current and current[0] == kind and kind in ("own", "agent")
        if current is None or is_changed or (current[0] == "agent" and kind == "own"):
            current = (kind, choice)
    return current[1] if current else None


def recount(units, attempts):
    """`units`: (owner, area in 0.01 m²); `attempts`: owner → list of (way, choice).

    Heads and areas by choice, the whole, and whether an ordinary item passes (Civil Code 278)."""
    area = collections.Counter()
    for owner, size in units:
        area[owner] += size
    votes = {"yes": [0, 0], "no": [0, 0], "abstain": [0, 0]}
    for owner, tried in attempts.items():
        choice = standing(tried)
        if choice:
            votes[ROLE[choice]][0] += area[owner]
            votes[ROLE[choice]][1] += 1
    total = (sum(area.values()), len(area))
    took_part = owners_vote.add(*votes.values())
    passed = owners_vote.quorum("civil", total, took_part) and owners_vote.approved(
        "civil", "ordinary", total, took_part, votes["yes"])
    return {"total": total, "took_part": took_part, "votes": {k: tuple(v) for k, v in votes.items()},
            "passed": passed}
