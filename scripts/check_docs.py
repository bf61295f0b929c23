"""The documents against the source: routes, metrics, and the files they name.

Every route is in docs/api.md and docs/openapi.yaml, and the latter has no other; every metric is in the
table of docs/operating/README.md; every link and every path of ours between backquotes leads somewhere."""

import posixpath
import re

ROUTE = re.compile(r'\brouter\.(?:get|post)\(\s*"(/[^"]*)"|\.pattern = "(/[^"]*)"')


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
    # A table of files may add its routes in a loop: then the text of the route stands in the source.
    unknown = [route for route in sorted(described - set(routes))
               if not any(f'"{route}"' in text for text in sources.values())]
    return found + [f"docs/openapi.yaml has {route}, which no source adds" for route in unknown]


METRIC = re.compile(r'"(linyi_[a-z_]+)"')


def metric_findings(sources, guide):
    found = {name: path for path, text in sources.items() for name in METRIC.findall(text)}
    return [f"docs/operating/README.md lacks {name} of {path}"
            for name, path in sorted(found.items()) if f"`{name}" not in guide]


LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:src|adapters|storage|tests|scripts|docs|config|cmake)/[\w./-]*)`")


def path_findings(document, text, exists):
    """`document`: its path; `exists`: whether a path of the repository is there."""
    folder = posixpath.dirname(document)
    wanted = [(name, posixpath.normpath(posixpath.join(folder, name))) for name in LINK.findall(text)
              if "://" not in name]
    # In running text a source file goes by its stem: `src/http/gate`.
    wanted += [(name, name.rstrip("/")) for name in PATH.findall(text)
               if "NAME" not in name and "FAMILY" not in name]
    return [f"{document}: there is no {name}" for name, path in wanted
            if not any(exists(path + end) for end in ("", ".cpp", ".hpp"))]
