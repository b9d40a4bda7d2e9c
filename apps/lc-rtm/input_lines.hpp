// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace lc_rtm {

/// Standard input, line by line.
class input_lines {
 public:
  /// A message may have 16 KiB; what is longer than this is no text typed or piped by intent.
  static constexpr std::size_t longest = std::size_t{1} << 20U;

  explicit input_lines(std::function<void(std::string)> take) : take_(std::move(take)) {}

  /// Reads what is there and hands out each line that is complete, at the end of input the last one too.
  /// Precondition: standard input can be read without waiting.
  void read_some();

  [[nodiscard]] bool is_over() const noexcept { return is_over_; }

 private:
  void hand_out();

  std::function<void(std::string)> take_;
  std::string unfinished_;
  bool is_over_ = false;
};

}  // namespace lc_rtm
