"""Rolls of papers, written a second time: who is a head, which papers count, what comes out."""

import owners_vote
from owners_vote import metres

DEADLINE = "2025-11-30T18:00"


def minute(number):
    """A time: 0 is an hour before the deadline, 60 the deadline itself."""
    hour, rest = 17 + number // 60, number % 60
    return f"2025-11-30T{hour:02}:{rest:02}"


def random_units(rng):
    people = [f"业主{n}" for n in range(rng.randint(1, 14))]
    even = rng.random() < 0.6
    units = []
    for number in range(rng.randint(1, 30)):
        building = str(rng.randint(1, 3))
        owners = rng.sample(people, min(len(people), rng.choice((1, 1, 1, 2, 2, 3))))
        if rng.random() < 0.03:
            owners = []
        if owners and rng.random() < 0.05:
            owners = owners + owners[:1]
        area = 10_000 if even else rng.randint(1, 30_000)
        unit = {"id": f"{building}-{number}", "area": metres(area), "owners": owners,
                "kind": rng.choice(("home", "home", "home", "home", "shop", "parking")),
                "status": rng.choice(("sold",) * 8 + ("unsold", "undelivered")),
                "building": building}
        if rng.random() < 0.5:
            unit["delivered"] = rng.random() < 0.7
        units.append(unit)
    return units


def random_ballots(rng, units):
    """Mostly for one choice, so that thresholds are met now and then."""
    ballots = []
    favourite = rng.choice(("yes", "yes", "no", "abstain"))
    for _ in range(rng.randint(0, int(1.6 * len(units)) + 2)):
        unit = rng.choice(units)
        ballot = {"unit": unit["id"] if rng.random() < 0.97 else "9-9",
                  "choice": favourite if rng.random() < 0.6 else
                  rng.choice(("yes", "no", "abstain", "blank", "invalid", "withdrawn")),
                  "time": minute(rng.choice((rng.randint(0, 59), 60, 61, rng.randint(0, 70))))}
        if rng.random() < 0.25:
            ballot["proxy"] = rng.choice(("agent A", "agent B", "业主1", "业主2"))
            if rng.random() < 0.2:
                ballot["authority"] = rng.random() < 0.5
        if rng.random() < 0.1:
            ballot["identity"] = rng.random() < 0.5
        ballots.append(ballot)
    return ballots


def random_policy(rng):
    policy = owners_vote.random_policy(rng)
    policy.update(count_parking=rng.random() < 0.4, blank_as=rng.choice(("abstain", "invalid")),
                  invalid_participates=rng.random() < 0.3,
                  owner_conflict=rng.choice(("last", "last", "invalid")),
                  proxy_limit=rng.choice((None, None, 0, 1, 2, 3)))
    if rng.random() < 0.2:
        policy["no_change"] = True
    return policy


def head_of(unit):
    if unit["status"] in ("unsold", "undelivered"):
        return "the developer"
    return frozenset(unit["owners"]) or ("nobody known", unit["id"])


def reason_against(ballot, unit, policy, held):
    """Why a paper is rejected, or None. `held`: heads by agent."""
    if unit is None:
        return "not an eligible unit"
    if ballot["time"] > DEADLINE:
        return "late"
    if ballot.get("identity", True) is False:
        return "identity not verified"
    agent = ballot.get("proxy")
    if agent is None or agent in unit["owners"]:
        return None
    if ballot.get("authority", True) is False:
        return "no written authority"
    others = held.setdefault(agent, set())
    limit = policy["proxy_limit"]
    if head_of(unit) not in others and limit is not None and len(others) >= limit:
        return "proxy limit"
    others.add(head_of(unit))
    return None


def next_state(before, choice, policy):
    if choice == "blank":
        choice = policy["blank_as"]
    if before is not None and policy.get("no_change"):
        return before
    if choice == "withdrawn":
        return None
    if before is not None and before != choice and policy["owner_conflict"] == "invalid":
        return "invalid"
    return choice


def count(case):
    policy, scope = case["policy"], case["scope"]
    eligible = {u["id"]: u for u in case["units"]
                if (u["kind"] != "parking" or policy["count_parking"])
                and (scope is None or u["building"] in scope)}
    if not eligible:
        return None
    area, delivered = {}, set()
    for unit in eligible.values():
        head, digits = head_of(unit), int(unit["area"].replace(".", ""))
        area[head] = area.get(head, 0) + digits
        if unit.get("delivered"):
            delivered.add(head)
    state, spoke, rejected, held = {}, set(), [], {}
    for ballot in sorted(case["ballots"], key=lambda b: b["time"]):  # stable: then as listed
        unit = eligible.get(ballot["unit"])
        if unit is not None:
            spoke.add(head_of(unit))
        reason = reason_against(ballot, unit, policy, held)
        if reason:
            rejected.append([ballot["unit"], reason])
            continue
        head = head_of(unit)
        state[head] = next_state(state.get(head), ballot["choice"], policy)
    votes = {"yes": (0, 0), "no": (0, 0), "abstain": (0, 0)}
    invalid = 0
    for head, choice in state.items():
        if choice == "invalid":
            invalid += 1
            choice = "abstain" if policy["invalid_participates"] else None
        if choice:
            votes[choice] = owners_vote.add(votes[choice], (area[head], 1))
    silent = delivered - spoke
    total = (sum(area.values()), len(area))
    verdict = owners_vote.decide(policy, case["item_kind"], total, votes,
                                 (sum(area[h] for h in silent), len(silent)))
    return {"total_area": metres(total[0]), "total_heads": total[1],
            **{name: [metres(pair[0]), pair[1]] for name, pair in votes.items()},
            "invalid_heads": invalid, "rejected": rejected,
            "participating_area": metres(verdict["participating"][0]),
            "participating_heads": verdict["participating"][1],
            **{name: verdict[name] for name in ("quorum", "approved", "passed")}}


def roll(rng):
    while True:
        units = random_units(rng)
        case = {"level": "roll", "item_kind": rng.choice(("ordinary", "special")),
                "policy": random_policy(rng), "deadline": DEADLINE,
                "scope": rng.choice((None, None, None, ["1"], ["1", "2"])), "units": units,
                "ballots": random_ballots(rng, units)}
        case["expect"] = count(case)
        if case["expect"] is not None:
            return case
