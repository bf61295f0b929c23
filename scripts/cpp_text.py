"""C++ source as the checks see it: comments and strings blanked out, blocks and statements found.

This is no parser. It knows brackets and a few words, which is enough for rules of thumb; what it
gets wrong it should get wrong towards a finding, so that a person looks."""

import re

TOKEN = re.compile(
    r'R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'"  # not the separator in 1'000
    r"|//[^\n]*|/\*.*?\*/", re.DOTALL)

BLOCK_WORDS = {"else", "do", "try", "const", "noexcept", "override", "final", "mutable"}


def _blank(match):
    return re.sub(r"[^\n]", " ", match.group())


class Source:
    """One file. The three texts have the same length, so an offset in one is an offset in all."""

    def __init__(self, path, text):
        self.path = str(path)
        self.text = text
        self.is_header = self.path.endswith(".hpp")
        is_comment = lambda m: m.group().startswith(("//", "/*"))
        self.without_comments = TOKEN.sub(lambda m: _blank(m) if is_comment(m) else m.group(), text)
        self.code = TOKEN.sub(_blank, text)  # without strings too

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def find(self, pattern, text=None):
        """(line, match) of each match in the code."""
        for match in re.finditer(pattern, self.code if text is None else text):
            yield self.line_of(match.start()), match


def opens_block(code, brace):
    """True if the `{` at `brace` opens statements, false if it initialises something."""
    before = code[:brace].rstrip()
    if not before or before[-1] in ";{}:":
        return True
    word = re.search(r"[A-Za-z_]\w*$", before)
    if word and word.group() in BLOCK_WORDS:
        return True
    if before[-1] == ")":
        return True
    # `-> asio::awaitable<void> {`, but not `std::vector<int>{`.
    head = re.split(r"[;{}]", before)[-1]
    return re.search(r"\)[^()]*->[^()]*$", head) is not None


def matching(code, at):
    """The offset of the bracket that closes the one at `at`, or the end of the text."""
    closers = {"(": ")", "[": "]", "{": "}"}
    opener, closer, depth = code[at], closers[code[at]], 0
    for i in range(at, len(code)):
        depth += (code[i] == opener) - (code[i] == closer)
        if depth == 0:
            return i
    return len(code) - 1


def _statement_start(code, at):
    i, depth = at - 1, 0
    while i >= 0:
        c = code[i]
        if c in ")]":
            depth += 1
        elif c in "([":
            depth -= 1
        elif c == "}":
            if depth <= 0 and not re.match(r"\s*[,).(\]?:]", code[i + 1:]):
                return i + 1, max(0, -depth)
            braces = 1  # an initialiser or a lambda in this statement: step over it
            while i > 0 and braces:
                i -= 1
                braces += (code[i] == "}") - (code[i] == "{")
        elif c == "{":
            if opens_block(code, i):
                return i + 1, max(0, -depth)
        elif c == ";" and depth <= 0:
            return i + 1, max(0, -depth)
        i -= 1
    return 0, 0


def _statement_end(code, at, depth):
    i = at
    while i < len(code):
        c = code[i]
        if c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif c == ";" and depth <= 0:
            return i
        elif c == "{":
            if depth <= 0 and opens_block(code, i):
                return i
            i = matching(code, i)
        i += 1
    return len(code)


def statement_around(code, at):
    """The statement that holds offset `at`: an `if` or a `for` up to its block."""
    start, depth = _statement_start(code, at)
    return code[start:_statement_end(code, at, depth)]


def functions(source):
    """(first line, last line) of each function body that is not inside another one. A table, which
    is a body of nothing but `return {…};`, is none."""
    code, i = source.code, 0
    while True:
        i = code.find("{", i)
        if i < 0:
            return
        head = re.split(r"[;{}]", code[:i])[-1]
        is_scope = re.search(r"\b(namespace|class|struct|union|enum|extern)\b[^()]*$", head)
        if "(" in head and not is_scope and opens_block(code, i):
            end = matching(code, i)
            if not re.match(r"\{\s*return\s*\{", code[i:end]):
                yield source.line_of(i), source.line_of(end)
            i = end
        i += 1
