// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <livechat/customer/json_text.hpp>
#include <optional>
#include <string>
#include <string_view>

/// Reading and writing JSON.
///
/// Boost.JSON judges whether a text is JSON (`check`); what is read is read from the text itself. So free-form values
/// keep the bytes they came in, there is no tree to build, and a number never goes through a double by accident.
namespace livechat::customer::wire::json {

inline constexpr std::size_t max_depth = 64;

/// What is wrong with a text that should be JSON; nothing when it is. Refused: invalid UTF-8, a byte order mark,
/// nesting deeper than `max_depth`, anything behind the value, lone surrogates in escapes.
[[nodiscard]] std::optional<std::string> check(std::string_view text);

/// Replaces escaped lone surrogates by U+FFFD: legal JSON by its grammar, yet no text. Empty when there are none.
[[nodiscard]] std::optional<std::string> without_lone_surrogates(std::string_view text);

[[nodiscard]] bool is_utf8(std::string_view text);

enum class kind : std::uint8_t { null, boolean, number, string, array, object };

[[nodiscard]] std::string_view to_string(kind value) noexcept;

/// One value inside a text that `check` has passed. Refers to the text; does not own it.
class value {
 public:
  /// `text` begins with the value, white space allowed before it. Precondition: part of a checked text.
  explicit value(std::string_view text);

  [[nodiscard]] json::kind kind() const noexcept { return kind_; }

  /// The value as it stands in the text.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  /// Precondition: a string.
  [[nodiscard]] std::string string() const;

  /// Precondition: a boolean.
  [[nodiscard]] bool boolean() const noexcept { return text_.front() == 't'; }

  /// A number without fraction and exponent that fits; nothing else.
  [[nodiscard]] std::optional<std::int64_t> integer() const;

  /// A number that fits a double.
  [[nodiscard]] std::optional<double> real() const;

  /// Walks an array's elements or an object's members, in order, duplicates included.
  class cursor;
  [[nodiscard]] cursor items() const;

 private:
  std::string_view text_;
  json::kind kind_;
};

/// One element or member. `key` is empty for elements; it is good until the cursor moves on.
struct item {
  std::string_view key;
  json::value value;
};

class value::cursor {
 public:
  explicit cursor(const json::value& container);

  /// The next element or member; nothing at the end.
  [[nodiscard]] std::optional<item> next();

 private:
  [[nodiscard]] std::string_view take_key();

  std::string_view rest_;
  bool members_;
  std::string unescaped_key_;
};

/// Appends JSON text. Commas and escapes are its business; balanced begin and end calls are the caller's.
class writer {
 public:
  explicit writer(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);
  void string(std::string_view text);
  void boolean(bool flag);
  void integer(std::int64_t number);
  void real(double number);  ///< `null` for what JSON has no number for
  void raw(std::string_view json);

 private:
  void separate();
  void open(char bracket);
  void close(char bracket);
  void quote(std::string_view text);

  std::string& out_;
  bool comma_ = false;
};

}  // namespace livechat::customer::wire::json
