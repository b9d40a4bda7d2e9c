// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "machine/instant.hpp"

namespace livechat::emulator::core {

enum class step_kind : std::uint8_t {
  typing_on,   ///< the customer is told that the agent types
  typing_off,  ///< the customer is told that the agent has stopped typing
  say,         ///< the agent sends a message
};

/// One thing that an agent does, and how long after the one before (or after what the customer did).
struct step {
  machine::duration after;
  step_kind kind;
  std::string text;  ///< with `say`
};

using steps = std::vector<step>;

/// How an agent behaves: data only. `scripted_agent` reads it.
struct script {
  std::string name;
  std::string agent_name;  ///< empty: nobody joins the chats
  std::string job_title;

  steps greeting;                           ///< when a chat opens and the customer has said nothing yet
  steps first_answer;                       ///< to the first message of the customer
  std::vector<steps> further_answers;       ///< to the later ones, in turn, over and over
  steps farewell;                           ///< to a message that has one of `farewell_words`
  std::vector<std::string> farewell_words;  ///< lower case; one or more words
};

/// "Support bot": greets, looks things up, finds them.
[[nodiscard]] script support_script();

/// Nobody joins, nobody answers.
[[nodiscard]] script silent_script();

/// The built-in script of that name; nothing when there is none.
[[nodiscard]] std::optional<script> find_script(std::string_view name);

/// The names of the built-in scripts, for messages: `support, silent`.
[[nodiscard]] std::string script_names();

}  // namespace livechat::emulator::core
