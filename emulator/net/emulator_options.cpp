// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <livechat/testing/emulator.hpp>
#include <string_view>
#include <utility>

#include "emulator/core/limits.hpp"
#include "emulator/core/script.hpp"
#include "emulator/net/listener.hpp"

namespace livechat::testing::inline v0 {

namespace {

constexpr double slowest_pace = 1000;
constexpr std::chrono::minutes longest_delay{10};
constexpr std::size_t most_page_origins = 16;
constexpr std::string_view fake_token = "emu:";
constexpr std::size_t longest_token = 256;

/// As browsers write one: `http://localhost:3000` (RFC 6454, section 6.2).
bool is_origin(std::string_view text) {
  const auto begin = text.find("://");
  const auto scheme = text.substr(0, begin == std::string_view::npos ? 0 : begin);
  if (scheme != "http" && scheme != "https") return false;
  const auto rest = text.substr(begin + 3);
  const auto is_unfit = [](char c) { return c <= ' ' || c > '~' || c == '/' || c == '@' || c == '?' || c == '#'; };
  return !rest.empty() && std::none_of(rest.begin(), rest.end(), is_unfit);
}

std::optional<std::string> problem_of_reach(const emulator_options& of) {
  for (const auto& one : of.page_origins()) {
    if (!is_origin(one)) return "page_origin: '" + one + "' is none; one looks like http://localhost:3000";
  }
  if (of.page_origins().size() > most_page_origins) return "page_origin: 16 are possible";
  if (of.listen().empty()) return std::nullopt;
  if (!livechat::emulator::net::is_ip_address(of.listen())) {
    return "listen: '" + of.listen() + "' is no IP address; 0.0.0.0 means all of this machine";
  }
  if (!of.allow_remote()) {
    return "listen: everybody who can reach " + of.listen() +
           " could use the emulator; allow_remote says that this is meant";
  }
  return std::nullopt;
}

/// The token itself is not in the text: it may be a real one (S-19 of the security list).
std::optional<std::string> problem_of_agent_token(std::string_view token) {
  if (token.empty()) return std::nullopt;
  const auto is_unfit = [](char c) { return c <= ' ' || c > '~'; };
  if (!token.starts_with(fake_token)) return "agent_token: it must begin with emu:, real tokens have no place here";
  if (token.size() <= fake_token.size() + 1 || token.size() > longest_token ||
      std::any_of(token.begin(), token.end(), is_unfit)) {
    return "agent_token: 6 to 256 printable characters are possible";
  }
  return std::nullopt;
}

}  // namespace

emulator_options& emulator_options::port(std::uint16_t value) {
  port_ = value;
  return *this;
}

emulator_options& emulator_options::published_port(std::uint16_t value) {
  published_port_ = value;
  return *this;
}

emulator_options& emulator_options::pace(double value) {
  pace_ = value;
  return *this;
}

emulator_options& emulator_options::script(std::string name) {
  script_ = std::move(name);
  return *this;
}

emulator_options& emulator_options::rng_seed(std::uint64_t value) {
  rng_seed_ = value;
  return *this;
}

emulator_options& emulator_options::answer_delay(std::chrono::milliseconds value) {
  answer_delay_ = value;
  return *this;
}

emulator_options& emulator_options::directory(std::string path) {
  directory_ = std::move(path);
  return *this;
}

emulator_options& emulator_options::page_origin(std::string value) {
  page_origins_.push_back(std::move(value));
  return *this;
}

emulator_options& emulator_options::official_names(bool value) {
  has_official_names_ = value;
  return *this;
}

emulator_options& emulator_options::listen(std::string address) {
  listen_ = std::move(address);
  return *this;
}

emulator_options& emulator_options::allow_remote(bool value) {
  is_remote_allowed_ = value;
  return *this;
}

emulator_options& emulator_options::agent_token(std::string value) {
  agent_token_ = std::move(value);
  return *this;
}

emulator_options& emulator_options::token_lifetime(std::chrono::seconds value) {
  token_lifetime_ = value;
  return *this;
}

emulator_options& emulator_options::log(customer::log_handler handler) {
  log_ = std::move(handler);
  return *this;
}

std::optional<std::string> emulator_options::problem() const {
  // Written so that NaN is refused as well.
  const bool is_pace_good = pace_ >= 0 && pace_ <= slowest_pace;
  if (!is_pace_good) return "pace: 0 to 1000 is possible";
  if (!livechat::emulator::core::find_script(script_)) {
    return "script: there is no '" + script_ + "'; there are " + livechat::emulator::core::script_names();
  }
  if (answer_delay_.count() < 0 || answer_delay_ > longest_delay) return "answer_delay: 0 to 10 minutes is possible";
  if (token_lifetime_ < std::chrono::seconds(1) ||
      token_lifetime_ > livechat::emulator::core::limits::longest_token_life) {
    return "token_lifetime: 1 s to 63072000 s is possible";
  }
  if (auto wrong = problem_of_agent_token(agent_token_)) return wrong;
  return problem_of_reach(*this);
}

}  // namespace livechat::testing::inline v0
