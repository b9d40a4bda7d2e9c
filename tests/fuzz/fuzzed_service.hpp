// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "emulator/core/service.hpp"
#include "fuzz/promise.hpp"
#include "wire/envelope.hpp"
#include "wire/json.hpp"

namespace livechat::fuzz {

namespace wire = customer::wire;

/// The emulator's service with a customer who is logged in and has a chat, and somebody at its sockets who obeys nothing.
/// Whatever they say: what is sent is JSON, goes to connections that are there, and shows no secret; and in the end a new
/// customer is served as ever.
class fuzzed_service {
 public:
  explicit fuzzed_service(emulator::core::upgrade_kind kind) : kind_(kind), service_(settings()) {
    customer_ = open(emulator::core::upgrade_kind::customer);
    log_in(customer_);
    say(customer_, wire::encode_request("s", "start_chat", "{}"));
    say(customer_, wire::encode_request("e", "send_event",
                                        R"({"chat_id":")" + chat_ + R"(","event":{"type":"message","text":"hello"}})"));
    hostile_ = customer_;
    if (kind_ == emulator::core::upgrade_kind::agent) hostile_ = open(kind_);
  }

  /// One line of the input: a step by its first byte, or a text. Ids stand in texts as bytes of their own.
  void take(std::string_view line) {
    if (line.empty()) return;
    const auto rest = line.substr(1);
    switch (line.front()) {
      case '\x01':
        hostile_ = open(kind_);
        return;
      case '\x02':
        return advance(rest.empty() ? 1 : static_cast<unsigned char>(rest.front()));
      case '\x03':
        service_.control_received(now_, hostile_);
        return drain();
      case '\x04':
        service_.binary_received(now_, hostile_);
        return drain();
      case '\x05':
        open_.erase(hostile_);
        service_.connection_closed(now_, hostile_);
        return drain();
      case '\x06':
        if (kind_ == emulator::core::upgrade_kind::customer) log_in(hostile_);
        return;
      default:
        return say(hostile_, with_ids(line));
    }
  }

  void end() {
    advance(60);
    const auto fresh = open(emulator::core::upgrade_kind::customer);
    log_in(fresh);
    is_served_ = false;
    say(fresh, wire::encode_request("last", "get_customer", "{}"));
    must(is_served_, "a new customer is served after whatever came before");
  }

 private:
  using connection_id = emulator::core::connection_id;

  static constexpr std::string_view secret = "0123456789-canary-secret";

  static emulator::core::service_settings settings() {
    emulator::core::service_settings out;
    out.control_secret = secret;
    return out;
  }

  connection_id open(emulator::core::upgrade_kind kind) {
    const auto id = connection_id{++opened_};
    open_.insert(id);
    service_.connection_opened(now_, id, {"3.6", service_.organization_id(), kind});
    drain();
    return id;
  }

  void log_in(connection_id id) {
    say(id, wire::encode_request("l", "login", R"({"token":")" + service_.issue_token() + R"("})"));
  }

  void say(connection_id id, std::string_view text) {
    service_.text_received(now_, id, text);
    drain();
  }

  void advance(unsigned seconds) {
    const auto end = now_ + std::chrono::seconds(seconds);
    while (service_.next_deadline() && *service_.next_deadline() <= end) {
      now_ = *service_.next_deadline();
      service_.deadline_reached(now_);
      drain();
    }
    now_ = end;
  }

  void drain() {
    while (const auto what = service_.next_effect()) {
      if (const auto* send = std::get_if<emulator::core::send_text>(&*what)) judge(*send);
      if (const auto* close = std::get_if<emulator::core::close_connection>(&*what)) {
        must(open_.erase(close->connection) == 1, "only what is open is closed");
      }
      if (const auto* line = std::get_if<emulator::core::log_line>(&*what)) {
        must(line->text.find(secret) == std::string::npos, "the log shows no secret");
      }
    }
  }

  void judge(const emulator::core::send_text& send) {
    must(open_.contains(send.connection), "only who is connected is written to");
    must(!wire::json::check(send.text), "what is sent is JSON");
    must(send.text.find(secret) == std::string::npos, "no secret is sent");
    if (send.text.find(R"("request_id":"last")") != std::string::npos) is_served_ = true;
    if (send.connection == customer_) learn_ids(send.text);
  }

  void learn_ids(const std::string& text) {
    if (chat_.empty()) chat_ = after(text, R"("chat_id":")");
    if (thread_.empty()) thread_ = after(text, R"("thread_id":")");
    if (event_.empty()) event_ = after(text, R"("event_id":")");
  }

  static std::string after(const std::string& text, std::string_view what) {
    const auto at = text.find(what);
    if (at == std::string::npos) return {};
    const auto begin = at + what.size();
    return text.substr(begin, text.find('"', begin) - begin);
  }

  [[nodiscard]] std::string with_ids(std::string_view line) const {
    std::string out;
    for (const char c : line) {
      if (c == '\x10') {
        out += chat_;
      } else if (c == '\x11') {
        out += thread_;
      } else if (c == '\x12') {
        out += event_;
      } else {
        out += c;
      }
    }
    return out;
  }

  emulator::core::upgrade_kind kind_;
  emulator::core::service service_;
  machine::instant now_;
  std::uint64_t opened_ = 0;
  std::set<connection_id> open_;
  connection_id customer_{};
  connection_id hostile_{};
  std::string chat_;
  std::string thread_;
  std::string event_;
  bool is_served_ = false;
};

/// The input is lines, each a step.
inline void misuse(emulator::core::upgrade_kind kind, std::string_view input) {
  fuzzed_service under(kind);
  while (!input.empty()) {
    const auto end = std::min(input.find('\n'), input.size());
    under.take(input.substr(0, end));
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  under.end();
}

}  // namespace livechat::fuzz
