"""`./dev new-adapter NAME`: a copy of the reference adapter with its tests, under a new name.

The copy builds and passes as it stands. It is then changed, fixture by fixture, into the new
platform: adapters/README.md says what an adapter must answer."""

import re
import sys

from scaffold import change, checked, pascal, refuse, tidy, write_new
from sources import ROOT, files

MODEL = "plainhook"


def renamed(text, name):
    text = text.replace(MODEL.capitalize(), pascal(name)).replace(MODEL.upper(), name.upper())
    return text.replace(MODEL, name)


def registered(text, name):
    """One more ADD(name) at the end of the list in adapters/registry.cpp."""
    *_, last = re.finditer(r"^(\s*ADD\(\w+\))(\s*\\)?$", text, re.MULTILINE)
    return text[:last.end()] + f" \\\n    ADD({name})" + text[last.end():]


def main():
    if len(sys.argv) != 2:
        refuse("usage: ./dev new-adapter NAME")
    name = checked(sys.argv[1], "adapter")
    if (ROOT / "adapters" / name).exists():
        refuse(f"adapters/{name} is there already")
    for path in files():
        source = path.as_posix()
        if source.startswith((f"adapters/{MODEL}/", f"tests/adapters/{MODEL}")):
            write_new(renamed(source, name), renamed((ROOT / path).read_text("utf-8"), name))
    change("adapters/registry.cpp", lambda text: registered(text, name))
    tidy()
    print(f"""
adapters/{name} is a copy of {MODEL} that builds and passes: ./dev test {pascal(name)}
Next: read adapters/README.md, put real events of the platform into adapters/{name}/fixtures/,
then change decode, render and classify until they pass; doc.md and example.toml come last.""")


if __name__ == "__main__":
    main()
