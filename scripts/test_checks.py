"""Every check can fail: each rule is shown a planted defect, and its innocent neighbour."""

import sys
import unittest

import check_docs
import check_rooms
import lints
from cpp_text import Source, statement_around

A, H, S, D, G = ("src/http/session.cpp", "src/http/session.hpp", "storage/polls.cpp",
                 "src/domain/tally.cpp", "adapters/crypto/mac.cpp")

# rule -> ((file, planted defect), …), ((file, innocent text), …)
CPP_CASES = {
    "rooms": (
        [("src/domain/poll.cpp", '#include "storage/store.hpp"'),
         ("src/domain/poll.cpp", "#include <fstream>"),
         ("src/language/words.hpp", "#include <unicode/uchar.h>"),
         ("src/commands/poll/cast.cpp", '#include "storage/polls.hpp"'),
         ("src/commands/poll/cast.cpp", '#include "render/html.hpp"'),
         ("adapters/telegram/telegram.hpp", "#include <nlohmann/json.hpp>"),
         ("adapters/telegram/telegram.cpp", "#include <openssl/hmac.h>"),
         ("src/outbox/worker.cpp", "#include <boost/beast.hpp>"),
         ("src/app/serve.cpp", "#include <SQLiteCpp/SQLiteCpp.h>"),
         (S, "#include <SQLiteCpp/SQLiteCpp.h>"),
         (H, "#include <boost/beast/http.hpp>"),
         (A, "#include <boost/regex.hpp>"),
         (A, '#include "limits.hpp"'),
         ("src/commands/poll/cast.cpp", "awaitable<void> f() { co_return; }"),
         ("src/gossip/gossip.cpp", "int x;")],
        [("src/domain/poll.cpp", '#include "base/area.hpp"\n#include <vector>'),
         ("src/commands/poll/cast.cpp", '#include "storage/store.hpp"'),
         ("src/outbox/client.cpp", "#include <boost/beast.hpp>"),
         ("storage/driver/sqlite.cpp", "#include <SQLiteCpp/SQLiteCpp.h>"),
         ("adapters/telegram/telegram.cpp", "#include <nlohmann/json.hpp>"),
         ("src/app/serve.cpp", '#include "commands/dispatch.hpp"\n#include <sys/stat.h>'),
         ("src/domain/poll.cpp", '// #include "storage/store.hpp"'),
         ("tests/domain/poll_test.cpp", "#include <gtest/gtest.h>")]),
    "co_await temporaries": (
        [(A, "void f() { co_await send(Message{to, text}); }"),
         (A, "void f() { auto x = flag ? a : co_await g(); }"),
         (A, "void f() { co_await run([id = std::move(id)] { use(id); }); }"),
         (A, "void f() { co_await run([&] { use(id); }, use_awaitable); }"),
         (A, "void f() { Pair p{co_await a(), co_await b()}; }"),
         (A, "void f() { go(Pair{a, b}, co_await g()); }"),
         (A, "void f() {\n  co_await send(\n    {x, y});\n}"),
         (A, "auto f() -> awaitable<int> { return_it(std::vector{1, co_await g()}); }")],
        [(A, "void f() { const auto [error, size] = co_await read(s, b, token); }"),
         (A, "void f() { if (co_await ready()) { g(); } }"),
         (A, "void f() { for (auto x : co_await all()) { g(x); } }"),
         (A, "void f() { Message m{to, text}; co_await send(std::move(m)); }"),
         (A, "void f() { auto go = [x] { use(x); }; co_await run(std::move(go)); }"),
         (A, "void f() { if (x) { g(); } co_await h(); }"),
         (A, "void f() { switch (k) { case 1: co_await g(); break; } int y = a ? b : c; }"),
         (A, "auto l = [p]() -> awaitable<void> { co_await p->run(); };"),
         (A, "void f() { co_await send(parts[i], \"a ? {b}\"); }"),
         (A, "void f() { co_await g(); }  // {x} ? y")]),
    "coroutine parameters": (
        [(A, "asio::awaitable<void> serve(Socket s, Limits l = Limits{});"),
         (A, "asio::awaitable<void> serve(Socket s, Limits l = {}) {"),
         (A, "awaitable<Result<int>> Client::get(std::string_view url) {")],
        [(A, "asio::awaitable<void> serve(Socket s, std::string url, int n = 3);"),
         (A, "Result<int> get(std::string_view url);")]),
    "coroutine lambdas": (
        [(A, "co_spawn(io, [this]() -> awaitable<void> { co_await run(); }, log);"),
         (A, "co_spawn(io, [this, s = std::move(s)]() mutable -> awaitable<void> { co_return; }, l);")],
        [(A, "auto loop = [this]() -> awaitable<void> { co_await run(); };"),
         (A, "co_spawn(io, []() -> awaitable<void> { co_await run(); }, log);"),
         (A, "co_spawn(io, run(), [this](std::exception_ptr e) { log(e); });")]),
    "detached": ([(A, "co_spawn(io, run(), asio::detached);")], [(A, "// never detached")]),
    "std::regex": ([(A, "std::regex r(\"a\");"), (G, "#include <regex>")],
                   [("tests/e2e/x_test.cpp", "std::regex r;"), (A, "// std::regex is banned")]),
    "constant-time comparison": (
        [(G, "return memcmp(a, b, 32) == 0;"), (G, "if (given == expected_signature) return;"),
         (G, "if (mac != computed) return;"), (G, "return request.signature == hmac_hex;")],
        [(G, "if (signature.empty() || signature.size() != 64) return;"),
         (G, "return CRYPTO_memcmp(a, b, n) == 0;"), (G, "if (machine == other) return;"),
         (G, "if (mac && mac->size() == mac_bytes) macs.push_back(*mac);")]),
    "floating point in verdicts": (
        [(D, "double share = yes / total;"), ("src/ledger/proof.hpp", "float x{};")],
        [(D, "std::int64_t share{}; // no double"), ("src/http/metrics.cpp", "double seconds{};")]),
    "shell calls": ([(A, 'std::system("ls");'), (A, 'FILE* f = popen("ls", "r");')],
                    [(A, "boost::system::error_code e; file_system(1); x.system();")]),
    "mutexes": ([(A, "std::mutex m;"), (A, "std::lock_guard lock(m);")], [(A, "int mutex_count;")]),
    "sleeps": ([("tests/app/x_test.cpp", "std::this_thread::sleep_for(10ms);"), (A, "sleep(1);")],
               [(A, "timer.expires_after(10s);")]),
    "built SQL": (
        [(S, 'run("SELECT id FROM polls WHERE id = " + id);'),
         (S, 'run(prefix + "DELETE FROM polls");'),
         (S, 'run(fmt::format("UPDATE polls SET x = {}", x));'),
         ("src/commands/poll/cast.cpp", 'run(R"sql(\n INSERT INTO ballots VALUES (?1)\n)sql");')],
        [(S, 'run(R"sql(\n SELECT id, a + b FROM polls WHERE id = ?1\n)sql", id);'),
         (A, 'say("please select one from the list");')]),
    "text of a query": (
        [(S, "Query q(db, make_sql(name), id);"), (S, 'Query q{db, std::string("x") + name};'),
         (S, "db.borrow(text + tail);")],
        [(S, 'Query q(db, R"sql(SELECT (a), b FROM polls WHERE id = ?1)sql", f(a, b));'),
         (S, "Query q{db, find_sql, id};"), (S, "db.borrow(sql);")]),
    "file size": ([(A, "\n" * 401)], [(A, "\n" * 400)]),
    "function size": ([(A, "void f() {" + "\n" * 70 + "}"),
                       (A, "namespace n {\nclass C {\nvoid f() const {" + "\n" * 70 + "}\n};\n}")],
                      [(A, "void f() {" + "\n" * 69 + "}"),
                       (A, "namespace n {" + "\nvoid f() {\n}" * 50 + "\n}"),
                       (A, "constexpr int table[] = {" + "\n" * 90 + "};"),
                       (A, "Table f() {\n return {" + "\n" * 90 + "};\n}")]),
    "pragma once": ([(H, "#include <vector>")], [(H, "// why\n#pragma once\n"), (A, "int x;")]),
}

TEXT_CASES = {
    "names": (
        [("src/base/utils.hpp", ""), ("src/app/common/x.cpp", ""), ("src/app/poll_manager.cpp", ""),
         ("tests/helpers.hpp", "")],
        [("src/web/console.cpp", ""), ("src/base/text.hpp", "")]),
    "TODO with issue": ([("src/main.cpp", "// TODO later"), ("docs/a.md", "FIXME")],
                        [("src/main.cpp", "// TODO(#12): later"), ("docs/a.md", "todos")]),
    "private paths and hosts": (
        [("dev", "cd /" + "work/x"), ("docs/a.md", "/home/" + "mei/linyi"),
         ("packages.txt", "https://registry." + "npmjs.org/x"), (".ci/run", "deb." + "debian.org")],
        [("docs/a.md", "see https://www.debian.org/ and ../shared/"),
         ("docs/a.md", "proxy.example.org, adapters/work/x, registry.cpp")]),
}


class Rules(unittest.TestCase):
    def check(self, rules, cases, make):
        self.assertEqual(set(rules), set(cases), "a rule without a planted defect")
        for name, (planted, innocent) in cases.items():
            for path, text in planted:
                self.assertTrue(list(rules[name](*make(path, text))), f"{name} missed: {text}")
            for path, text in innocent:
                self.assertEqual(list(rules[name](*make(path, text))), [], f"{name}: {text}")

    def test_every_cpp_rule_sees_its_defect_and_spares_its_neighbour(self):
        rules = {"rooms": check_rooms.check, **lints.CPP_RULES}
        self.check(rules, CPP_CASES, lambda path, text: (Source(path, text),))

    def test_every_text_rule_sees_its_defect_and_spares_its_neighbour(self):
        self.check(lints.TEXT_RULES, TEXT_CASES, lambda path, text: (path, text))

    def test_every_exception_names_a_rule_that_exists_and_a_file_that_still_breaks_it(self):
        import check
        for name, files in lints.ALLOWED.items():
            rule = {**lints.CPP_RULES, **lints.TEXT_RULES}[name]
            for path in files:
                text = check.read(path)
                found = rule(Source(path, text)) if name in lints.CPP_RULES else rule(path, text)
                self.assertTrue(list(found), f"{path} needs no exception from '{name}' any more")


class Routes(unittest.TestCase):
    source = {"src/a.cpp": 'router.get("/v1/a/{id}", f); router.post(\n    "/b", g); add("linyi_c_total");'}
    api = "| `GET /v1/a/{id}` | and `POST /b?x=1` |"
    openapi = "paths:\n  /v1/a/{id}:\n    get:\n  /b:\n    post:\n"

    def test_a_route_is_missed_in_either_document(self):
        self.assertEqual(check_docs.findings(self.source, self.api, self.openapi), [])
        self.assertTrue(check_docs.findings(self.source, self.api.replace("/b", "/bb"), self.openapi))
        self.assertTrue(check_docs.findings(self.source, self.api, self.openapi.replace("/b:", "/c:")))

    def test_a_described_route_that_nobody_answers_is_found(self):
        self.assertTrue(check_docs.findings({}, self.api, self.openapi))

    def test_a_metric_without_a_row_is_found(self):
        self.assertEqual(check_docs.metric_findings(self.source, "| `linyi_c_total` |"), [])
        self.assertTrue(check_docs.metric_findings(self.source, "| `linyi_d_total` |"))


    def test_a_link_or_path_that_leads_nowhere_is_found(self):
        there = {"docs/a.md", "src/http/gate.cpp", "docs"}.__contains__
        good = "[a](a.md#x) [b](../docs/a.md) [c](https://x.org) `src/http/gate` `src/<room>/x` `src/http/NAME`"
        self.assertEqual(check_docs.path_findings("docs/b.md", good, there), [])
        for bad in ("[a](c.md)", "`src/http/gone`", "`docs/gone.md`"):
            self.assertTrue(check_docs.path_findings("docs/b.md", bad, there), bad)


class Text(unittest.TestCase):
    def test_comments_strings_and_digit_separators_are_told_apart(self):
        source = Source("a.cpp", 'int a = 1\'000; // {x}\nauto b = R"x({";)x" "\\"{"; char c = \'{\';')
        self.assertNotIn("{", source.code)
        self.assertIn("1'000", source.code)
        self.assertEqual(len(source.code), len(source.text))

    def test_a_statement_ends_at_its_block(self):
        code = "void f() { a(); if (co_await b()) { c(); } d(); }"
        self.assertEqual(statement_around(code, code.index("co_await")).strip(), "if (co_await b())")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=0)
