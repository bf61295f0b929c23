"""Each promise has a planted defect that breaks it; the test of the promise must turn red.

Runs on linyi_mutant, where LINYI_MUTANT switches a defect on (src/base/mutant.hpp). A test that
stays green under its defect proves nothing.
"""
import os
import time
from http.client import HTTPException

import service
from community import all_taken, running
from fake_platform import FakePlatform
from load import stored_events
from service import Failed, check, send_plainhook, taken, wait_for

# Enough for a defect to show; the promises themselves are tested with full numbers elsewhere.
os.environ.setdefault("LINYI_KILLS", "12")
os.environ.setdefault("LINYI_EVENTS", "150")
os.environ.setdefault("LINYI_INJECTIONS", "29")
os.environ.setdefault("LINYI_ROUNDS", "2")

import case_durability as durability  # noqa: E402  after the numbers
import case_exactly_once as once  # noqa: E402
import case_http as http  # noqa: E402
import case_ledger as ledger  # noqa: E402
import case_lifecycle as lifecycle  # noqa: E402
import case_outbox as outbox  # noqa: E402
import case_schedule as schedule  # noqa: E402
import case_security as security  # noqa: E402
import case_story as story  # noqa: E402


class suffering:
    """Services started inside suffer from these defects."""

    def __init__(self, *names, patience=1.0):
        self.names, self.patience = ",".join(names), patience

    def __enter__(self):
        service.defect.name, service.defect.patience = self.names, self.patience

    def __exit__(self, *_):
        service.defect.name, service.defect.patience = "", 1.0


def must_bite(case, *names, times=1, green_first=False):
    """The case fails under the defect, in one of so many runs; if asked, only there."""

    def test(binary):
        if green_first:
            case(binary)
        for _ in range(times):
            try:
                with suffering(*names, patience=0.5):
                    case(binary)
            except (Failed, OSError, HTTPException) as bite:
                print(f"# {','.join(names)}: {str(bite)[:150]}")
                return
        raise Failed(f"{case.__name__} stays green although {','.join(names)} is planted: "
                     "it has no teeth (or the defect is not compiled in: configure again)")

    return test


def named(module, prefix):
    """The first test of a module whose name begins so."""
    return getattr(module, min(name for name in vars(module) if name.startswith(prefix)))


# --- the messages that break what handles them ---------------------------------------------------

CRASH_TIME = time.time()  # the same body at each try, as a platform repeats it


def test_e7_survives_a_message_that_throws(binary):
    with suffering("poison_throws"):
        once.test_e7_a_poisonous_message_does_not_stop_the_line(binary)


def poison_is_taken(s):
    try:
        return taken(send_plainhook(s, "crasher", "u-1", "poison", now=CRASH_TIME))
    except OSError:
        return False


def crash_and_restart(binary):
    """A message that crashes the service is parked after the second time; others go on."""
    with FakePlatform() as platform, running(binary, platform) as s:
        tries = 0
        while not poison_is_taken(s):
            tries += 1
            check(tries <= 2, "a crasher was tried a third time: a restart loop")
            wait_for(lambda: s.process.poll() is not None, 10, "the crash")
            s.start()
        check(tries == 2, f"it crashed {tries} times, the defect is not there")
        all_taken(send_plainhook, s, "after", "u-2", "同意")
        check(stored_events(s.acts())["after"] == 1, "the line stands still")


def test_e7_a_crasher_is_parked_after_two_crashes(binary):
    with suffering("poison_crashes"):
        crash_and_restart(binary)


test_e7_no_quarantine = must_bite(crash_and_restart, "poison_crashes", "no_quarantine")
test_e7_poison_ends_batch = must_bite(once.test_e7_a_poisonous_message_does_not_stop_the_line,
                                      "poison_throws", "poison_ends_batch")

# --- durability ----------------------------------------------------------------------------------

test_d1_ack_before_commit = must_bite(durability.test_d1_acknowledged_ballots_survive_kill_9,
                                      "ack_before_commit", times=3)
test_d3_ack_before_commit = must_bite(durability.test_d3_no_acknowledgement_leaves_before_its_fsync,
                                      "ack_before_commit")
test_d4_ack_after_io_error = must_bite(durability.test_d4_a_disk_error_never_yields_an_acknowledgement,
                                       "ack_after_io_error")
test_d5_full_disk_ends_it = must_bite(durability.test_d5_a_full_disk_is_survived_without_a_restart,
                                      "full_disk_ends_it")
test_d9_no_lock = must_bite(durability.test_d9_a_second_instance_does_not_start, "no_lock")

# --- once ----------------------------------------------------------------------------------------

test_e1_no_dedupe = must_bite(once.test_e1_duplicates_change_nothing_across_kills, "no_dedupe")
test_e2_arrival_decides = must_bite(once.test_e2_arrival_order_does_not_matter, "arrival_decides")
test_e3_no_dedupe = must_bite(once.test_e3_the_first_body_of_an_event_stands, "no_dedupe")
test_e3_difference_unseen = must_bite(once.test_e3_the_first_body_of_an_event_stands, "difference_unseen")
test_e4_ids_unscoped = must_bite(once.test_e4_event_ids_are_scoped_to_their_account, "ids_unscoped")
test_e5_short_memory = must_bite(once.test_e5_replays_do_nothing_for_as_long_as_the_vote_lives,
                                 "short_memory")

# --- outbox --------------------------------------------------------------------------------------

test_o1_sent_before_sending = must_bite(
    outbox.test_o1_kills_lose_no_message_and_repeat_only_with_the_same_key, "sent_before_sending")
test_o1_key_per_try = must_bite(
    outbox.test_o1_kills_lose_no_message_and_repeat_only_with_the_same_key, "key_per_try")
test_o2_lanes_backwards = must_bite(
    outbox.test_o2_order_holds_in_each_chat_whatever_the_platform_answers, "lanes_backwards")
test_o4_retry_after_ignored = must_bite(outbox.test_o4_retry_after_is_obeyed, "retry_after_ignored")
test_o5_limits_forgotten = must_bite(outbox.test_o5_limits_hold_across_restarts, "limits_forgotten")
test_o6_answer_unbounded = must_bite(
    outbox.test_o6_slow_and_hostile_peers_end_soon_and_hold_nobody_up, "answer_unbounded")
test_o6_attempt_without_end = must_bite(
    outbox.test_o6_slow_and_hostile_peers_end_soon_and_hold_nobody_up, "attempt_without_end")
test_o7_dead_vanish = must_bite(outbox.test_o7_dead_letters_are_visible_and_can_be_sent_again, "dead_vanish")
test_o7_key_per_try = must_bite(outbox.test_o7_dead_letters_are_visible_and_can_be_sent_again, "key_per_try")

test_o8_stale_is_sent = must_bite(outbox.test_o8_a_stale_reminder_is_not_sent, "stale_is_sent",
                                  green_first=True)

# --- schedule ------------------------------------------------------------------------------------

test_s1_closed_twice = must_bite(named(schedule, "test_s1_"), "closed_twice", green_first=True)
test_s3_reminder_twice = must_bite(schedule.test_s3_after_downtime_a_job_catches_up_once,
                                   "reminder_twice", green_first=True)
# The chore that closes may come before the late ballot: then the defect has nothing to spoil.
test_s4_late_counts = must_bite(named(schedule, "test_s4_"), "late_counts", times=8, green_first=True)

# --- life cycle ----------------------------------------------------------------------------------

test_l1_stop_cuts = must_bite(lifecycle.test_l1_a_graceful_stop_resets_nobody, "stop_cuts")
test_l2_broken_file_taken = must_bite(
    lifecycle.test_l2_reload_under_load_and_a_broken_file_changes_nothing, "broken_file_taken")
test_l2_reload_ignored = must_bite(
    lifecycle.test_l2_two_secrets_live_side_by_side_while_they_are_rotated, "reload_ignored")
test_l4_newer_data_taken = must_bite(lifecycle.test_l4_an_older_binary_writes_nothing_to_newer_data,
                                     "newer_data_taken")
test_l5_backup_without_log = must_bite(lifecycle.test_l5_backups_under_load_are_exact_prefixes,
                                       "backup_without_log")
test_l5_restore_sends = must_bite(lifecycle.test_l5_a_restore_is_on_record_and_sends_nothing_unasked,
                                  "restore_sends")

# --- the ledger ----------------------------------------------------------------------------------

test_v5_skip_chain = must_bite(ledger.test_v5_history_only_grows_across_kills, "skip_chain")
test_l6_any_ledger_taken = must_bite(
    ledger.test_l6_an_older_database_is_refused_and_a_new_epoch_is_visible, "any_ledger_taken")

# --- hostile input and authenticity --------------------------------------------------------------

test_h2_deadline_per_byte = must_bite(http.test_h2_a_peer_that_drips_bytes_gains_no_time, "deadline_per_byte")
test_h3_body_unbounded = must_bite(http.test_h3_what_is_too_long_is_refused_before_it_is_read, "body_unbounded")
test_h4_gate_open = must_bite(http.test_h4_ambiguous_framing_is_refused_and_nothing_behind_it_is_parsed,
                              "gate_open")
test_h4_gate_open_headers = must_bite(http.test_h4_doubled_security_headers_are_refused, "gate_open")
test_h5_doubled_keys = must_bite(http.test_h5_dangerous_json_is_refused, "doubled_keys")
test_a1_prefix_compare = must_bite(
    security.test_a1_every_bad_telegram_secret_is_refused_alike_and_leaves_no_row, "prefix_compare")
test_a1_prefix_compare_onebot = must_bite(
    security.test_a1_every_bad_onebot_signature_is_refused_alike_and_leaves_no_row, "prefix_compare")
test_a1_half_compare = must_bite(  # plainhook looks at the length before it compares
    security.test_a1_every_bad_plainhook_signature_is_refused_alike_and_leaves_no_row, "half_compare")
test_a8_guessing_allowed = must_bite(security.test_a8_the_admin_api_wants_its_token_and_locks_guessers_out,
                                     "guessing_allowed")
test_i4_private_called = must_bite(
    security.test_i4_private_targets_are_called_only_where_the_configuration_says_so, "private_called")
test_p1_target_logged = must_bite(security.test_p1_secrets_are_nowhere_to_be_read, "target_logged")
test_p4_kept_for_ever = must_bite(security.test_p4_chat_text_is_gone_after_its_time_and_the_record_stays,
                                  "kept_for_ever")
