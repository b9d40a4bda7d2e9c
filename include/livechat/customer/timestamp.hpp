// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// A point in time as the service writes it: RFC 3339, UTC, microseconds (`2017-10-12T15:19:21.010200Z`).
///
/// The received text is kept, so that what was read is written back unchanged.
class timestamp {
 public:
  using time_point = std::chrono::sys_time<std::chrono::microseconds>;

  timestamp() = default;
  explicit timestamp(std::string text) : text_(std::move(text)) {}
  explicit timestamp(time_point time);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

  /// The point in time; nothing when the text is empty or not RFC 3339. Digits below a microsecond are cut off.
  [[nodiscard]] std::optional<time_point> time() const;

  friend bool operator==(const timestamp&, const timestamp&) = default;

 private:
  std::string text_;
};

}  // namespace livechat::customer::inline v0
