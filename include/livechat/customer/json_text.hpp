// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// A JSON value kept as the text it came in, byte for byte.
///
/// Free-form values (`properties`, unknown events, raw answers) stay text: re-serialising them through a JSON
/// library would change large integers and turn `1e400` into something that is not JSON.
/// Empty means "not there".
class json_text {
 public:
  json_text() = default;
  json_text(std::string text) : text_(std::move(text)) {}  // NOLINT(google-explicit-constructor): text is what it is
  json_text(std::string_view text) : text_(text) {}        // NOLINT(google-explicit-constructor)
  json_text(const char* text) : text_(text) {}             // NOLINT(google-explicit-constructor)

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

  friend bool operator==(const json_text&, const json_text&) = default;

 private:
  std::string text_;
};

}  // namespace livechat::customer::inline v0
