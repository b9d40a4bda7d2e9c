// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>

#include "commands.hpp"

namespace lc_rtm {

/// The text that `--help` asks for.
struct help {
  std::string text;
};

/// What the command line asks for. Throws `failure` when it cannot be understood.
[[nodiscard]] std::variant<command, help> read_command_line(int argc, const char* const* argv);

}  // namespace lc_rtm
