"""Who may include whom. The two tables are the architecture; the code below them only reads.

A room is a folder. It may include its own headers, the rooms and single headers in OURS, and the
libraries in LIBRARIES. "cpp" behind a library means: in .cpp files only, never in a header, so that
no other room pays for compiling it."""

import re
from pathlib import PurePosixPath

OURS = {
    "base": [],
    "domain": ["base"],
    "language": ["base"],
    "adapters": ["base", "domain"],
    # Whoever stores a deed seals it: no store can write one that the ledger does not know.
    "storage": ["base", "domain", "ledger"],
    "commands": ["base", "domain", "language", "storage/store.hpp"],
    "ledger": ["base", "domain"],
    "render": ["base", "domain"],
    "sheet": ["base", "domain"],
    "http": ["base", "adapters/adapter.hpp"],
    "outbox": ["base", "domain", "adapters/adapter.hpp", "storage/store.hpp"],
    "schedule": ["base", "domain", "adapters/adapter.hpp", "storage/store.hpp"],
    # The web chat gives out the session tokens that the webchat adapter checks.
    "web": ["base", "adapters/adapter.hpp", "adapters/webchat/token.hpp", "http", "domain", "render",
            "storage/store.hpp"],
    "app": ["*"],
    "cli": ["*"],
    "main": ["*"],
}

# library -> where. A place is a room, or the beginning of a path for one file or folder.
LIBRARIES = {
    "boost.system": {"*": "any"},
    # Exact fractions with long numerators, where a rule divides money many times.
    "multiprecision": {"domain": "cpp"},
    "asio": {"http": "any", "outbox": "any", "schedule": "any", "web": "any", "app": "any",
             "cli": "cpp", "main": "cpp"},
    "url": {"http": "cpp", "outbox": "cpp", "web": "cpp", "app": "cpp"},
    # The only server is http, the only client is outbox/client: everybody else speaks through them.
    "beast": {"http": "cpp", "src/outbox/client": "cpp"},
    "json": {"adapters": "cpp", "storage": "cpp", "web": "cpp", "app": "cpp", "cli": "cpp"},
    "json_fwd": {"adapters": "any", "storage": "any", "web": "any", "app": "any", "cli": "any"},
    "sqlite": {"storage/driver/sqlite": "cpp"},
    # Signatures are checked in one shared module; TLS and checksums are nobody else's business.
    "openssl": {"base": "cpp", "adapters/crypto": "cpp", "storage": "cpp", "ledger": "cpp",
                "http": "cpp", "outbox": "cpp", "app": "cpp", "cli": "cpp"},
    "date": {"base": "cpp"},
    "fmt": {"*": "cpp"},
    "spdlog": {"base": "cpp", "app": "cpp", "cli": "cpp"},
    "icu": {"language": "cpp", "base": "cpp", "sheet": "cpp"},
    "mustache": {"render": "cpp", "web": "cpp"},
    "toml": {"app": "cpp", "cli": "cpp", "src/app/config_keys": "any"},
    "cli11": {"cli": "cpp", "main": "cpp"},
    # Files that people made of tables are read and written in one room.
    "expat": {"sheet": "cpp"},
    "libzip": {"sheet": "cpp"},
    "xlsxwriter": {"sheet": "cpp"},
    "qrencode": {"render": "cpp"},
    "pango": {"render": "cpp"},
    "zlib": {"render": "cpp", "storage": "cpp", "app": "cpp", "cli": "cpp"},
}

# The beginning of an include -> the library it belongs to; the first that fits counts.
INCLUDES = [
    ("boost/system/", "boost.system"),
    ("boost/multiprecision/", "multiprecision"),
    ("boost/url", "url"),
    ("boost/asio", "asio"),
    ("boost/beast", "beast"),
    ("nlohmann/json_fwd.hpp", "json_fwd"),
    ("nlohmann/", "json"),
    ("SQLiteCpp/", "sqlite"),
    ("sqlite3.h", "sqlite"),
    ("openssl/", "openssl"),
    ("date/", "date"),
    ("fmt/", "fmt"),
    ("spdlog/", "spdlog"),
    ("unicode/", "icu"),
    ("kainjow/", "mustache"),
    ("mustache.hpp", "mustache"),
    ("toml++/", "toml"),
    ("CLI/", "cli11"),
    ("zlib.h", "zlib"),
    ("qrencode.h", "qrencode"),
    ("pango/", "pango"),
    ("cairo", "pango"),
    ("expat.h", "expat"),
    ("zip.h", "libzip"),
    ("xlsxwriter.h", "xlsxwriter"),
]

# Rooms that decide without the world: no files, no streams to a terminal, no threads, no system calls.
PURE = ("domain", "language", "ledger")
WORLD = re.compile(r"(fstream|iostream|filesystem|thread|future|unistd\.h|sys/.*|netinet/.*|arpa/.*)$")

COROUTINE_ROOMS = ("http", "outbox", "schedule", "web", "app")

STANDARD = re.compile(r"[a-z_0-9]+$|[a-z0-9_]+\.h$|(sys|netinet|arpa|linux)/[\w/]+\.h$")


def room_of(path):
    """"src/http/gate.cpp" -> "http"; None for files that belong to no room, such as tests."""
    parts = PurePosixPath(path).parts
    if parts[0] in ("adapters", "storage"):
        return parts[0]
    if parts[0] == "src":
        return "main" if len(parts) == 2 else parts[1]
    return None


def _ours_allowed(room, target):
    """`target` is an include of ours as written, e.g. "storage/store.hpp"."""
    allowed = OURS[room]
    return "*" in allowed or target.split("/")[0] == room or any(
        target == entry or target.split("/")[0] == entry for entry in allowed)


def _library_allowed(path, room, library, is_header):
    for place, where in LIBRARIES[library].items():
        if place in ("*", room) or ("/" in place and path.startswith(place)):
            if where == "any" or not is_header:
                return True
    return False


def _library_of(name):
    for beginning, library in INCLUDES:
        if name.startswith(beginning):
            return library
    return None


def check(source):
    """(line, message) of each include, and each coroutine, that the tables do not allow."""
    room = room_of(source.path)
    if room is None:
        return
    if room not in OURS:
        yield 1, f"'{room}' is no room: add it to the table in scripts/check_rooms.py"
        return
    include = r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)'
    for match in re.finditer(include, source.without_comments, re.MULTILINE):
        line, quoted, angled = source.line_of(match.start()), match.group(1), match.group(2)
        if quoted:
            if "/" not in quoted or ".." in quoted:
                yield line, f'"{quoted}": include by the path from the room on'
            elif not _ours_allowed(room, quoted):
                yield line, f"room '{room}' may not include \"{quoted}\""
            continue
        library = _library_of(angled)
        if library and not _library_allowed(source.path, room, library, source.is_header):
            place = "in a header" if source.is_header else "here"
            yield line, f"room '{room}' may not include <{angled}> ({library}) {place}"
        elif not library and not STANDARD.match(angled):
            yield line, f"<{angled}> is no library of ours: add it to the table, or do without"
        if room in PURE and WORLD.match(angled):
            yield line, f"room '{room}' is pure: no <{angled}>"
    if room not in COROUTINE_ROOMS:
        for line, match in source.find(r"\bco_(await|return|yield)\b"):
            yield line, f"a coroutine in room '{room}': they live in {', '.join(COROUTINE_ROOMS)}"
