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
///
/// Where it ends is looked for when somebody asks, and remembered: a reader that only goes forward walks each text once. A
/// copy remembers what was known when it was made.
class value {
 public:
  /// `text` begins with the value, white space allowed before it; more may follow. Precondition: part of a checked text.
  explicit value(std::string_view text);

  [[nodiscard]] json::kind kind() const noexcept { return kind_; }

  /// The value as it stands in the text.
  [[nodiscard]] std::string_view text() const noexcept { return {rest_.data(), size()}; }

  /// Precondition: a string.
  [[nodiscard]] std::string string() const;

  /// Precondition: a boolean.
  [[nodiscard]] bool boolean() const noexcept { return rest_.front() == 't'; }

  /// A number without fraction and exponent that fits; nothing else.
  [[nodiscard]] std::optional<std::int64_t> integer() const;

  /// A number that fits a double.
  [[nodiscard]] std::optional<double> real() const;

  /// Walks an array's elements or an object's members, in order, duplicates included.
  class cursor;
  [[nodiscard]] cursor items() const;

  /// Spares the search for the end. Precondition: `walked` is a cursor of this value that has given all items.
  void learn_end(const cursor& walked) const noexcept;

 private:
  static constexpr std::size_t not_known = std::string_view::npos;

  [[nodiscard]] std::size_t size() const noexcept {
    if (size_ == not_known) find_end();
    return size_;
  }
  void find_end() const noexcept;

  std::string_view rest_;  // from the value's first byte to the end of the text that it is part of
  mutable std::size_t size_ = not_known;
  mutable bool has_escapes_ = false;  // known with the size of a string
  json::kind kind_;
};

/// One element or member. `key` is empty for elements.
struct item {
  std::string_view key;
  json::value value;
};

class value::cursor {
 public:
  explicit cursor(const json::value& container);
  cursor(const cursor&) = delete;
  cursor& operator=(const cursor&) = delete;

  /// The next element or member, good until the cursor moves on; null at the end. To move on, the cursor needs the end of
  /// the value that it gave: what was found out about that value meanwhile counts.
  [[nodiscard]] const item* next();

 private:
  friend class value;

  void stand_before(std::string_view rest) noexcept;
  void stand_on(std::string_view rest) noexcept;
  [[nodiscard]] std::string_view take_key(std::string_view& rest);

  item current_;  // with a value of no bytes before the first item and behind the last
  bool has_members_;
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
