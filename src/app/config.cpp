#include "app/config.hpp"

#include "app/config_keys.hpp"
#include "app/example_tables.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace linyi::app {
namespace {

constexpr std::size_t file_bytes_max = 1024UL * 1024;
constexpr std::size_t admin_token_bytes_min = 22;  // 128 bits in base64

Error config_error(const std::string& file, const toml::node& node, const std::string& what) {
    return Error{Errc::bad_configuration,
                 file + ":" + std::to_string(node.source().begin.line) + ": " + what};
}

const ConfigKey* find_key(std::string_view section, std::string_view name) {
    for (const auto& key : config_key_table()) {
        if (key.doc.section == section && key.doc.name == name) return &key;
    }
    return nullptr;
}

bool is_section(std::string_view section) {
    const auto& table = config_key_table();
    return std::any_of(table.begin(), table.end(),
                       [section](const ConfigKey& key) { return key.doc.section == section; });
}

/// One file being read. The first error ends it.
class Reader {
public:
    Reader(std::string file, const Environment& environment)
        : file_(std::move(file)), environment_(environment) {}

    Result<Config> read(const toml::table& root) {
        for (const auto& [name, node] : root) {
            const std::string_view section = name.str();
            const auto* table = node.as_table();
            if (table == nullptr) {
                return config_error(file_, node,
                                    "\"" + std::string(section) +
                                        "\" stands outside a [section]; move it below the one it "
                                        "belongs to, see config/linyi.example.toml");
            }
            if (section == "adapter") {
                if (auto error = read_adapters(*table)) return *error;
            } else if (is_section(section)) {
                if (auto error = read_section(section, *table)) return *error;
            } else {
                return config_error(file_, node,
                                    "unknown section [" + std::string(section) +
                                        "]; see config/linyi.example.toml");
            }
        }
        if (auto error = check_tls(root)) return *error;
        if (auto error = check_admin_chat(root)) return *error;
        return std::move(config_);
    }

private:
    /// Both files or none, and both can be read now: better said here than at the next start.
    std::optional<Error> check_tls(const toml::table& root) const {
        const auto& server = config_.server;
        if (server.tls_certificate.empty() != server.tls_key.empty()) {
            return config_error(file_, *root["server"].node(),
                                "[server] tls_certificate and tls_key belong together: set both, "
                                "or neither for plain HTTP");
        }
        if (server.tls_key.empty()) return std::nullopt;
        for (const std::string_view key : {"tls_certificate", "tls_key"}) {
            const auto file = root["server"][key].value_or(std::string{});
            if (std::ifstream(file, std::ios::binary).peek() == std::ifstream::traits_type::eof())
                return config_error(file_, *root["server"][key].node(),
                                    "[server] " + std::string(key) + ": cannot read " + file +
                                        "; check the path and its permissions");
        }
        return std::nullopt;
    }

    /// "ADAPTER:CHAT" names an account of this file, or the web chat, which is always there.
    std::optional<Error> check_admin_chat(const toml::table& root) const {
        const auto& text = config_.admin.chat;
        if (text.empty()) return std::nullopt;
        const auto colon = text.find(':');
        const auto id = text.substr(0, colon);
        const auto& all = config_.adapters;
        const bool is_known = id == "webchat" || std::any_of(all.begin(), all.end(),
                                                             [&id](const AdapterSettings& one) {
                                                                 return one.id == id;
                                                             });
        if (colon != std::string::npos && colon + 1 < text.size() && is_known) return std::nullopt;
        return config_error(file_, *root["admin"]["chat"].node(),
                            "[admin] chat must be \"ADAPTER:CHAT\" with the id of an "
                            "[adapter.…] section of this file");
    }

    std::optional<Error> read_section(std::string_view section, const toml::table& table) {
        for (const auto& [name, node] : table) {
            const std::string_view key_name = name.str();
            if (section == "admin" &&
                (key_name == "token" || key_name == "token_file" || key_name == "token_env")) {
                if (auto error = read_admin_token(key_name, node)) return error;
                continue;
            }
            const auto* key = find_key(section, key_name);
            if (key == nullptr) {
                return config_error(file_, node,
                                    "unknown key \"" + std::string(key_name) + "\" in [" +
                                        std::string(section) + "]; see config/linyi.example.toml");
            }
            if (const auto flaw = key->set(config_, node)) {
                return config_error(
                    file_, node,
                    "[" + std::string(section) + "] " + std::string(key_name) + " " + *flaw);
            }
        }
        return std::nullopt;
    }

    std::optional<Error> read_admin_token(std::string_view name, const toml::node& node) {
        if (!config_.admin.token.empty())
            return config_error(file_, node, "[admin] has the token twice; keep one of them");
        auto secrets = resolve(name, "token", node);
        if (!secrets) return secrets.error();
        if (secrets->size() != 1 || secrets->front().size() < admin_token_bytes_min) {
            return config_error(file_, node,
                                "[admin] token must have at least " +
                                    std::to_string(admin_token_bytes_min) +
                                    " characters; make one with: openssl rand -base64 24");
        }
        config_.admin.token = secrets->front();
        return std::nullopt;
    }

    /// "secret_file" and "secret_env" stand for "secret". A file or variable may hold several
    /// secrets, one a line, while they are being rotated.
    Result<std::vector<Secret>> resolve(std::string_view written, std::string_view key,
                                        const toml::node& node) {
        std::vector<std::string> texts;
        if (const auto* array = node.as_array()) {
            for (const auto& element : *array)
                texts.push_back(element.value_exact<std::string>().value_or(""));
        } else {
            texts.push_back(node.value_exact<std::string>().value_or(""));
        }
        std::vector<Secret> secrets;
        for (const auto& text : texts) {
            std::string value = text;
            if (written.size() > key.size() && written.ends_with("_env")) {
                const auto found = environment_(text);
                if (!found)
                    return config_error(file_, node,
                                        "environment variable " + text +
                                            " is not set; set it, or name a file with " +
                                            std::string(key) + "_file");
                value = *found;
            } else if (written.size() > key.size() && written.ends_with("_file")) {
                std::ifstream in(text, std::ios::binary);
                if (!in)
                    return config_error(file_, node,
                                        "cannot read the secret file " + text +
                                            "; check the path and its permissions");
                value.assign(std::istreambuf_iterator<char>(in), {});
            }
            for (const auto& line : split(value, '\n')) {
                if (!trim(line).empty()) secrets.emplace_back(std::string(trim(line)));
            }
        }
        if (secrets.empty()) {
            return config_error(file_, node,
                                "\"" + std::string(key) + "\" is empty; a secret is needed");
        }
        return secrets;
    }

    std::optional<Error> read_adapters(const toml::table& adapters) {
        for (const auto& [id, node] : adapters) {
            const auto* table = node.as_table();
            if (table == nullptr)
                return config_error(file_, node,
                                    "[adapter." + std::string(id.str()) + "] must be a section");
            if (auto error = read_adapter(std::string(id.str()), *table)) return error;
        }
        return std::nullopt;
    }

    std::optional<Error> read_adapter(const std::string& id, const toml::table& table) {
        const bool is_plain_id =
            !id.empty() && id.size() <= 32 && std::all_of(id.begin(), id.end(), [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            });
        if (!is_plain_id) {
            return config_error(
                file_, table,
                "[adapter." + id + "]: the id may use a-z, 0-9, - and _, at most 32 characters");
        }
        AdapterSettings settings{.id = id, .type = table["type"].value_or(std::string{})};
        const auto& types = adapter_types();
        const auto type = std::find_if(types.begin(), types.end(), [&settings](const auto& known) {
            return known.name == settings.type;
        });
        if (type == types.end()) {
            std::vector<std::string> names;
            for (const auto& known : types) names.emplace_back(known.name);
            return config_error(file_, table,
                                "[adapter." + id + "] needs type = one of " + join(names, ", "));
        }
        const auto rules = type->settings();
        for (const auto& [name, node] : table) {
            if (name.str() == "type") continue;
            if (auto error = read_adapter_key(settings, rules, name.str(), node)) return error;
        }
        for (const auto& rule : rules) {
            const bool is_there =
                settings.values.contains(rule.key) || settings.secrets.contains(rule.key);
            if (rule.required && !is_there) {
                return config_error(file_, table,
                                    "[adapter." + id + "] lacks \"" + std::string(rule.key) +
                                        "\": " + std::string(rule.meaning));
            }
        }
        // The account itself knows best whether it can work with these values.
        if (const auto made = type->make(settings); !made)
            return config_error(file_, table, made.error().detail);
        config_.adapters.push_back(std::move(settings));
        return std::nullopt;
    }

    std::optional<Error> read_adapter_key(AdapterSettings& settings,
                                          const std::vector<SettingRule>& rules,
                                          std::string_view name, const toml::node& node) {
        for (const auto& rule : rules) {
            const bool is_secret_form = rule.secret && (name == std::string(rule.key) + "_file" ||
                                                        name == std::string(rule.key) + "_env");
            if (name != rule.key && !is_secret_form) continue;
            if (rule.secret) {
                if (settings.secrets.contains(rule.key))
                    return config_error(file_, node,
                                        "[adapter." + settings.id + "] has \"" +
                                            std::string(rule.key) + "\" twice; keep one of them");
                auto secrets = resolve(name, rule.key, node);
                if (!secrets) return secrets.error();
                settings.secrets[std::string(rule.key)] = std::move(*secrets);
                return std::nullopt;
            }
            std::string value;
            if (const auto text = node.value_exact<std::string>()) {
                value = *text;
            } else if (const auto number = node.value_exact<std::int64_t>()) {
                value = std::to_string(*number);
            } else if (const auto flag = node.value_exact<bool>()) {
                value = *flag ? "true" : "false";
            } else {
                return config_error(
                    file_, node,
                    "\"" + std::string(name) + "\" must be a text, a whole number, or true/false");
            }
            settings.values[std::string(rule.key)] = value;
            return std::nullopt;
        }
        return config_error(file_, node,
                            "unknown key \"" + std::string(name) + "\" in [adapter." + settings.id +
                                "]; see adapters/" + settings.type + "/example.toml");
    }

    std::string file_;
    const Environment& environment_;
    Config config_{};
};

}  // namespace

std::optional<std::string> process_environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) return std::nullopt;
    return std::string(value);
}

Result<Config> parse_config(std::string_view text, const std::string& name,
                            const Environment& environment) {
    try {
        const auto root = toml::parse(text, name);
        return Reader(name, environment).read(root);
    } catch (const toml::parse_error& error) {
        return Error{Errc::bad_configuration,
                     name + ":" + std::to_string(error.source().begin.line) +
                         ": this is not TOML: " + std::string(error.description()) +
                         "; compare with config/linyi.example.toml"};
    }
}

Result<Config> read_config(const std::filesystem::path& file, const Environment& environment) {
    std::ifstream in(file, std::ios::binary);
    std::error_code ignored;
    if (!in || std::filesystem::is_directory(file, ignored)) {
        return Error{Errc::bad_configuration,
                     file.string() +
                         ": cannot be read; check the path and its permissions, or copy "
                         "config/linyi.example.toml there and edit it"};
    }
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (text.size() > file_bytes_max)
        return Error{Errc::bad_configuration,
                     file.string() +
                         ": too large to be a configuration (more than 1 MiB); "
                         "is it another file?"};
    return parse_config(text, file.string(), environment);
}

namespace {

/// An adapter's keys with their meanings, then its example, all as comments.
std::string example_of(const AdapterType& type) {
    std::string out = "\n# --- " + std::string(type.name) + " ---\n";
    for (const auto& rule : type.settings()) {
        out += "# " + std::string(rule.key) + ": " + std::string(rule.meaning) +
               (rule.required ? " (required)" : "") + "\n";
    }
    out += "#\n";
    for (const auto& line : split(trim(example_table(type.name)), '\n'))
        out += "# " + std::string(line) + "\n";
    return out;
}

}  // namespace

std::string example_config() {
    std::string out =
        "# linyi configuration. Every key is listed with its default; remove what you do not\n"
        "# change. An unknown key, a missing secret or a bad value stops the start with one line\n"
        "# that says where and what to do. Reloaded at SIGHUP; a broken file changes nothing.\n"
        "# Secrets: write KEY_file = \"/path\" (one secret a line; two while you rotate them) or\n"
        "# KEY_env = \"NAME\" instead of KEY = \"…\".\n";
    std::string_view section;
    for (const auto& key : config_keys()) {
        if (key.section != section) {
            section = key.section;
            out += "\n[" + std::string(section) + "]\n";
            if (section == "admin") {
                out +=
                    "# Bearer token of the admin API (/v1/…), at least 22 characters. Without it "
                    "the\n"
                    "# API is off. Make one with: openssl rand -base64 24\n"
                    "# token_file = \"/etc/linyi/admin.token\"\n";
            }
        }
        out += "# " + std::string(key.meaning) + "\n";
        out += std::string(key.name) + " = " + std::string(key.value) + "\n";
    }
    out +=
        "\n# One section for each bot account: [adapter.<id>]. The id is the last part of the\n"
        "# webhook address, /hook/<id>. Take away the \"# \" in front of a block to use it;\n"
        "# adapters/<type>/doc.md guides you through each platform.\n";
    for (const auto& type : adapter_types()) {
        if (type.name != "replay") out += example_of(type);
    }
    return out;
}

}  // namespace linyi::app
