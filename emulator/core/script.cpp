// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/script.hpp"

#include <chrono>

namespace livechat::emulator::core {

namespace {

using std::chrono::milliseconds;

/// Thinks, types, says: what most answers look like.
steps typed(std::string text) {
  return {{milliseconds(200), step_kind::typing_on, {}},
          {milliseconds(500), step_kind::typing_off, {}},
          {milliseconds(0), step_kind::say, std::move(text)}};
}

}  // namespace

script support_script() {
  script out;
  out.name = "support";
  out.agent_name = "Support bot";
  out.job_title = "Support Agent";
  out.greeting = {{milliseconds(300), step_kind::say, "Welcome! How can I help you today?"}};
  out.first_answer = typed("Let me look that up for you.");
  out.first_answer.push_back({milliseconds(600), step_kind::say, "Found it: order 1337 leaves tomorrow."});
  out.further_answers = {typed("Is there anything else I can do for you?"),
                         typed("I have added that to your order. Anything else?"),
                         typed("Noted. A colleague will write to you by e-mail. Anything else?")};
  out.farewell = typed("You are welcome. Have a nice day!");
  out.farewell_words = {"thanks", "thank you", "bye", "goodbye", "that is all", "that's all"};
  return out;
}

script silent_script() {
  script out;
  out.name = "silent";
  return out;
}

std::optional<script> find_script(std::string_view name) {
  for (auto* make : {support_script, silent_script}) {
    script found = make();
    if (found.name == name) return found;
  }
  return std::nullopt;
}

std::string script_names() { return "support, silent"; }

}  // namespace livechat::emulator::core
