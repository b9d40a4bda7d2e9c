// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// Text that must not be shown: an access token. Prints as `***`; the text is given only by `reveal()`.
class secret {
 public:
  secret() = default;
  secret(std::string text) : text_(std::move(text)) {}  // NOLINT(google-explicit-constructor): taking one is harmless
  secret(const char* text) : text_(text) {}             // NOLINT(google-explicit-constructor)

  /// The text itself. Never pass it to anything that logs.
  [[nodiscard]] const std::string& reveal() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

  friend bool operator==(const secret&, const secret&) = default;
  friend std::ostream& operator<<(std::ostream& out, const secret& value);

 private:
  std::string text_;
};

}  // namespace livechat::customer::inline v0
