#!/usr/bin/env python3
"""Prints a participatory budget in the .pb format: large_budget.py VOTERS PROJECTS BUDGET [SEED]

Costs spread like those of real cities, interests differ by neighbourhood; the same seed gives the same
file. For measuring, and to have something to try."""

import random
import sys


def main():
    voters, projects, budget = map(int, sys.argv[1:4])
    rng = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    costs = [int(min(budget // 2, max(1000, rng.lognormvariate(0, 1) * budget / 25)))
             for _ in range(projects)]
    fame = [(n + 1) ** -0.7 for n in range(projects)]
    rng.shuffle(fame)
    taste = [[fame[n] * rng.random() ** 2 for n in range(projects)] for _ in range(8)]
    print("META\nkey;value\ndescription;generated\ncountry;nowhere\nunit;nowhere\ninstance;1")
    print(f"num_projects;{projects}\nnum_votes;{voters}\nbudget;{budget}\nvote_type;approval")
    print("PROJECTS\nproject_id;cost;name")
    for n, cost in enumerate(costs, 1):
        print(f"{n};{cost};project {n}")
    print("VOTES\nvoter_id;vote")
    for voter in range(1, voters + 1):
        approved = set(rng.choices(range(1, projects + 1), rng.choice(taste), k=rng.randint(1, 10)))
        print(f"{voter};{','.join(map(str, sorted(approved)))}")


if __name__ == "__main__":
    main()
