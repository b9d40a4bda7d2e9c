// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <chrono>
#include <cstdio>
#include <string>

#include "commands.hpp"
#include "console.hpp"
#include "failure.hpp"
#include "json.hpp"
#include "payload_fields.hpp"
#include "session.hpp"
#include "target.hpp"

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;
using std::chrono::microseconds;

std::string payload_given(const call_command& wanted) {
  if (wanted.payload.empty()) return payload_of(wanted.fields);
  if (json::members_of(wanted.payload)) return wanted.payload;
  throw failure(exit_code::usage,
                "the payload is no JSON object; quote it for the shell ('{\"key\":\"value\"}') or use -f key=value");
}

std::string json_of(const std::string& action, microseconds took, const std::string& payload) {
  return "{\"action\":" + json::quoted(action) + ",\"rtt_us\":" + std::to_string(took.count()) +
         ",\"payload\":" + payload + "}";
}

std::string words_of(microseconds took) {
  std::array<char, 48> words{};
  std::snprintf(words.data(), words.size(), "rtt %.1f ms", static_cast<double>(took.count()) / 1000.0);
  return words.data();
}

/// Who asked for JSON gets the error as JSON too; the line for people is printed by `main`.
std::string json_of(const lc::error& why) {
  std::string out = "{\"action\":" + json::quoted(why.action()) + ",\"error\":{";
  if (const auto* said = why.server()) {
    out += "\"type\":" + json::quoted(said->type) + ",\"message\":" + json::quoted(said->message) + ",";
    if (!said->data.empty()) out += "\"data\":" + said->data.text() + ",";
  }
  return out + "\"what\":" + json::quoted(why.what()) + ",\"outcome\":" + json::quoted(to_string(why.outcome())) + "}}";
}

}  // namespace

exit_code run(const call_command& wanted, ui_loop& loop) {
  const std::string payload = payload_given(wanted);
  session with(loop, find_target());
  with.connect();
  const auto begin = ui_loop::clock::now();
  const auto answer = with.try_await(with.client().request(wanted.action, payload));
  const auto took = std::chrono::round<microseconds>(ui_loop::clock::now() - begin);
  if (!answer && wanted.as_json) print(json_of(answer.error()));
  const std::string text = answer.value().text();
  print(wanted.as_json ? json_of(wanted.action, took, text) : text);
  if (!wanted.as_json) note(words_of(took));
  with.close();
  return exit_code::ok;
}

}  // namespace lc_rtm
