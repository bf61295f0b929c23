#include "app/replay.hpp"

#include "adapters/adapter.hpp"
#include "app/adapters.hpp"
#include "app/chores.hpp"
#include "app/engine.hpp"
#include "app/replay_briefing.hpp"
#include "app/replay_report.hpp"
#include "base/text.hpp"
#include "commands/setup/apply_roster.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace linyi::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view adapter_id = "replay";
constexpr std::size_t line_bytes_max = 64UL * 1024;

/// A clock that the transcript moves.
class TranscriptClock final : public Clock {
public:
    Timestamp now() const override { return at_; }
    void set(Timestamp at) { at_ = at; }

private:
    Timestamp at_{};
};

/// A folder that goes with its owner.
class TemporaryFolder {
public:
    TemporaryFolder() {
        auto pattern = (fs::temp_directory_path() / "linyi-replay-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw std::system_error(errno, std::generic_category(), pattern);
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

Error line_error(const fs::path& file, std::size_t line, const std::string& what) {
    return Error{Errc::invalid_argument, file.string() + ":" + std::to_string(line) + ": " + what};
}

Result<std::vector<TranscriptLine>> read_transcript(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return Error{Errc::invalid_argument, file.string() + ": cannot be read"};
    std::vector<TranscriptLine> lines;
    for (std::string raw; std::getline(in, raw);) {
        const auto number = lines.size() + 1;
        if (trim(raw).empty() && in.peek() == std::ifstream::traits_type::eof()) break;
        if (raw.size() > line_bytes_max) return line_error(file, number, "longer than 64 KiB");
        auto value = nlohmann::json::parse(raw, nullptr, false);
        if (!value.is_object()) return line_error(file, number, "not a JSON object");
        for (const auto* key : {"time", "group", "user", "text"}) {
            if (!value.contains(key) || !value[key].is_string())
                return line_error(file, number, std::string("needs a text \"") + key + "\"");
        }
        const auto at = from_rfc3339(value["time"].get<std::string>());
        if (!at) return line_error(file, number, "\"time\" is no RFC 3339 time");
        const auto group = value["group"].get<std::string>();
        const auto text = value["text"].get<std::string>();
        value["line"] = number;
        lines.push_back({.at = *at, .group = group, .text = text, .raw = value.dump()});
    }
    if (lines.empty()) return Error{Errc::invalid_argument, file.string() + ": no messages"};
    return lines;
}

void write_file(const fs::path& file, const std::string& content) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << content;
    out.flush();
    if (!out) throw std::runtime_error("cannot write " + file.string());
}

/// A community in a folder of its own, fed line by line.
class Replayer {
public:
    Replayer(const ReplayRequest& request, Adapter& adapter, const Zone& zone)
        : request_(request), adapter_(adapter) {
        auto store = storage::Store::open(folder_.path() / "linyi.db", storage::StoreMode::writer,
                                          &ledger_random_);
        if (!store) throw std::runtime_error(store.error().detail);
        store_ = std::move(*store);
        community_.zone = zone;
    }

    void set_up(const std::vector<TranscriptLine>& lines) {
        const auto& roster = request_.roster;
        clock_.set(lines.front().at);
        store_->transact([&](storage::Tx& tx) {
            community_.name = roster.community.empty() ? "replay" : roster.community;
            community_.street = roster.street;
            community_ = tx.communities().add(community_, clock_.now());
            commands::setup::apply_roster(
                tx, {.community = community_.id, .adapter = std::string(adapter_id)}, roster,
                clock_.now());
            for (const auto& line : lines) {
                const auto chat = tx.chats().admit({.adapter = std::string(adapter_id),
                                                    .platform_chat = line.group,
                                                    .name = line.group});
                if (!chat.community) tx.chats().link(chat.id, community_.id, Purpose::owners);
            }
        });
    }

    Result<void> feed(const TranscriptLine& line, std::size_t number) {
        // A line may be older than the one before (another group): the clock never goes back.
        const auto at = std::max(line.at, clock_.now());
        run_chores_until(at);
        clock_.set(at);
        const HttpRequest request{.method = "POST", .target = "/hook/replay", .body = line.raw};
        auto received = adapter_.receive(request, at);
        if (!received) return line_error(request_.transcript, number, received.error().detail);
        store_->transact([&](storage::Tx& tx) {
            for (const auto& event : received->events) engine_.apply(tx, event, at);
        });
        return {};
    }

    void write_results(const std::vector<TranscriptLine>& lines) {
        fs::create_directories(request_.out);
        std::string report;
        std::string outgoing;
        ReplayBriefing briefing;
        store_->transact([&](storage::Tx& tx) {
            report = replay_report(tx, community_, lines);
            outgoing = outgoing_lines(tx);
            commands::Context context{.tx = tx,
                                      .now = clock_.now(),
                                      .random = random_,
                                      .settings = settings_,
                                      .traits = traits_,
                                      .community = community_};
            briefing = replay_briefing(context, request_.roster);
        });
        write_file(request_.out / "report.json", report);
        write_file(request_.out / "outgoing.jsonl", outgoing);
        write_file(request_.out / "briefing.md", briefing.markdown);
        write_file(request_.out / "briefing.html", briefing.html);
    }

private:
    /// Stops at every chore that is due before `until`, as the ticker would.
    void run_chores_until(Timestamp until) {
        for (bool is_done = false; !is_done;) {
            store_->transact([&](storage::Tx& tx) {
                const auto due = schedule::next_due(chores_, tx, clock_.now());
                is_done = !due || *due > until;
                if (is_done) return;
                clock_.set(std::max(*due, clock_.now()));
                for (const auto& chore : chores_) {
                    const auto own = chore.next_due(tx, clock_.now());
                    if (!own || *own > clock_.now()) continue;
                    if (!chore.run(tx, clock_.now()))
                        throw std::runtime_error("could not do: " + chore.name);
                }
            });
        }
    }

    static std::string outgoing_lines(storage::Tx& tx) {
        constexpr int messages_max = 100'000;
        auto messages = tx.outbox().in_state(OutgoingState::pending, messages_max);
        std::reverse(messages.begin(), messages.end());
        std::string out;
        for (const auto& message : messages) {
            const auto chat = tx.chats().find(message.lane);
            const nlohmann::ordered_json line{{"time", to_rfc3339(message.not_before)},
                                              {"chat", chat ? chat->platform_chat : ""},
                                              {"kind", message.kind},
                                              {"text", to_plain_text(message.document)}};
            out += line.dump() + "\n";
        }
        return out;
    }

    const ReplayRequest& request_;
    Adapter& adapter_;
    TemporaryFolder folder_{};
    SeededRandom ledger_random_{2};  ///< of its own: salts must not change the codes drawn
    std::unique_ptr<storage::Store> store_{};
    Community community_{};
    TranscriptClock clock_{};
    SeededRandom random_{1};
    Settings settings_{};
    commands::CommandTable table_{commands::make_table()};
    std::function<ChatTraits(std::string_view)> traits_{
        [this](std::string_view) { return traits_of(adapter_.capabilities()); }};
    commands::Dispatcher dispatcher_{table_, settings_, traits_, random_};
    Engine engine_{dispatcher_, nullptr};
    commands::ChoreContext chore_context_{random_, settings_, traits_};
    std::vector<schedule::Chore> chores_{make_chores(chore_context_)};
};

Result<std::unique_ptr<Adapter>> replay_adapter() {
    for (const auto& type : adapter_types()) {
        if (type.name != adapter_id) continue;
        return type.make({.id = std::string(adapter_id),
                          .type = std::string(adapter_id),
                          .values = {{"in_process_only", "true"}}});
    }
    return Error{Errc::bad_configuration, "this build has no replay adapter"};
}

}  // namespace

Result<void> replay(const ReplayRequest& request) {
    const auto zone = Zone::find(request.zone);
    if (!zone) return Error{Errc::bad_configuration, zone.error().detail};
    const auto lines = read_transcript(request.transcript);
    if (!lines) return lines.error();
    auto adapter = replay_adapter();
    if (!adapter) return adapter.error();

    Replayer replayer(request, **adapter, *zone);
    replayer.set_up(*lines);
    for (std::size_t i = 0; i < lines->size(); ++i) {
        if (auto fed = replayer.feed((*lines)[i], i + 1); !fed) return fed.error();
        if (request.progress) request.progress(i + 1, lines->size());
    }
    replayer.write_results(*lines);
    return {};
}

}  // namespace linyi::app
