"""Owners' votes, written a second time: random polls and what the law makes of them.

Shares nothing with the program but the law (Civil Code 278, 1259) and the format of the cases. Amounts
are integers of 0.01 m², shares are fractions.Fraction. `aggregate`, `roll`, `election` and `body` take a
random.Random and give a case with the answer under "expect"."""

from fractions import Fraction

HALF, TWO_THIRDS, THREE_QUARTERS = Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)
AREA_MAX = 10 ** 12  # hundredths: 10^10 m²


def metres(hundredths):
    return f"{hundredths // 100}.{hundredths % 100:02}"


# --- the law -------------------------------------------------------------------------------------

def quorum(regime, total, took_part):
    """Area and heads as pairs; both must do."""
    shares = [Fraction(part, whole) for part, whole in zip(took_part, total)]
    if regime == "civil":
        return all(share >= TWO_THIRDS for share in shares)
    return all(share > HALF for share in shares)


def approved(regime, kind, total, took_part, yes):
    if regime == "civil":
        if took_part[0] == 0 or took_part[1] == 0:
            return False
        shares = [Fraction(a, b) for a, b in zip(yes, took_part)]
        return all(s >= THREE_QUARTERS if kind == "special" else s > HALF for s in shares)
    shares = [Fraction(a, b) for a, b in zip(yes, total)]
    return all(s >= TWO_THIRDS if kind == "special" else s > HALF for s in shares)


def add(*pairs):
    return tuple(sum(numbers) for numbers in zip(*pairs))


def decide(policy, kind, total, votes, silent):
    """`votes`: yes, no and abstain as (area, heads)."""
    regime = policy.get("regime", "civil")
    took_part = add(*votes.values())
    yes, note = votes["yes"], ""
    if policy.get("silent", "none") == "follow_majority":
        ahead = [name for name, mine in votes.items()
                 if all(mine[0] > other[0] and mine[1] > other[1]
                        for rival, other in votes.items() if rival != name)]
        may = True
        if policy.get("strict_quorum", True):
            may = quorum(regime, total, took_part)
        if policy.get("majority_floor", False) and ahead:
            lead = votes[ahead[0]]
            may = may and 2 * lead[0] > total[0] and 2 * lead[1] > total[1]
        if not ahead:
            note = "no option leads in both area and heads: silent votes not allocated"
        elif not may:
            note = "condition for allocating silent votes not met"
        else:
            note = "silent -> " + ahead[0]
            took_part = add(took_part, silent)
            if ahead[0] == "yes":
                yes = add(yes, silent)
    reached = quorum(regime, total, took_part)
    agreed = approved(regime, kind, total, took_part, yes)
    return {"participating": took_part, "agree": yes, "quorum": reached, "approved": agreed,
            "passed": reached and agreed, "note": note}


# --- counts --------------------------------------------------------------------------------------

def near(rng, share, whole, most):
    """An amount at, just below or just above `share` of `whole`, or anywhere."""
    if rng.random() < 0.2:
        return rng.randint(0, most)
    exact = share * whole
    base = exact.numerator // exact.denominator
    return max(0, min(most, base + rng.choice((-1, 0, 0, 0, 1, 1))))


def random_total(rng):
    heads = rng.choice((1, 2, 3, 4, 6, 12, rng.randint(1, 60), rng.randint(1, 5000), 90_000))
    area = rng.choice((12 * rng.randint(1, 1000), rng.randint(heads, 100_000 + heads),
                       rng.randint(1, AREA_MAX), AREA_MAX, AREA_MAX - rng.randint(0, 12)))
    if rng.random() < 0.5:  # shares that come out even
        area, heads = area - area % 12 or 12, heads - heads % 12 or 12
    return area, heads


def random_policy(rng):
    policy = {"regime": rng.choice(("civil", "civil", "civil", "property_law_2007")),
              "silent": rng.choice(("none", "none", "follow_majority"))}
    for name in ("strict_quorum", "majority_floor"):
        if rng.random() < 0.5:
            policy[name] = rng.random() < 0.5
    return policy


def split_votes(rng, total, kind, policy):
    """Yes, no, abstain and silent, each [area, heads], with edges in participation and agreement."""
    civil = policy["regime"] == "civil"
    part = TWO_THIRDS if civil else HALF
    agree = (THREE_QUARTERS if civil else TWO_THIRDS) if kind == "special" else HALF
    columns = []
    for whole in total:
        took_part = near(rng, part, whole, whole)
        base = took_part if civil else whole
        yes = min(near(rng, agree, base, base), took_part)
        rest = took_part - yes
        no = rest if rng.random() < 0.4 else rng.randint(0, rest)
        silent = rng.randint(0, whole - took_part)
        columns.append((yes, no, rest - no, silent))
    return [tuple(pair) for pair in zip(*columns)]


def aggregate(rng):
    total, policy = random_total(rng), random_policy(rng)
    kind = rng.choice(("ordinary", "special"))
    yes, no, abstain, silent = split_votes(rng, total, kind, policy)
    verdict = decide(policy, kind, total, {"yes": yes, "no": no, "abstain": abstain}, silent)
    case = {"level": "aggregate", "total_area": metres(total[0]), "total_heads": total[1],
            "item_kind": kind, "policy": policy}
    for name, pair in (("yes", yes), ("no", no), ("abstain", abstain), ("silent_delivered", silent)):
        case[name] = [metres(pair[0]), pair[1]]
    case["expect"] = {"participating_area": metres(verdict["participating"][0]),
                      "participating_heads": verdict["participating"][1],
                      "agree_area": metres(verdict["agree"][0]), "agree_heads": verdict["agree"][1],
                      **{name: verdict[name] for name in ("quorum", "approved", "passed", "note")}}
    return case


# --- committees ----------------------------------------------------------------------------------

def election(rng):
    total = random_total(rng)
    took_part = tuple(near(rng, TWO_THIRDS, whole, whole) for whole in total)
    seats = rng.randint(1, 5)
    candidates = []
    for number in range(rng.randint(0, 9)):
        agree = [near(rng, HALF, base, base) for base in took_part]
        if candidates and rng.random() < 0.4:
            agree = list(rng.choice(candidates)[1])
        candidates.append((f"c{number}", agree))
    reached = quorum("civil", total, took_part)
    good = [(name, area, heads) for name, (area, heads) in candidates
            if approved("civil", "ordinary", total, took_part, (area, heads))]
    good.sort(key=lambda c: (-c[2], -c[1]))
    names = [c[0] for c in good]
    elected, between, vacant = names[:seats], [], max(0, seats - len(good))
    if len(good) > seats and good[seats - 1][1:] == good[seats][1:]:
        between = [c[0] for c in good if c[1:] == good[seats][1:]]
        elected = [name for name in elected if name not in between]
    if not reached:  # void: nobody qualified for anything
        names, elected, between, vacant = [], [], [], seats
    rest = [name for name in names if name not in elected and name not in between]
    return {"level": "election", "total_area": metres(total[0]), "total_heads": total[1],
            "participating": [metres(took_part[0]), took_part[1]], "seats": seats,
            "candidates": [{"name": name, "agree_area": metres(agree[0]), "agree_heads": agree[1]}
                           for name, agree in candidates],
            "expect": {"quorum": reached, "elected": elected, "qualified_not_elected": rest,
                       "runoff_between": between or None, "vacant": vacant}}


def body(rng):
    rule = rng.choice(("owners_committee", "owners_committee_guidance_274", "residents_meeting",
                       "unanimous_interested_owners", "household_majority", "simple_majority",
                       "interim_committee"))
    members = rng.choice((1, 2, 3, 5, 6, 7, 11, rng.randint(1, 400)))
    present = min(members, near(rng, HALF, members, members) + rng.choice((0, 0, 1, members)))
    yes = near(rng, HALF, rng.choice((members, present)), present)
    yes = members if rng.random() < 0.1 and present == members else yes
    no = rng.randint(0, present - yes)
    abstain = rng.randint(0, present - yes - no)
    owners = rng.randint(0, members)
    owners_present = rng.randint(max(0, owners - (members - present)), min(owners, present))
    if rule == "household_majority":  # who votes is who is there
        present = yes + no + abstain
        owners_present = owners = 0
    passed = {
        "owners_committee": present > members * HALF and yes > members * HALF,
        "owners_committee_guidance_274": yes >= members * HALF,
        "residents_meeting": present > members * HALF and yes > present * HALF,
        "unanimous_interested_owners": yes == members,
        "household_majority": yes > present * HALF,
        "simple_majority": yes > no,
        "interim_committee": present > members * HALF and yes > members * HALF
        and owners_present > owners * HALF,
    }[rule]
    return {"level": "body", "rule": rule, "members": members, "present": present, "yes": yes,
            "no": no, "abstain": abstain, "owner_members": owners, "owners_present": owners_present,
            "expect": {"passed": passed}}
