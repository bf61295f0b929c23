#include "bench/estate.hpp"

#include "bench/load.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace linyi::bench {
namespace {

constexpr std::string_view name = "bench";
constexpr std::chrono::milliseconds look_every{100};
constexpr int looks_max = 600;

void write_file(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::filesystem::path config_of(const std::filesystem::path& folder) {
    return folder / "linyi.toml";
}

/// Everything the defaults say, but: loopback is allowed, and one address may hold all connections.
void write_config(const std::filesystem::path& folder, const EstateOptions& options) {
    write_file(config_of(folder), fmt::format(R"([server]
listen = "127.0.0.1:0"
connections_per_address_max = 2000
[outgoing]
allow_private = ["127.0.0.1:{0}"]
[adapter.plainhook]
type = "plainhook"
secret = "{1}"
send_url = "http://127.0.0.1:{0}/messages"
{2}
)",
                                              options.platform_port, Voters::key(),
                                              options.sends ? "" : "limits = \"account 1/60min\""));
}

Program program(const std::filesystem::path& folder, const EstateOptions& options,
                std::vector<std::string> words) {
    words.insert(words.begin(), options.linyi.string());
    return {.words = std::move(words), .log = folder / "log.jsonl"};
}

/// "ABCD-EFGH-JKLM-NPQR" in what `community add` prints.
std::string setup_code(const std::string& text) {
    constexpr std::size_t code_bytes = 19;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (word.size() >= code_bytes && std::count(word.begin(), word.end(), '-') == 3)
            return word.substr(word.size() - code_bytes);
    }
    throw std::runtime_error("no setup code in: " + text);
}

void pause(std::chrono::milliseconds time) {
    boost::asio::io_context io{1};
    boost::asio::steady_timer timer(io, time);
    timer.wait();
}

}  // namespace

std::filesystem::path data_of(const std::filesystem::path& folder) {
    return folder / "data";
}

void Estate::build(const std::filesystem::path& folder, const EstateOptions& options) {
    std::filesystem::create_directories(folder);
    write_config(folder, options);
    const auto data = data_of(folder).string();
    const auto printed = output_of(program(
        folder, options,
        {"community", "add", std::string(name), "--zone", "Asia/Shanghai", "--data", data}));
    const auto roster = folder / "roster.csv";
    write_file(roster, Voters::roster(units));
    output_of(program(folder, options,
                      {"import-roster", roster.string(), "--community", std::string(name),
                       "--adapter", "plainhook", "--data", data}));

    Estate estate(folder, options, Voters(units, EventIds::sequential, 0));
    estate.say("/setup " + setup_code(printed) + " owners");
    estate.say("/vote 是否更换门禁系统？");
    const auto told = run_load({.port = estate.port(),
                                .connections = 64,
                                .time = std::chrono::seconds{60},
                                .requests_max = units,
                                .request = [&] { return estate.voters().next_private_answer(); }});
    if (told.acknowledged < units)
        throw std::runtime_error(fmt::format("only {} of {} voters were acknowledged; see {}",
                                             told.acknowledged, units, folder.string()));
    if (options.sends) estate.settle();
}

Estate::Estate(std::filesystem::path folder, const EstateOptions& options, Voters voters)
    : folder_(std::move(folder)),
      voters_(std::move(voters)),
      open_vote_(options.open_vote),
      next_vote_(options.next_vote) {
    write_config(folder_, options);
    server_ = std::make_unique<Server>(program(
        folder_, options,
        {"serve", "--config", config_of(folder_).string(), "--data", data_of(folder_).string()}));
}

void Estate::say(const std::string& text) {
    const auto answer = ask(port(), voters_.from_chair(text));
    if (answer.status < 200 || answer.status > 299)
        throw std::runtime_error(fmt::format("{}: HTTP {}", text, answer.status));
}

void Estate::open_next_vote() {
    say("/close V" + std::to_string(open_vote_) + " 下一轮");
    say("/vote 是否更换门禁系统？");
    open_vote_ = next_vote_++;
}

void Estate::settle() {
    for (int i = 0; i < looks_max; ++i) {
        const auto sent = counter("linyi_outbox_sent_total");
        pause(look_every);
        if (counter("linyi_outbox_in_flight") == 0 && counter("linyi_outbox_sent_total") == sent)
            return;
    }
    throw std::runtime_error("messages are still on their way to the platform after a minute");
}

std::int64_t Estate::counter(const std::string& wanted) const {
    std::istringstream lines(ask_for(port(), "/metrics").body);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(wanted + " "))
            return static_cast<std::int64_t>(std::stod(line.substr(wanted.size() + 1)));
    }
    throw std::runtime_error("no counter " + wanted);
}

}  // namespace linyi::bench
