"""L1, L2, L4, L5: stop, reload, older binaries, backups (reliability.md §2.6)."""
import base64
import json
import shutil
import signal
import sqlite3
import time

from community import VOTERS, all_taken, is_quiet, prepared, running
from fake_platform import FakePlatform
from load import Load, stored_events
from service import (PLAINHOOK_SECRET, check, plainhook_headers, plainhook_message, send_plainhook,
                     taken, wait_for)


def stop_under_load(service, load):
    """No request that was sent before the signal stays without an answer."""
    time.sleep(0.3)
    began = time.monotonic()
    code = service.stop()
    load.stop()
    check(code == 0, f"it ended with {code}")
    check(time.monotonic() - began < 10, "it took longer than 10 s")
    cut = [event for event, sent in load.cut.items() if sent < began]
    check(not cut, f"{len(cut)} requests on their way got no answer, first {cut[:3]}")


def test_l1_a_graceful_stop_resets_nobody(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        outcome = {}
        for round_ in range(8):
            service.start()
            load = Load(service, VOTERS, connections=16, seed=round_).start()
            stop_under_load(service, load)
            outcome.update(load.outcome)
        service.start()
        stored = stored_events(service.acts())
        lost = [e for e, kind in outcome.items() if kind == "ok" and e not in stored]
        check(not lost, f"acknowledged but not stored: {lost[:3]}")


def test_l2_reload_under_load_and_a_broken_file_changes_nothing(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        service.start()
        good = service.config.read_text()
        load = Load(service, VOTERS, connections=8).start()
        for i in range(20):
            service.config.write_text(good if i % 2 else good + "\n[votes]\nno_such_key = 1\n")
            service.signal(signal.SIGHUP)
            time.sleep(0.05)
            service.api("/v1/votes")  # a broken file must not take the token away
        service.config.write_text(good)
        service.signal(signal.SIGHUP)
        load.stop()
        bad = {k for k in load.outcome.values()} - {"ok"}
        check(not bad, f"requests failed during reloads: {bad}")
        log = service.log.read_text()
        check("no_such_key" in log and "reload_refused" in log, "the broken file was not reported")
        check('"reloaded"' in log, "no reload took")


def test_l2_two_secrets_live_side_by_side_while_they_are_rotated(binary):
    newer = "whsec_" + base64.b64encode(b"the-next-secret-of-this-test-run").decode()
    with FakePlatform() as platform, prepared(binary, platform) as service:
        service.start()
        both = f'secret = ["{PLAINHOOK_SECRET}", "{newer}"]'
        service.config.write_text(service.config.read_text().replace(f'secret = "{PLAINHOOK_SECRET}"', both))
        service.signal(signal.SIGHUP)
        wait_for(lambda: '"reloaded"' in service.log.read_text(), 5, "the reload")
        for i, secret in enumerate((PLAINHOOK_SECRET, newer)):
            body = plainhook_message(f"rot-{i}", "u-1", "同意")
            status, _, _ = service.request("POST", "/hook/plainhook", body,
                                           plainhook_headers(body, f"rot-{i}", secret=secret))
            check(taken(status), f"secret {i} was refused: {status}")


def contents(folder):
    """Every file of the data folder but the lock."""
    return {f.name: f.read_bytes() for f in folder.iterdir() if f.is_file() and f.name != "linyi.lock"}


def test_l4_an_older_binary_writes_nothing_to_newer_data(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        with sqlite3.connect(service.data / "linyi.db") as db:
            db.execute("INSERT INTO schema_migration VALUES (9999, 'future', 'x')")
            db.commit()
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        before = contents(service.data)
        service.start(wait=False)
        wait_for(lambda: service.process.poll() is not None, 10, "its refusal to start")
        code = service.process.returncode
        check(code == 1, f"it ended with {code}")
        check("newer linyi" in service.log.read_text(), service.last_words())
        after = contents(service.data)
        changed = [name for name in before if after.get(name) != before[name]]
        check(not changed, f"it changed {changed}")


def backup_under_load(service, load, number):
    with load.lock:
        acked_before = [e for e, kind in load.outcome.items() if kind == "ok"]
    target = service.folder / f"b{number}.db"
    service.run("backup", "--data", str(service.data), str(target))
    with sqlite3.connect(target) as db:
        check(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "a damaged copy")
        numbers = [n for (n,) in db.execute("SELECT no FROM act ORDER BY no")]
        check(numbers == list(range(1, len(numbers) + 1)), "no exact prefix")
        events = {json.loads(p).get("event") for (p,) in db.execute("SELECT payload FROM act")}
    db.close()
    missing = [e for e in acked_before if e not in events]
    check(not missing, f"acknowledged before the backup but not in it: {missing[:3]}")
    return target


def test_l5_backups_under_load_are_exact_prefixes(binary):
    with FakePlatform() as platform, running(binary, platform) as service:
        load = Load(service, VOTERS, connections=32).start()
        for number in range(6):
            target = backup_under_load(service, load, number)
        load.stop()
        service.stop()
        damaged = service.folder / "damaged.db"
        shutil.copy(target, damaged)
        shutil.copy(target.with_suffix(".json"), damaged.with_suffix(".json"))
        with open(damaged, "r+b") as file:
            file.seek(5000)
            file.write(b"\xff")
        done = service.command("restore", "--data", str(service.data), str(damaged))
        check(done.returncode == 1 and "SHA-256" in done.stderr, f"a damaged backup: {done.stderr}")


def test_l5_a_restore_is_on_record_and_sends_nothing_unasked(binary):
    open_gate = {"is": False}

    def busy(path, body, headers):
        return None if open_gate["is"] or "plainhook" not in path else (503, {}, b"{}")

    with FakePlatform(busy) as platform, running(binary, platform) as service:
        for i in range(5):
            all_taken(send_plainhook, service, f"held-{i}", f"u-{i}", "/help", chat=f"u-{i}", kind="private")
        target = service.folder / "held.db"
        service.run("backup", "--data", str(service.data), str(target))
        service.stop()
        service.run("restore", "--data", str(service.data), str(target))
        open_gate["is"] = True
        sent_before = len(platform.requests("plainhook"))
        service.start()
        check(service.acts()[-1]["kind"] == "restored", "the restore is not in the record")
        all_taken(send_plainhook, service, "fresh", "u-30", "/help", chat="u-30", kind="private")
        wait_for(lambda: any(platform.chat_of(r) == "u-30" for r in platform.requests("plainhook")), 10,
                 "what was asked after the restore")
        time.sleep(0.5)
        fresh = [platform.chat_of(r) for r in platform.requests("plainhook")[sent_before:]]
        check(set(fresh) == {"u-30"}, f"a restore sent messages unasked, to {fresh}")
        check(not is_quiet(service), "the held messages are gone")


test_l1_a_graceful_stop_resets_nobody.slow = True
test_l5_backups_under_load_are_exact_prefixes.slow = True
