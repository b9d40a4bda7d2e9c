// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <initializer_list>
#include <iostream>
#include <livechat/testing/emulator.hpp>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/raw_websocket.hpp"
#include "wire/envelope.hpp"
#include "wire/json.hpp"

// Bad input over real sockets, one connection each, with what must come of it: tests/emulator/corpus/*.jsonl.

namespace {

namespace wire = livechat::customer::wire;
namespace json = livechat::customer::wire::json;
using livechat::emulator::net::test::raw_socket;
using livechat::emulator::net::test::raw_websocket;

struct bad_input {
  std::string name;
  std::string when;  ///< open: before the login; live: after it
  std::string verdict;
  std::string send;
};

/// The text of a member on the way `path` down; empty when there is none.
std::string member(std::string_view object, std::initializer_list<std::string_view> path) {
  std::string at(object);
  for (const auto name : path) {
    std::string found;
    if (json::check(at) || json::value(at).kind() != json::kind::object) return {};
    auto members = json::value(at).items();
    while (const auto* one = members.next()) {
      if (one->key == name) found = one->value.text();
    }
    at = std::move(found);
  }
  const bool is_text = !at.empty() && json::value(at).kind() == json::kind::string;
  return is_text ? json::value(at).string() : "";
}

std::vector<bad_input> read_inputs(const std::string& name) {
  std::ifstream file(std::string(LIVECHAT_SOURCE_DIR) + "/tests/emulator/corpus/" + name + ".jsonl");
  std::vector<bad_input> out;
  for (std::string line; std::getline(file, line);) {
    out.push_back({member(line, {"name"}), member(line, {"when"}), member(line, {"verdict"}), member(line, {"send"})});
  }
  return out;
}

/// `<x*5>` is `xxxxx`; `<chat>` and its like are given by `names`.
std::string expanded(std::string_view text, const std::map<std::string, std::string, std::less<>>& names) {
  std::string out;
  while (!text.empty()) {
    const auto begin = std::min(text.find('<'), text.size());
    out += text.substr(0, begin);
    text.remove_prefix(begin);
    const auto end = text.find('>');
    if (end == std::string_view::npos) return out.append(text);
    const auto inner = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    const auto star = inner.rfind('*');
    std::size_t times = 0;
    if (star != std::string_view::npos) std::from_chars(inner.data() + star + 1, inner.data() + inner.size(), times);
    for (std::size_t i = 0; i < times; ++i) out += inner.substr(0, star);
    const auto named = names.find(inner);
    if (times == 0 && named != names.end()) out += named->second;
  }
  return out;
}

std::string error_type_in(const std::string& frame) {
  const auto inside = member(frame, {"payload", "error", "type"});
  return inside.empty() ? member(frame, {"error", "type"}) : inside;
}

/// A customer of the emulator who is connected to be misused.
class victim {
 public:
  explicit victim(livechat::testing::emulator& emulator)
      : token_(emulator.issue_token()),
        socket_(emulator.port(), "/v3.6/customer/rtm/ws?organization_id=" + emulator.organization_id()) {}

  [[nodiscard]] raw_websocket& socket() noexcept { return socket_; }
  [[nodiscard]] std::map<std::string, std::string, std::less<>> names() const {
    return {{"token", token_}, {"chat", chat_}, {"thread", thread_}, {"event", event_}};
  }

  void log_in_and_start() {
    socket_.send_text(wire::encode_request("1", "login", R"({"token":")" + token_ + R"("})"));
    answer("1");
    socket_.send_text(wire::encode_request("2", "start_chat", "{}"));
    const auto started = answer("2");
    chat_ = member(started, {"payload", "chat_id"});
    thread_ = member(started, {"payload", "thread_id"});
    socket_.send_text(wire::encode_request(
        "3", "send_event", R"({"chat_id":")" + chat_ + R"(","event":{"type":"message","text":"hello"}})"));
    event_ = member(answer("3"), {"payload", "event_id"});
  }

  /// What comes of the input that was sent: the type of the error, `closed <code>`, or `silent`.
  std::string outcome() {
    socket_.send_text(R"({"action":"get_customer","request_id":"end"})");
    std::string seen = "silent";
    while (const auto frame = socket_.receive()) {
      if (frame->opcode == 8) return "closed " + std::to_string(frame->close_code());
      if (frame->payload.find(R"("request_id":"end")") != std::string::npos) return seen;
      const auto type = error_type_in(frame->payload);
      if (!type.empty()) seen = type;
    }
    return "cut";
  }

 private:
  std::string answer(std::string_view request_id) {
    while (const auto frame = socket_.receive()) {
      const auto read = wire::decode_frame(frame->payload);
      const auto* response = std::get_if<wire::response_frame>(&read);
      if (response != nullptr && response->request_id == request_id) return frame->payload;
    }
    return {};
  }

  std::string token_;
  raw_websocket socket_;
  std::string chat_;
  std::string thread_;
  std::string event_;
};

std::string bytes_of(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned byte = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
    out += static_cast<char>(byte);
  }
  return out;
}

bool is_alive(livechat::testing::emulator& emulator) {
  victim customer(emulator);
  customer.log_in_and_start();
  return !customer.names()["event"].empty();
}

struct tally {
  std::size_t inputs = 0;
  std::size_t right = 0;

  void note(const bad_input& what, const std::string& outcome) {
    ++inputs;
    right += outcome == what.verdict ? 1 : 0;
    CHECK_MESSAGE(outcome == what.verdict, what.name);
  }

  void print(const char* of, bool alive) const {
    std::cout << "bad_input of=" << of << " inputs=" << inputs << " verdicts_ok=" << right << " alive=" << alive
              << '\n';
  }
};

}  // namespace

TEST_CASE("bad texts get the error that is meant for them, and the connection stays") {
  livechat::testing::emulator emulator(livechat::testing::emulator_options().script("silent"));
  tally all;
  for (const auto& one : read_inputs("texts")) {
    victim customer(emulator);
    if (one.when == "live") customer.log_in_and_start();
    customer.socket().send_text(expanded(one.send, customer.names()));
    all.note(one, customer.outcome());
  }
  const bool alive = is_alive(emulator);
  all.print("texts", alive);
  CHECK(all.inputs >= 450);
  CHECK(alive);
}

TEST_CASE("frames that break RFC 6455 end their connection with the code that is meant for them") {
  livechat::testing::emulator emulator(livechat::testing::emulator_options().script("silent"));
  tally all;
  for (const auto& one : read_inputs("frames")) {
    victim customer(emulator);
    customer.log_in_and_start();
    customer.socket().send_bytes(bytes_of(one.send));
    all.note(one, customer.outcome());
  }
  const bool alive = is_alive(emulator);
  all.print("frames", alive);
  CHECK(all.inputs >= 50);
  CHECK(alive);
}

TEST_CASE("bad HTTP gets the status that is meant for it") {
  livechat::testing::emulator emulator;
  tally all;
  for (const auto& one : read_inputs("http")) {
    raw_socket socket(emulator.port());
    socket.send(expanded(one.send, {{"port", std::to_string(emulator.port())}}));
    const auto answer = socket.receive_all();
    all.note(one, answer.starts_with("HTTP/1.1 ") ? answer.substr(9, 3) : "cut");
  }
  const bool alive = is_alive(emulator);
  all.print("http", alive);
  CHECK(all.inputs >= 75);
  CHECK(alive);
}
