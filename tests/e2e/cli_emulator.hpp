// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "e2e/cli_child.hpp"

namespace e2e {

/// `lc-rtm emulator start` on a free port unless one is named, ready. Found by other children with the same home.
class running_emulator {
 public:
  explicit running_emulator(const scratch_folder& home, const std::vector<std::string>& more = {"--pace", "0"},
                            const std::string& port = "0");

  [[nodiscard]] lc_rtm& process() noexcept { return process_; }
  [[nodiscard]] const std::string& ready_file() const noexcept { return ready_file_; }

  /// What it wrote into the ready file, and the text of one member of it.
  [[nodiscard]] std::string ready() const;
  [[nodiscard]] std::string ready(const std::string& key) const;

  [[nodiscard]] std::string port() const;

 private:
  std::string ready_file_;
  lc_rtm process_;
};

/// What stands between `before` and `after` in a text; empty when that is nowhere.
[[nodiscard]] std::string between(const std::string& text, const std::string& before, const std::string& after);

/// The lines of a text, without their ends.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

[[nodiscard]] inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace e2e
