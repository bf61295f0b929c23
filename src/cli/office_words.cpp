#include "cli/office_words.hpp"

#include "cli/cli.hpp"
#include "cli/outbox.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace linyi::cli {
namespace {

/// The options of all office subcommands, alive as long as the parser.
struct Words {
    OfficePlace place{};
    CommunityAddOptions community{};
    std::string name{};
    ImportRosterOptions roster{};
    std::string file{};
    ExportRosterOptions exported{};
    CodesOptions codes{};
    ImportBallotsOptions ballots{};
    std::int64_t message{};
    std::string state{"dead"};
};

void add_community(CLI::App& app, const std::shared_ptr<Words>& words,
                   const WithOffice& with_office, int& code) {
    auto* command = app.add_subcommand("community", "Add and list communities");
    command->require_subcommand(1);
    auto* add = command->add_subcommand("add", "Add a community; prints its one-time setup code");
    add->add_option("name", words->community.name, "Name, e.g. 和悦里小区")->required();
    add->add_option("--zone", words->community.zone, "IANA time zone")->capture_default_str();
    add->add_option("--language", words->community.language, "zh or en")->capture_default_str();
    add->add_option("--street", words->community.street, "Street office");
    add->add_option("--data", words->place.data, "Data folder")->capture_default_str();
    add->callback([words, with_office, &code] {
        code = with_office(words->place, [words](Office& office) {
            return run_community_add(words->community, office);
        });
    });
    auto* again = command->add_subcommand("code", "Print a new setup code for a community");
    again->add_option("name", words->name, "Name")->required();
    again->add_option("--data", words->place.data, "Data folder")->capture_default_str();
    again->callback([words, with_office, &code] {
        code = with_office(words->place, [words](Office& office) {
            return run_community_code(words->name, office);
        });
    });
    auto* list = command->add_subcommand("list", "List the communities");
    list->add_option("--data", words->place.data, "Data folder")->capture_default_str();
    list->callback([words, with_office, &code] {
        code = with_office(words->place, [](Office& office) { return run_community_list(office); });
    });
}

void add_import_roster(CLI::App& app, const std::shared_ptr<Words>& words,
                       const WithOffice& with_office, int& code) {
    auto* command =
        app.add_subcommand("import-roster", "Import units and owners (XLSX, CSV or JSON)");
    command->add_option("file", words->file, "Roster file")->required();
    command->add_option("--community", words->roster.community, "Its name")->required();
    command->add_option("--adapter", words->roster.adapter,
                        "Adapter id that the accounts belong to");
    command->add_option("--sheet", words->roster.sheet,
                        "Sheet of a workbook; default: the first with a roster's header");
    command->add_flag("--dry-run", words->roster.dry_run,
                      "List every problem by row; write nothing");
    command->add_option("--data", words->place.data, "Data folder")->capture_default_str();
    command->callback([words, with_office, &code] {
        words->place.file = &words->file;
        code = with_office(words->place, [words](Office& office) {
            words->roster.file = words->file;
            return run_import_roster(words->roster, office);
        });
    });
}

void add_import_ballots(CLI::App& app, const std::shared_ptr<Words>& words,
                        const WithOffice& with_office, int& code) {
    auto* command = app.add_subcommand(
        "import-ballots", "Import an official system's result file (CSV: unit, choice)");
    command->add_option("file", words->file, "Result file")->required();
    command->add_option("--vote", words->ballots.vote, "Open vote, e.g. V12")->required();
    command->add_option("--community", words->ballots.community, "Its name")->required();
    command->add_option("--system", words->ballots.system, "Where the file comes from")->required();
    command->add_option("--data", words->place.data, "Data folder")->capture_default_str();
    command->callback([words, with_office, &code] {
        words->place.file = &words->file;
        code = with_office(words->place, [words](Office& office) {
            words->ballots.file = words->file;
            return run_import_ballots(words->ballots, office);
        });
    });
}

void add_export_roster(CLI::App& app, const std::shared_ptr<Words>& words,
                       const WithOffice& with_office, int& code) {
    auto* command = app.add_subcommand("export-roster", "Write units and owners as CSV or XLSX");
    command->add_option("--community", words->exported.community, "Its name")->required();
    command->add_option("--format", words->exported.format, "csv or xlsx")->capture_default_str();
    command->add_option("--out", words->exported.out, "File; default: standard output");
    command->add_flag("--names", words->exported.has_names, "Whole names instead of masked ones");
    command->add_option("--data", words->place.data, "Data folder")->capture_default_str();
    command->callback([words, with_office, &code] {
        words->place.out = &words->exported.out;
        words->place.hand_over = [words](const std::string& made, const Handover& to) {
            return hand_over_roster(words->exported, made, to);
        };
        code = with_office(words->place, [words](Office& office) {
            return run_export_roster(words->exported, office);
        });
    });
}

void add_codes(CLI::App& app, const std::shared_ptr<Words>& words, const WithOffice& with_office,
               int& code) {
    auto* command = app.add_subcommand("codes", "Print one bind code a unit (shown once)");
    command->add_option("--community", words->codes.community, "Its name")->required();
    command->add_option("--format", words->codes.format, "table, csv, html or pdf")
        ->capture_default_str();
    command->add_option("--out", words->codes.out, "File; default: standard output");
    command->add_option("--unit", words->codes.units, "Only these units");
    command->add_option("--building", words->codes.buildings, "Only these buildings");
    command->add_flag("--unbound", words->codes.unbound_only, "Leave out units with an account");
    command->add_option("--data", words->place.data, "Data folder")->capture_default_str();
    command->callback([words, with_office, &code] {
        words->place.out = &words->codes.out;
        words->place.can_hand_over = [words] { return can_hand_over_codes(words->codes); };
        words->place.hand_over = [words](const std::string& made, const Handover& to) {
            return hand_over_codes(words->codes, made, to);
        };
        code = with_office(words->place,
                           [words](Office& office) { return run_codes(words->codes, office); });
    });
}

void add_outbox(CLI::App& app, const std::shared_ptr<Words>& words, const WithOffice& with_office,
                int& code) {
    auto* command = app.add_subcommand("outbox", "Look after messages that were not delivered");
    command->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, OfficeWork work) {
        auto* part = command->add_subcommand(name, what);
        part->add_option("--data", words->place.data, "Data folder")->capture_default_str();
        part->callback([words, with_office, work = std::move(work), &code] {
            code = with_office(words->place, work);
        });
        return part;
    };
    auto* list = add("list", "List messages of one state",
                     [words](Office& office) { return run_outbox_list(words->state, office); });
    list->add_option("--state", words->state, "pending, dead, expired …")->capture_default_str();
    auto* redrive = add("redrive", "Send a dead message again", [words](Office& office) {
        return run_outbox_redrive(words->message, office);
    });
    redrive->add_option("id", words->message, "Number of the message")->required();
    add("send-held", "After a restore: send what was waiting", run_outbox_send_held);
    add("cancel-held", "After a restore: drop what was waiting", run_outbox_cancel_held);
}

}  // namespace

void add_office_subcommands(CLI::App& app, const WithOffice& with_office, int& code) {
    const auto words = std::make_shared<Words>();  // shared with every action
    add_community(app, words, with_office, code);
    add_import_roster(app, words, with_office, code);
    add_import_ballots(app, words, with_office, code);
    add_export_roster(app, words, with_office, code);
    add_codes(app, words, with_office, code);
    add_outbox(app, words, with_office, code);
}

int run_office_words(const std::vector<std::string>& words, Office& office) {
    CLI::App app{"", "linyi"};
    int code = good;
    const WithOffice here = [&office](const OfficePlace&, const OfficeWork& work) {
        return work(office);
    };
    add_office_subcommands(app, here, code);
    try {
        std::vector<std::string> reversed(words.rbegin(), words.rend());  // CLI11's order
        app.parse(std::move(reversed));
    } catch (const CLI::ParseError& error) {
        return app.exit(error, office.out, office.err) == 0 ? good : wrong_use;
    }
    return code;
}

}  // namespace linyi::cli
