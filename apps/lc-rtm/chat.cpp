// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <livechat/testing/emulator.hpp>

#include "commands.hpp"
#include "played_chat.hpp"
#include "session.hpp"
#include "target.hpp"
#include "typed_chat.hpp"

namespace lc_rtm {

namespace {

namespace testing = livechat::testing;

/// Whoever plays the conversation wants to see that it works; whoever types wants an agent who takes its time.
constexpr double played_pace = 0.5;
constexpr double typed_pace = 1;

bool is_typed() { return isatty(STDIN_FILENO) == 1; }

exit_code chat_with_own_emulator(const chat_command& wanted, ui_loop& loop) {
  testing::emulator_options options;
  options.pace(wanted.pace.value_or(is_typed() ? typed_pace : played_pace));
  testing::emulator emulator(options);
  session with(loop, emulator.client_config());
  with.connect();
  if (is_typed()) {
    type_chat(with);
  } else {
    play_chat(with);
  }
  return exit_code::ok;
}

}  // namespace

exit_code run(const chat_command& wanted, ui_loop& loop) {
  if (wanted.with_emulator) return chat_with_own_emulator(wanted, loop);
  session with(loop, find_target());
  with.connect();
  type_chat(with);
  return exit_code::ok;
}

}  // namespace lc_rtm
