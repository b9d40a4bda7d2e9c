// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/error.hpp>
#include <stdexcept>
#include <string>

#include "exit_code.hpp"

namespace lc_rtm {

/// Why a command ends early: one line, `what went wrong; what to do`, and the exit code.
class failure : public std::runtime_error {
 public:
  failure(exit_code code, const std::string& words) : std::runtime_error(words), code_(code) {}

  [[nodiscard]] exit_code code() const noexcept { return code_; }

 private:
  exit_code code_;
};

/// What an error of the library means to somebody at a shell.
[[nodiscard]] failure failure_of(const livechat::customer::error& why);

}  // namespace lc_rtm
