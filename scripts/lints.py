"""The rules of style.md that a machine can see. A rule takes a Source and yields (line, message).

docs/style.md says why each of them is there."""

import re

from cpp_text import functions, matching, statement_around

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 70

# Where a rule does not hold, and why. rule -> {file: reason}
ALLOWED = {
    "constant-time comparison": {"src/app/crash_marks.cpp": "hashes of event ids, no secret"},
    "sleeps": {"src/base/log.cpp": "the last lines are waited for once, at exit, for half a second"},
}

PRODUCT = ("src/", "adapters/", "storage/")


def in_product(source):
    return source.path.startswith(PRODUCT)


# --- GCC 12 and coroutines ----------------------------------------------------------------------

LAMBDA = r"(?<![\w)\]])\s*\[[^\[\]]*\]\s*(?=\(|\{|mutable\b|->)"


def co_await_temporaries(source):
    """GCC 12 destroys such temporaries twice: name the value, then move it."""
    for line, match in source.find(r"\bco_(await|yield)\b"):
        statement = statement_around(source.code, match.start())
        for what, pattern in (("a lambda", LAMBDA), ("{", r"\{"), ("?:", r"\?")):
            if re.search(pattern, statement):
                yield line, f"{what} in one statement with co_await: name it first, then move it"
                break


def coroutine_parameters(source):
    """A coroutine outlives the views it was given, and GCC 12 breaks aggregate defaults."""
    for line, match in source.find(r"\bawaitable<[^;{}()]*>\s+[\w:]+\s*\("):
        opening = match.end() - 1
        parameters = source.code[opening:matching(source.code, opening)]
        if re.search(r"=\s*[\w:<>]*\s*\{", parameters):
            yield line, "an aggregate as default argument of a coroutine: overload it instead"
        if re.search(r"\b(string_view|span)\b", parameters):
            yield line, "a view as parameter of a coroutine: take the value"


def coroutine_lambdas(source):
    """The captures of a lambda are gone at its first suspension, unless the lambda is named."""
    for line, match in source.find(r"(?<![\w)\]])\[[^\[\]]+\]\s*(\(|\{|mutable\b)"):
        opening = source.code.find("{", match.start())
        if opening < 0 or ";" in source.code[match.start():opening]:
            continue
        body = source.code[opening:matching(source.code, opening)]
        before = source.code[:match.start()].rstrip()
        if re.search(r"\bco_(await|return|yield)\b", body) and not before.endswith("="):
            yield line, "a capturing lambda as coroutine: give it a name that outlives the await"


def detached(source):
    """Nobody logs what a detached coroutine throws."""
    for line, _ in source.find(r"\bdetached\b"):
        yield line, "detached: give the spawn a handler that logs the exception"


# --- banned calls -------------------------------------------------------------------------------

def regex(source):
    """std::regex overflows the stack on a long message."""
    if in_product(source):
        for line, _ in source.find(r"\bstd::(w?regex|basic_regex)\w*|#\s*include\s*<regex>"):
            yield line, "std::regex: a long input overflows the stack"


SECRET_NAME = r"\b(?:\w*_)?(?:h?mac|signature)(?:_(?:hex|base64))?_?"


def constant_time(source):
    """A comparison that stops at the first difference tells how much of a signature was right."""
    if not in_product(source):
        return
    for line, _ in source.find(r"\b(?:std::)?(?:memcmp|strn?cmp)\s*\("):
        yield line, "memcmp/strcmp: compare secrets by CRYPTO_memcmp, text by =="
    for line, _ in source.find(SECRET_NAME + r"\s*[!=]=|[!=]=\s*" + SECRET_NAME + r"(?![\w(.:])"):
        yield line, "== on a signature: compare by CRYPTO_memcmp"


def floating_point(source):
    """0.6666 is not 2/3: areas, money and shares are integers, compared by cross-multiplication."""
    if source.path.startswith(("src/domain/", "src/ledger/", "src/base/area")):
        for line, match in source.find(r"\b(float|double)\b"):
            yield line, f"{match.group()} where verdicts are made: use integers"


def shell(source):
    if in_product(source):
        for line, _ in source.find(r"(?<![\w.>])(?:std::|::)?(system|popen|execlp?|execvp?)\s*\("):
            yield line, "a shell or another program started from the service"


def mutexes(source):
    """One thread owns the data; work is handed to it."""
    if in_product(source):
        for line, _ in source.find(
                r"\bstd::(recursive_|shared_|timed_)*(mutex|lock_guard|scoped_lock|unique_lock)\b"):
            yield line, "a mutex: hand the work to the thread that owns the data (WorkThread::run)"


def sleeps(source):
    for line, _ in source.find(r"\b(sleep_for|sleep_until|usleep|nanosleep|sleep)\s*\("):
        yield line, "a sleep: wait for the event itself"


# --- SQL ----------------------------------------------------------------------------------------

SQL = (r"\b(SELECT\s[^;\"]*\bFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
       r"|CREATE\s+(TABLE|INDEX|UNIQUE)|ALTER\s+TABLE)\b")
LITERAL = r'(?:R"(?P<m>\w*)\((?P<raw>.*?)\)(?P=m)"|"(?P<plain>(?:\\.|[^"\\\n])*)")'


def built_sql(source):
    """A statement is one literal with ?1 parameters: nothing is ever pasted into it."""
    if not in_product(source):
        return
    text = source.without_comments
    for literal in re.finditer(LITERAL, text, re.DOTALL):
        if not re.search(SQL, literal.group("raw") or literal.group("plain") or ""):
            continue
        line = source.line_of(literal.start())
        if not source.path.startswith("storage/"):
            yield line, "SQL outside storage/"
        before, after = text[:literal.start()].rstrip(), text[literal.end():].lstrip()
        if before.endswith("+") or after.startswith("+") or after.startswith("s +"):
            yield line, "SQL put together with +: use a ?1 parameter"
        if re.search(r"\b(format|format_to|replace_all|say|append|join)\s*\(\s*$", before):
            yield line, "SQL put together from parts: use a ?1 parameter"


def _arguments(source, opening):
    """The top-level arguments of the call whose bracket opens at offset `opening`."""
    end, depth, start, parts = matching(source.code, opening), 0, opening + 1, []
    for i in range(opening + 1, end + 1):
        c = source.code[i]
        if i == end or (c == "," and depth == 0):
            parts.append(source.without_comments[start:i].strip())
            start = i + 1
        depth += (c in "([{") - (c in ")]}")
    return parts


def query_text(source):
    """What a query runs is a literal or a named constant, so nothing can get into it."""
    if not source.path.startswith("storage/"):
        return
    for match in re.finditer(r"(?<!class )(?<!~)\bQuery\b\s*\w*\s*[({]|\.borrow\s*\(", source.code):
        parts = _arguments(source, match.end() - 1)
        sql = parts[0] if "borrow" in match.group() else parts[1] if len(parts) > 1 else "sql"
        if not re.fullmatch(LITERAL + r"|[\w:]+|(const )?std::string_view \w+", sql, re.DOTALL):
            yield source.line_of(match.start()), f"built SQL: {' '.join(sql.split())[:60]}"


# --- files, names, words ------------------------------------------------------------------------

def size(source):
    lines = source.text.count("\n")
    if lines > FILE_LINES_MAX:
        yield FILE_LINES_MAX, f"{lines} lines; at most {FILE_LINES_MAX}: split it by noun"


def function_size(source):
    for first, last in functions(source):
        if last - first + 1 > FUNCTION_LINES_MAX:
            yield first, f"a function of {last - first + 1} lines; at most {FUNCTION_LINES_MAX}"


def pragma_once(source):
    if source.is_header and not source.without_comments.lstrip().startswith("#pragma once"):
        yield 1, "a header begins with #pragma once"


CPP_RULES = {
    "co_await temporaries": co_await_temporaries,
    "coroutine parameters": coroutine_parameters,
    "coroutine lambdas": coroutine_lambdas,
    "detached": detached,
    "std::regex": regex,
    "constant-time comparison": constant_time,
    "floating point in verdicts": floating_point,
    "shell calls": shell,
    "mutexes": mutexes,
    "sleeps": sleeps,
    "built SQL": built_sql,
    "text of a query": query_text,
    "file size": size,
    "function size": function_size,
    "pragma once": pragma_once,
}


# These look at every text file, by its path and its text.

def names(path, _):
    """A name that says nothing gathers everything."""
    for part in re.split(r"[/._-]", path):
        if part in ("util", "utils", "common", "helper", "helpers", "managers", "misc", "stuff"):
            yield 1, f"'{part}' in a path says nothing: name it after what it holds"
    if re.search(r"_manager\.|/manager/", path):
        yield 1, "'manager' in a path says nothing (the role in a community is no file's noun)"


def todos(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r"\b(TODO|FIXME|XXX)\b(?!.*#\d)", line) and "scripts/" not in path:
            yield number, "TODO without the number of an issue, as TODO(#12)"


PRIVATE = (
    (r"(?<![\w./~-])/(?:work|root|home/\w+|Users/\w+)/", "a path of somebody's machine"),
    (r"\b(?:registry|mirrors?|artifactory|artifacts?|pypi|npm|deb|ftp)[\w-]*"
     r"\.(?!example)[a-z0-9-]+\.[a-z]{2,}\b", "the host of a package registry"),
)


def private_words(_, text):
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, what in PRIVATE:
            if re.search(pattern, line):
                yield number, what


TEXT_RULES = {
    "names": names,
    "TODO with issue": todos,
    "private paths and hosts": private_words,
}
