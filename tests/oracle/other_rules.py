"""Ranked ballots, budgets and lots, written a second time and as slowly as the definitions read."""

import hashlib
from fractions import Fraction


# --- ranked --------------------------------------------------------------------------------------

def random_ranking(rng, names, equal_ranks):
    order = rng.sample(names, rng.randint(0, len(names)))
    text = ""
    for name in order:
        text += ("=" if equal_ranks and text and rng.random() < 0.3 else ">" if text else "") + name
    return text


def places(text, names):
    """Place of each name; whoever is not ranked shares the last."""
    groups = [group.split("=") for group in text.split(">")] if text else []
    found = {name: at for at, group in enumerate(groups) for name in group}
    return {name: found.get(name, len(groups)) for name in names}


def widest(direct, names, start, goal, seen=()):
    """The strength of the strongest path, over all paths that pass nobody twice."""
    best = direct[start, goal]
    for over in names:
        if over not in (start, goal, *seen) and direct[start, over] > best:
            best = max(best, min(direct[start, over],
                                 widest(direct, names, over, goal, (*seen, start))))
    return best


def borda(ballots, names):
    points = {name: Fraction(0) for name in names}
    for weight, text in ballots:
        place = places(text, names)
        for name in names:
            below = sum(1 for other in names if place[other] > place[name])
            alike = sum(1 for other in names if place[other] == place[name]) - 1
            points[name] += weight * (below + Fraction(alike, 2))
    return {name: str(value) for name, value in points.items()}


def run_off(ballots, names, tie_order):
    """(winner, rounds, tie broken by order)."""
    left, rounds = set(names), []
    if not any(weight and text for weight, text in ballots):
        return None, [counted(ballots, left)], False
    while True:
        rounds.append(counted(ballots, left))
        tally = rounds[-1]["tally"]
        for name in left:
            if Fraction(tally[name]) > Fraction(sum(tally.values()), 2):
                return name, rounds, False
        if len(left) == 2:
            return min(left, key=tie_order.index), rounds, True
        out = set(left)
        for earlier in reversed(rounds):
            fewest = min(earlier["tally"][name] for name in out)
            out = {name for name in out if earlier["tally"][name] == fewest}
        left.discard(max(out, key=tie_order.index))


def counted(ballots, left):
    tally, exhausted = {name: 0 for name in left}, 0
    for weight, text in ballots:
        tops = [name for name in text.split(">") if name in left]
        if tops:
            tally[tops[0]] += weight
        else:
            exhausted += weight
    return {"tally": tally, "exhausted": exhausted}


def ranked(rng):
    names = list("ABCDE")[:rng.randint(2, 5)]
    tie_order = rng.sample(names, len(names))
    equal_ranks = rng.random() < 0.3
    small = rng.random() < 0.5  # many ties
    ballots = [(rng.randint(1, 3 if small else 40), random_ranking(rng, names, equal_ranks))
               for _ in range(rng.randint(1, 9))]
    pairs = [(x, y) for x in names for y in names if x != y]
    above = {pair: 0 for pair in pairs}
    for weight, text in ballots:
        place = places(text, names)
        for x, y in pairs:
            above[x, y] += weight if place[x] < place[y] else 0
    direct = {(x, y): above[x, y] if above[x, y] > above[y, x] else 0 for x, y in pairs}
    path = {(x, y): widest(direct, names, x, y) for x, y in pairs}
    wins = {x: sum(1 for y in names if x != y and path[x, y] > path[y, x]) for x in names}
    tops = [[n for n in names if text and places(text, names)[n] == 0] for _, text in ballots]
    expect = {
        "pairwise": {f"{x}>{y}": above[x, y] for x, y in pairs},
        "condorcet_winner": next((x for x in names if all(
            above[x, y] > above[y, x] for y in names if y != x)), None),
        "schulze_paths": {f"{x}>{y}": path[x, y] for x, y in pairs},
        "schulze_winners": [x for x in names if all(
            path[x, y] >= path[y, x] for y in names if y != x)],
        "schulze_order": sorted(names, key=lambda x: (-wins[x], tie_order.index(x))),
        "borda": borda(ballots, names),
        "plurality": {name: sum(weight for (weight, _), top in zip(ballots, tops) if top == [name])
                      for name in names}}
    if not any("=" in text for _, text in ballots):
        winner, rounds, by_order = run_off(ballots, names, tie_order)
        expect.update(irv_winner=winner, irv_rounds=rounds, irv_final_tie_broken_by_order=by_order)
    return {"kind": "ranked", "candidates": names, "tie_order": tie_order,
            "ballots": [f"{weight}:{text}" for weight, text in ballots], "expect": expect}


# --- budgets -------------------------------------------------------------------------------------

def offer(cost, money):
    """The largest payment if these people pay `cost` together as equally as they can, or None."""
    if sum(money) < cost:
        return None
    unpaid, left = Fraction(cost), len(money)
    for amount in sorted(money):
        if unpaid / left <= amount:
            return unpaid / left
        unpaid, left = unpaid - amount, left - 1
    return None


def equal_shares(costs, votes, share):
    """Costs by project, approvals by voter: (bought, trace, money left)."""
    money = [Fraction(share)] * len(votes)
    fans = {p: [v for v, approved in enumerate(votes) if p in approved] for p in costs}
    order = {project: at for at, project in enumerate(costs)}
    bought, trace = [], []
    while True:
        offers = []
        for project, cost in costs.items():
            if project in bought or not fans[project]:
                continue
            payment = offer(cost, [money[v] for v in fans[project]])
            if payment is not None:
                offers.append((-cost / payment, cost, -len(fans[project]), order[project], payment))
        if not offers:
            return bought, trace, money
        effective, _, _, at, payment = min(offers)
        project = list(costs)[at]
        bought.append(project)
        trace.append({"project": project, "effective_votes": str(-effective),
                      "max_payment": str(payment)})
        for v in fans[project]:
            money[v] -= min(money[v], payment)


def add1(costs, votes, budget):
    share = budget // len(votes)
    wanted = {project for approved in votes for project in approved}
    bought, trace, _ = equal_shares(costs, votes, share)
    while any(p not in bought and spent(costs, bought) + costs[p] <= budget for p in wanted):
        more, more_trace, _ = equal_shares(costs, votes, share + 1)
        if spent(costs, more) > budget:
            break
        share, bought, trace = share + 1, more, more_trace
    return share, bought, trace


def spent(costs, projects):
    return sum(costs[project] for project in projects)


def budget(rng, voters_max=12, projects_max=8):
    count = rng.randint(1, projects_max)
    even = rng.random() < 0.5  # many ties
    costs = {f"p{n}": 10 * rng.randint(1, 6) if even else rng.randint(1, 120)
             for n in rng.sample(range(100), count)}
    names = list(costs)
    votes = [rng.sample(names, rng.randint(0, min(4, count)))
             for _ in range(rng.randint(1, voters_max))]
    total = rng.randint(1, 40 * len(votes))
    text = ["META", "key;value", f"budget;{total}", "vote_type;approval", "PROJECTS",
            "project_id;cost"]
    text += [f"{name};{cost}" for name, cost in costs.items()]
    text += ["VOTES", "voter_id;vote"]
    text += [f"{v};{','.join(approved)}" for v, approved in enumerate(votes)]
    tally = {name: sum(name in approved for approved in votes) for name in names}
    greedy = []
    for name in sorted(names, key=lambda n: (-tally[n], costs[n], names.index(n))):
        if spent(costs, greedy) + costs[name] <= total:
            greedy.append(name)
    bought, trace, money = equal_shares(costs, votes, Fraction(total, len(votes)))
    share, more, more_trace = add1(costs, votes, total)
    return {"kind": "pb", "pb": "\n".join(text) + "\n", "expect": {
        "votes": tally, "greedy": greedy, "greedy_cost": spent(costs, greedy), "mes": bought,
        "mes_trace": trace, "mes_leftover": {str(v): str(left) for v, left in enumerate(money)},
        "mes_add1": more, "mes_add1_per_voter": str(share), "mes_add1_cost": spent(costs, more),
        "mes_add1_trace": more_trace}}


def larger_budget(rng):
    """Enough voters that payments become long fractions."""
    return budget(rng, voters_max=150, projects_max=14)


# --- approval and lots ---------------------------------------------------------------------------

def approval(rng):
    names = list("ABCDEF")[:rng.randint(1, 6)]
    ballots = [[rng.randint(1, 4), ",".join(rng.sample(names, rng.randint(1, len(names))))]
               for _ in range(rng.randint(1, 6))]
    seats = rng.randint(1, 4)
    tally = {}
    for weight, text in ballots:
        for name in text.split(","):
            tally[name] = tally.get(name, 0) + weight
    order = sorted(tally, key=lambda name: -tally[name])
    elected, tied = order[:seats], []
    if len(order) > seats and tally[order[seats - 1]] == tally[order[seats]]:
        tied = [name for name in order if tally[name] == tally[order[seats]]]
        elected = [name for name in elected if name not in tied]
    # Where several are equal the list has no order of its own: the letters give one.
    return {"kind": "approval", "candidates": sorted(tally), "ballots": ballots, "seats": seats,
            "expect": {"tally": tally, "elected": sorted(elected, key=lambda n: (-tally[n], n)),
                       "tie_for_last": sorted(tied)}}


def sortition(rng):
    seed = f"种子{rng.randint(0, 10 ** 9)}"
    ids = [f"{rng.randint(1, 9)}-{n}" for n in range(rng.randint(1, 40))]
    seats = rng.randint(0, len(ids) + 1)
    keys = {i: hashlib.sha256(f"{seed}:{i}".encode()).hexdigest() for i in ids}
    return {"kind": "sortition", "seed": seed, "ids": ids, "k": seats,
            "expect": {"keys": {i: key[:16] for i, key in keys.items()},
                       "selected": sorted(ids, key=keys.get)[:seats]}}
