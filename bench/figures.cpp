#include "bench/figures.hpp"

#include <fmt/format.h>

#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>

namespace linyi::bench {
namespace {

constexpr std::size_t aim_connections = 64;
constexpr double aim_of_bare = 0.7;
constexpr double aim_of_nothing = 0.4;
constexpr double aim_p99_base_ms = 10;
constexpr double aim_p99_syncs = 4;
constexpr double aim_kept = 0.8;
constexpr std::int64_t aim_resident_kib = 64 * 1024;

template <class Of>
double median_of(const std::vector<Sample>& samples, Of of) {
    std::vector<double> values;
    for (const auto& sample : samples) values.push_back(of(sample));
    return median(std::move(values));
}

double rate(const std::vector<Sample>& samples) {
    return median_of(samples, [](const Sample& s) { return s.load.rate(); });
}
double p50_ms(const std::vector<Sample>& samples) {
    return median_of(samples, [](const Sample& s) { return double(s.load.p50.count()) / 1000; });
}
double p99_ms(const std::vector<Sample>& samples) {
    return median_of(samples, [](const Sample& s) { return double(s.load.p99.count()) / 1000; });
}
double commits(const std::vector<Sample>& samples) {
    return median_of(samples, [](const Sample& s) { return s.commits; });
}
double processor_us(const std::vector<Sample>& samples) {
    return median_of(samples, [](const Sample& s) { return s.processor_us; });
}

/// The median of the ratios of neighbours in time: what the machine did meanwhile hits both.
double ratio(const std::vector<Sample>& of, const std::vector<Sample>& to) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < std::min(of.size(), to.size()); ++i) {
        if (to[i].load.rate() > 0) ratios.push_back(of[i].load.rate() / to[i].load.rate());
    }
    return median(std::move(ratios));
}

std::string machine() {
    std::ifstream in("/proc/cpuinfo");
    std::string model = "unknown processor";
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("model name")) {
            model = line.substr(line.find(':') + 2);
            break;
        }
    }
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    utsname names{};
    ::uname(&names);
    return fmt::format("{} × {}, Linux {}, load average at the end {:.1f}",
                       std::thread::hardware_concurrency(), model, names.release, load);
}

std::string main_table(const Figures& figures) {
    std::string text =
        "| connections | do nothing /s | bare group commit /s | linyi /s | linyi / bare "
        "| linyi / nothing | p50 ms | p99 ms | commits per ack | CPU µs per ack |\n"
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n";
    for (const auto& row : figures.rows) {
        text += fmt::format(
            "| {} | {:.0f} | {:.0f} | {:.0f} | {:.2f} | {:.2f} | {:.1f} | {:.1f} | {:.3f} | {:.0f} "
            "|\n",
            row.connections, rate(row.nothing), rate(row.bare), rate(row.linyi),
            ratio(row.linyi, row.bare), ratio(row.linyi, row.nothing), p50_ms(row.linyi),
            p99_ms(row.linyi), commits(row.linyi), processor_us(row.linyi));
    }
    for (const auto& row : figures.rows) {
        if (row.linyi_silent.empty()) continue;
        text += fmt::format(
            "| {}, sending paused | | | {:.0f} | {:.2f} | {:.2f} | {:.1f} | {:.1f} | {:.3f} | "
            "{:.0f} |\n",
            row.connections, rate(row.linyi_silent), ratio(row.linyi_silent, row.bare),
            ratio(row.linyi_silent, row.nothing), p50_ms(row.linyi_silent),
            p99_ms(row.linyi_silent), commits(row.linyi_silent), processor_us(row.linyi_silent));
    }
    return text;
}

std::string yardstick_table(const Figures& figures) {
    std::string text =
        "| connections | nothing p50 / p99 ms | bare p50 / p99 ms | bare CPU µs per ack |\n"
        "|---:|---:|---:|---:|\n";
    for (const auto& row : figures.rows) {
        text += fmt::format("| {} | {:.1f} / {:.1f} | {:.1f} / {:.1f} | {:.0f} |\n",
                            row.connections, p50_ms(row.nothing), p99_ms(row.nothing),
                            p50_ms(row.bare), p99_ms(row.bare), processor_us(row.bare));
    }
    return text;
}

/// What is left of the rate of the smallest database with the same kind of ids.
double kept(const Figures& figures, const GrowthPoint& point) {
    for (const auto& first : figures.growth) {
        if (first.ids == point.ids) return median(point.rates) / median(first.rates);
    }
    return 0;
}

std::string growth_table(const Figures& figures) {
    std::string text =
        "| event ids | ballots stored | linyi /s at 64 | of the smallest |\n|---|---:|---:|---:|\n";
    for (const auto& point : figures.growth) {
        text += fmt::format("| {} | {} | {:.0f} | {:.2f} |\n", point.ids, point.ballots,
                            median(point.rates), kept(figures, point));
    }
    return text;
}

std::string aim(bool is_reached, const std::string& text) {
    return fmt::format("| {} | {} |\n", text, is_reached ? "reached" : "**missed**");
}

std::string aims(const Figures& figures) {
    std::string text = "| aim | |\n|---|---|\n";
    const auto sync_p99_ms = static_cast<double>(figures.disk.p99_us) / 1000;
    const auto p99_max = aim_p99_base_ms + aim_p99_syncs * sync_p99_ms;
    for (const auto& row : figures.rows) {
        if (row.connections != aim_connections) continue;
        const auto of_bare = ratio(row.linyi, row.bare);
        const auto of_nothing = ratio(row.linyi, row.nothing);
        text += aim(of_bare >= aim_of_bare,
                    fmt::format("64 connections: {:.2f} of bare (≥ {})", of_bare, aim_of_bare));
        text += aim(
            of_nothing >= aim_of_nothing,
            fmt::format("64 connections: {:.2f} of do nothing (≥ {})", of_nothing, aim_of_nothing));
        text += aim(p99_ms(row.linyi) <= p99_max,
                    fmt::format("64 connections: p99 {:.1f} ms (≤ 10 ms + 4 × {:.1f} ms = {:.1f})",
                                p99_ms(row.linyi), sync_p99_ms, p99_max));
    }
    for (const auto& point : figures.growth) {
        if (point.ids != "sequential" || point.ballots != 1'000'000) continue;
        text += aim(kept(figures, point) >= aim_kept,
                    fmt::format("10⁴ → 10⁶ ballots, sequential ids: {:.0f} % kept (≥ 80 %)",
                                kept(figures, point) * 100));
    }
    text += aim(figures.resident_loaded_kib <= aim_resident_kib,
                fmt::format("resident after the load: {:.1f} MiB (≤ 64 MiB)",
                            static_cast<double>(figures.resident_loaded_kib) / 1024));
    return text;
}

}  // namespace

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::string report_of(const Figures& figures) {
    return fmt::format(
        "Machine: {}\n\nDisk: {:.0f} fdatasync of 4 KiB per second, p50 {:.2f} ms, p99 {:.2f} "
        "ms\n\n"
        "{}\n{}\nMemory of the service: {:.1f} MiB resident before the load, {:.1f} MiB after it. "
        "Of {} acknowledged answers {} are in the record.\n\n{}\n{}",
        machine(), figures.disk.syncs_per_second, static_cast<double>(figures.disk.p50_us) / 1000,
        static_cast<double>(figures.disk.p99_us) / 1000, main_table(figures),
        yardstick_table(figures), static_cast<double>(figures.resident_idle_kib) / 1024,
        static_cast<double>(figures.resident_loaded_kib) / 1024, figures.acknowledged,
        figures.recorded, growth_table(figures), aims(figures));
}

}  // namespace linyi::bench
