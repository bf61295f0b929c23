"""Routes and metrics of the source against what the documents say of them.

Every route is in docs/api.md and docs/openapi.yaml, and the latter has no other; every metric is in the
table of docs/operating/README.md."""

import re

ROUTE = re.compile(r'\brouter\.(?:get|post)\(\s*"(/[^"]*)"|\.pattern = "(/[^"]*)"')

# Routes that the documents may have before any source adds them.
PROMISED = {"/v1/schedules"}


def findings(sources, api, openapi):
    """`sources`: text by path. One line for each route that only one side knows."""
    routes = {}
    for path, text in sources.items():
        for short, pattern in ROUTE.findall(text):
            routes.setdefault(short or pattern, path)
    described = set(re.findall(r"^  (/\S*):$", openapi, re.MULTILINE))
    found = []
    for route, path in sorted(routes.items()):
        # In api.md a route stands between backquotes, perhaps behind its method, before a query.
        if not re.search(r"[ `]" + re.escape(route) + r"[?`]", api):
            found.append(f"docs/api.md lacks {route} of {path}")
        if route not in described:
            found.append(f"docs/openapi.yaml lacks {route} of {path}")
    return found + [f"docs/openapi.yaml has {route}, which no source adds"
                    for route in sorted(described - set(routes) - PROMISED)]


METRIC = re.compile(r'"(linyi_[a-z_]+)"')


def metric_findings(sources, guide):
    found = {name: path for path, text in sources.items() for name in METRIC.findall(text)}
    return [f"docs/operating/README.md lacks {name} of {path}"
            for name, path in sorted(found.items()) if f"`{name}" not in guide]
