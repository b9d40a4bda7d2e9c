// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "emulator/core/service.hpp"
#include "wire/decode.hpp"
#include "wire/envelope.hpp"
#include "wire/json.hpp"

/// A service with a hand on its clock. Time moves by `advance` only, and everything due on the way happens at its time.
namespace livechat::emulator::core::test {

namespace wire = customer::wire;
using namespace std::chrono_literals;

class rig {
 public:
  explicit rig(service_settings settings = {}) : service_(std::move(settings)) {}

  [[nodiscard]] service& under_test() noexcept { return service_; }
  [[nodiscard]] instant now() const noexcept { return now_; }

  connection_id connect() { return connect({"3.6", service_.organization_id()}); }

  connection_id connect(upgrade_request request) {
    const auto id = static_cast<connection_id>(++connected_);
    service_.connection_opened(now_, id, std::move(request));
    drain();
    return id;
  }

  void send(connection_id id, std::string_view text) {
    service_.text_received(now_, id, text);
    drain();
  }

  /// Sends a request of the id `r<n>`; returns that id.
  std::string request(connection_id id, std::string_view action, std::string_view payload = "{}") {
    std::string name = "r" + std::to_string(++requests_);
    send(id, wire::encode_request(name, action, payload));
    return name;
  }

  /// The answer to a request that is answered at once. Takes it and everything before it.
  wire::response_frame call(connection_id id, std::string_view action, std::string_view payload = "{}") {
    const std::string name = request(id, action, payload);
    while (auto text = next_text(id)) {
      const auto frame = wire::decode_frame(*text);
      const auto* answer = std::get_if<wire::response_frame>(&frame);
      if (answer != nullptr && answer->request_id == name) return *answer;
    }
    return {};
  }

  /// A connection that has logged in with `token`; the frames of the login are taken.
  connection_id log_in(const std::string& token, std::string_view more = "") {
    const auto id = connect();
    request(id, "login", R"({"token":")" + token + R"(")" + std::string(more) + "}");
    inbox_[id].clear();
    return id;
  }

  connection_id log_in() { return log_in(service_.issue_token()); }

  /// The same in a version of the API.
  connection_id log_in_as(const std::string& version, const std::string& token, std::string_view more = "") {
    const auto id = connect({version, service_.organization_id()});
    request(id, "login", R"({"token":")" + token + R"(")" + std::string(more) + "}");
    inbox_[id].clear();
    return id;
  }

  /// The answer to an HTTP request.
  http_reply http(const http_call& call) {
    const auto id = static_cast<http_id>(++http_calls_);
    service_.http_received(now_, id, call);
    drain();
    return replies_[id];
  }

  /// Does something at the agents' desk, and lets it out.
  template <class Act>
  desk_result desk(Act act) {
    agent_desk at = service_.desk(now_);
    desk_result out = act(at);
    drain();
    return out;
  }

  /// The first of the license's agents: the scripted one when there is one.
  [[nodiscard]] std::string agent() { return service_.license().agents.front().id; }

  void ping(connection_id id) {
    service_.control_received(now_, id);
    drain();
  }

  void hang_up(connection_id id) {
    service_.connection_closed(now_, id);
    drain();
  }

  void advance(duration by) {
    const instant end = now_ + by;
    while (service_.next_deadline() && *service_.next_deadline() <= end) {
      now_ = *service_.next_deadline();
      service_.deadline_reached(now_);
      drain();
    }
    now_ = end;
  }

  /// Takes the next text that a connection was sent; nothing when there is none.
  std::optional<std::string> next_text(connection_id id) {
    auto& texts = inbox_[id];
    if (texts.empty()) return std::nullopt;
    std::string first = std::move(texts.front());
    texts.pop_front();
    return first;
  }

  /// Takes everything that a connection was sent.
  std::vector<std::string> texts(connection_id id) {
    std::vector<std::string> out;
    while (auto text = next_text(id)) out.push_back(std::move(*text));
    return out;
  }

  /// What a connection was sent, one word or two each: `answer login`, `refusal login validation`,
  /// `push incoming_event`. Takes it.
  std::vector<std::string> story(connection_id id) {
    std::vector<std::string> out;
    for (const auto& text : texts(id)) out.push_back(summary(text));
    return out;
  }

  [[nodiscard]] const close_connection* closed(connection_id id) const {
    const auto found = closed_.find(id);
    return found == closed_.end() ? nullptr : &found->second;
  }

  [[nodiscard]] const std::vector<std::string>& log() const noexcept { return log_; }

  void drain() {
    while (auto what = service_.next_effect()) {
      if (auto* text = std::get_if<send_text>(&*what)) inbox_[text->connection].push_back(std::move(text->text));
      if (auto* end = std::get_if<close_connection>(&*what)) closed_.emplace(end->connection, *end);
      if (auto* answer = std::get_if<answer_call>(&*what)) replies_.insert_or_assign(answer->call, answer->reply);
      if (auto* line = std::get_if<log_line>(&*what)) log_.push_back(std::move(line->text));
    }
  }

 private:
  static std::string summary(const std::string& text) {
    const auto frame = wire::decode_frame(text);
    if (const auto* answer = std::get_if<wire::response_frame>(&frame)) {
      return answer->error ? "refusal " + answer->action + " " + answer->error->type : "answer " + answer->action;
    }
    if (const auto* push = std::get_if<wire::push_frame>(&frame)) {
      return "push " + push->action + (push->request_id.empty() ? "" : " for " + push->request_id);
    }
    if (const auto* error = std::get_if<wire::error_frame>(&frame)) return "error " + error->error.type;
    return "not a frame";
  }

  service service_;
  instant now_;
  std::uint64_t connected_ = 0;
  std::uint64_t requests_ = 0;
  std::map<connection_id, std::deque<std::string>> inbox_;
  std::map<connection_id, close_connection> closed_;
  std::uint64_t http_calls_ = 0;
  std::map<http_id, http_reply> replies_;
  std::vector<std::string> log_;
};

using story = std::vector<std::string>;

/// Decodes a payload, or an empty `T` when it does not fit; tests compare its fields.
template <class T>
T read(const std::string& payload) {
  auto out = wire::decode<T>(payload, wire::shape::served);
  return std::holds_alternative<T>(out) ? std::get<T>(out) : T();
}

/// The payload of the push in `text`, as a `T`.
template <class T>
T read_push(const std::string& text) {
  const auto frame = wire::decode_frame(text);
  const auto* push = std::get_if<wire::push_frame>(&frame);
  if (push == nullptr || push->action != customer::description<T>.name) return T();
  return read<T>(push->payload);
}

/// The payload of the answer as a `T`: of the action that it answers.
template <class Answer>
Answer answer_of(const wire::response_frame& from) {
  return read<Answer>(from.payload);
}

/// A JSON object with texts, and with more members that are JSON already.
inline std::string object(std::initializer_list<std::pair<std::string_view, std::string_view>> texts,
                          std::string_view more = "") {
  std::string out;
  wire::json::writer to(out);
  to.begin_object();
  for (const auto& [name, text] : texts) {
    to.key(name);
    to.string(text);
  }
  to.end_object();
  if (more.empty()) return out;
  out.pop_back();
  return out + (texts.size() == 0 ? "" : ",") + std::string(more) + "}";
}

inline std::string error_type(const wire::response_frame& answer) { return answer.error ? answer.error->type : "none"; }
inline std::string error_message(const wire::response_frame& answer) {
  return answer.error ? answer.error->message : "";
}

/// Settings with nobody who answers in the chats.
inline service_settings silent() {
  service_settings out;
  out.script = silent_script();
  return out;
}

/// Settings with answers that take `delay`.
inline service_settings slow(duration delay) {
  service_settings out = silent();
  out.answer_delay = delay;
  return out;
}

inline std::string message_event(std::string_view chat_id, std::string_view text) {
  return R"({"chat_id":")" + std::string(chat_id) + R"(","event":{"type":"message","text":")" + std::string(text) +
         R"("}})";
}

/// doctest prints a list as a list.
inline std::string lines(const story& from) {
  std::string out;
  for (const auto& line : from) out += line + '\n';
  return out;
}

}  // namespace livechat::emulator::core::test
