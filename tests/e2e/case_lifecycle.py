"""L1, L2, L4, L5: stop, reload, older binaries, backups (reliability.md §2.6)."""
import json
import shutil
import signal
import sqlite3
import subprocess
import threading
import time

from case_durability import USERS, prepared
from fake_platform import FakePlatform
from load import Load, stored_events
from service import Failed, Service, check, send_plainhook, wait_for


def test_l1_a_graceful_stop_resets_nobody(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        for _ in range(10):
            service.start()
            load = Load(service, USERS, connections=16).start()
            time.sleep(0.3)
            started = time.monotonic()
            code = service.stop()
            load.stop()
            check(code == 0, f"it ended with {code}")
            check(time.monotonic() - started < 10, "it took longer than 10 s")
        service.start()
        stored = stored_events(service.acts())
        lost = [e for e, k in load.outcome.items() if k == "ok" and e not in stored]
        check(not lost, f"acknowledged but not stored: {lost[:3]}")


def test_l2_reload_under_load_and_a_broken_file_changes_nothing(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        service.start()
        good = service.config.read_text()
        load = Load(service, USERS, connections=8).start()
        for i in range(20):
            service.config.write_text(good if i % 2 else good + "\n[votes]\nno_such_key = 1\n")
            service.process.send_signal(signal.SIGHUP)
            time.sleep(0.05)
        service.config.write_text(good)
        service.process.send_signal(signal.SIGHUP)
        load.stop()
        bad = {k for k in load.outcome.values()} - {"ok"}
        check(not bad, f"requests failed during reloads: {bad}")
        log = service.log.read_text()
        check("no_such_key" in log and "reload_refused" in log, "the broken file was not reported")
        check('"reloaded"' in log, "no reload took")


def test_l2_two_secrets_live_side_by_side_while_they_are_rotated(binary):
    import base64
    from service import PLAINHOOK_SECRET, plainhook_headers, plainhook_message
    newer = "whsec_" + base64.b64encode(b"the-next-secret-of-this-test-run").decode()
    with FakePlatform() as platform, prepared(binary, platform) as service:
        service.start()
        both = f'secret = ["{PLAINHOOK_SECRET}", "{newer}"]'
        service.config.write_text(service.config.read_text().replace(f'secret = "{PLAINHOOK_SECRET}"', both))
        service.process.send_signal(signal.SIGHUP)
        wait_for(lambda: '"reloaded"' in service.log.read_text(), 5, "the reload")
        for i, secret in enumerate((PLAINHOOK_SECRET, newer)):
            body = plainhook_message(f"rot-{i}", "u-1", "同意")
            status, _, _ = service.request("POST", "/hook/plainhook", body,
                                           plainhook_headers(body, f"rot-{i}", secret=secret))
            check(status == 200, f"secret {i} was refused: {status}")


def test_l4_an_older_binary_writes_nothing_to_newer_data(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        database = service.data / "linyi.db"
        with sqlite3.connect(database) as db:
            db.execute("INSERT INTO schema_migration VALUES (9999, 'future', 'x')")
        subprocess.run(["sqlite3", database, "PRAGMA wal_checkpoint(TRUNCATE)"], capture_output=True)
        before = database.read_bytes()
        done = service.command("serve", "--config", str(service.config), "--data", str(service.data))
        check(done.returncode == 1, f"it ended with {done.returncode}")
        check("newer linyi" in done.stderr, f"it said: {done.stderr[:200]}")
        check(database.read_bytes() == before, "the database was changed")


def test_l5_backups_under_load_are_exact_prefixes_and_can_be_restored(binary):
    with FakePlatform() as platform, prepared(binary, platform) as service:
        service.start()
        load = Load(service, USERS, connections=32).start()
        for i in range(8):
            with load.lock:
                acked_before = [e for e, k in load.outcome.items() if k == "ok"]
            target = service.folder / f"b{i}.db"
            service.run("backup", "--data", str(service.data), str(target))
            with sqlite3.connect(target) as db:
                check(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "a damaged copy")
                numbers = [n for (n,) in db.execute("SELECT no FROM act ORDER BY no")]
                check(numbers == list(range(1, len(numbers) + 1)), "no exact prefix")
                events = {json.loads(p).get("event") for (p,) in db.execute("SELECT payload FROM act")}
            missing = [e for e in acked_before if e not in events]
            check(not missing, f"acknowledged before the backup but not in it: {missing[:3]}")
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
        service.run("restore", "--data", str(service.data), str(target))
        sent_before = len(platform.requests())
        service.start()
        acts = service.acts()
        check(acts[-1]["kind"] == "restored", "the restore is not in the record")
        time.sleep(1)
        check(len(platform.requests()) == sent_before, "a restore sent messages unasked")


test_l1_a_graceful_stop_resets_nobody.slow = True
test_l5_backups_under_load_are_exact_prefixes_and_can_be_restored.slow = True
