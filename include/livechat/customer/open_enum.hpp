// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <iterator>
#include <livechat/customer/api_version.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// A value of an enumeration and its word on the wire.
template <class Enum>
struct named {
  Enum value;
  std::string_view word;
  api_version since = api_version::v3_4;
};

/// The words of an enumeration: specialised beside each one with an array of `named<Enum>`, in the order of the docs.
template <class Enum>
inline constexpr int words = 0;

template <class Enum>
concept worded = requires {
  std::begin(words<Enum>);
};

/// The word of a value on the wire.
template <worded Enum>
[[nodiscard]] constexpr std::string_view word_of(Enum value) noexcept {
  for (const auto& one : words<Enum>) {
    if (one.value == value) return one.word;
  }
  return {};
}

/// One word of a documented list, or a word that is newer than this library: such a word is kept as it came.
///
/// Empty means "not said". Compare with `==`, or switch over `known()`.
template <worded Enum>
class open_enum {
 public:
  open_enum() = default;
  open_enum(Enum value) : text_(word_of(value)) {}  // NOLINT(google-explicit-constructor): it is one of these
  explicit open_enum(std::string word) : text_(std::move(word)) {}

  /// The value; nothing for an unknown word, and when nothing was said.
  [[nodiscard]] std::optional<Enum> known() const noexcept {
    for (const auto& one : words<Enum>) {
      if (one.word == text_) return one.value;
    }
    return std::nullopt;
  }

  /// The word on the wire.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

  friend bool operator==(const open_enum&, const open_enum&) = default;
  friend bool operator==(const open_enum& a, Enum b) noexcept { return a.text_ == word_of(b); }

 private:
  std::string text_;
};

}  // namespace livechat::customer::inline v0
