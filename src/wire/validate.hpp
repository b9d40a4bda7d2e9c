// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/secret.hpp>
#include <livechat/customer/structures/filled_form_field.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/structures/session_fields.hpp>
#include <livechat/customer/timestamp.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/word_list.hpp"

/// Checks a struct against its description before it is sent, so that a mistake is told at once and by name, and
/// costs no request: required texts are not empty, bounds and rules are kept, words are known, texts are UTF-8, raw
/// JSON is JSON, and nothing is newer than the version that is spoken.
namespace livechat::customer::wire {

class validator;

/// A row of a described struct, and how its member is looked at.
struct checkable_row {
  const describe::row* facts;
  bool is_text;  ///< written as a text: empty means that it is missing; an empty list may be meant
  bool (*is_set)(const void* object);
  bool (*says)(const void* object, std::string_view word);
  bool (*good)(validator& with, const void* object, const describe::limits& bounds);
};

/// The rows of `T`, without the types of its members: one loop checks all structs (decision 11).
template <described T>
[[nodiscard]] std::span<const checkable_row> checkable_rows();

class validator {
 public:
  explicit validator(api_version version = api_version::v3_7) : validator(version, version) {}

  /// Fields may be as new as `version`, words as new as `word_version`.
  validator(api_version version, api_version word_version) : version_(version), word_version_(word_version) {}

  [[nodiscard]] const wire::problem& problem() const noexcept { return problem_; }

  bool good(const std::string& value, const describe::limits& bounds);
  bool good(const json_text& value, const describe::limits& bounds);
  bool good(const properties& value, const describe::limits& bounds);
  bool good(const session_fields& value, const describe::limits& bounds);
  bool good(const form_answer& value, const describe::limits& bounds);
  bool good(const secret& value, const describe::limits& bounds) { return good(value.reveal(), bounds); }
  bool good(const timestamp& value, const describe::limits& bounds);
  bool good(const std::map<std::string, std::string>& value, const describe::limits& bounds);
  bool good(bool, const describe::limits&) { return true; }
  bool good(std::int64_t value, const describe::limits& bounds);
  bool good(double value, const describe::limits& bounds);

  template <class Enum>
  bool good(const open_enum<Enum>& value, const describe::limits& bounds) {
    if (value.empty()) return true;
    auto allowed = split(bounds.words);
    if (allowed.empty()) {
      for (const auto& one : words<Enum>) allowed.push_back(one.word);
    }
    if (!is_one_of(value.text(), allowed)) return false;
    for (const auto& one : words<Enum>) {
      if (one.word == value.text()) return is_in_version(one.word, one.since);
    }
    return true;
  }

  template <class T>
  bool good(const std::map<std::string, T>& value, const describe::limits& bounds) {
    if (!few_enough(value.size(), bounds)) return false;
    for (std::size_t at = 0; const auto& [name, one] : value) {
      if (json::is_utf8(name) ? good(one, {}) : complain("", "a name that is not UTF-8")) {
        ++at;
        continue;
      }
      problem_.enter("[" + std::to_string(at) + "]");
      return false;
    }
    return true;
  }

  template <class T>
  bool good(const std::optional<T>& value, const describe::limits& bounds) {
    return !value || good(*value, bounds);
  }

  template <class T>
  bool good(const std::vector<T>& value, const describe::limits& bounds) {
    if (!few_enough(value.size(), bounds)) return false;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (good(value[i], {})) continue;
      problem_.enter("[" + std::to_string(i) + "]");
      return false;
    }
    return true;
  }

  template <described T>
  bool good(const T& value, const describe::limits& = {}) {
    const auto rows = checkable_rows<T>();
    return rows_are_good(&value, rows) && rules_are_kept(&value, rows, description<T>.about::rules);
  }

  template <class Unknown, class... Known>
  bool good(const one_of<Unknown, Known...>& value, const describe::limits& = {}) {
    return value.visit(
        [this](const Unknown& unknown) {
          if (unknown.raw.empty()) return complain("", "empty: nothing was put in");
          return good(unknown.raw, {});
        },
        [this]<class T>(const T& known) {
          if constexpr (requires { T::only_the_service_sends_it; }) {
            return this->complain("type", "only the service sends " + std::string(T::type) + " events");
          } else {
            return this->good(known);
          }
        });
  }

 private:
  using set_fields = std::array<bool, describe::rule::max_fields>;

  bool rows_are_good(const void* object, std::span<const checkable_row> rows);
  bool row_is_good(const void* object, const checkable_row& row);
  bool rules_are_kept(const void* object, std::span<const checkable_row> rows, std::span<const describe::rule> rules);

  bool is_kept(const describe::rule& rule, const set_fields& set);
  bool few_enough(std::size_t count, const describe::limits& bounds);
  bool is_one_of(std::string_view word, const std::vector<std::string_view>& allowed);
  bool is_in_version(std::string_view word, api_version since);
  bool complain(std::string_view name, std::string text);

  api_version version_;
  api_version word_version_;
  wire::problem problem_;
};

namespace detail {

template <class Member>
inline constexpr bool is_text = std::is_same_v<Member, std::string> || requires(const Member& value) {
  value.reveal();
}
|| requires(const Member& value) {
  value.text();
  value.empty();
};

template <class T, std::size_t At>
bool member_says([[maybe_unused]] const void* object, [[maybe_unused]] std::string_view word) {
  if constexpr (requires { member_of<T, At>(object).known(); }) {
    return member_of<T, At>(object).text() == word;
  } else {
    return false;
  }
}

template <class T, std::size_t At>
bool member_is_good(validator& with, const void* object, const describe::limits& bounds) {
  return with.good(member_of<T, At>(object), bounds);
}

template <class T, std::size_t... At>
constexpr std::array<checkable_row, sizeof...(At)> checkable(std::index_sequence<At...>) {
  return {checkable_row{&std::get<At>(description<T>.rows),
                        is_text<std::remove_cvref_t<decltype(member_of<T, At>(nullptr))>>, &member_is_set<T, At>,
                        &member_says<T, At>, &member_is_good<T, At>}...};
}

}  // namespace detail

template <described T>
std::span<const checkable_row> checkable_rows() {
  static constexpr auto rows =
      detail::checkable<T>(std::make_index_sequence<std::tuple_size_v<decltype(description<T>.rows)>>());
  return rows;
}

extern template bool validator::good(const event::one_of&, const describe::limits&);  // once, in validate.cpp

/// As below, where fields may be as new as `version` and words as new as `word_version`.
template <described T>
[[nodiscard]] std::optional<problem> validate(const T& request, api_version version, api_version word_version) {
  validator check(version, word_version);
  if (check.good(request)) return std::nullopt;
  return check.problem();
}

/// What keeps `request` from being sent in that version of the API; nothing when it is in order.
template <described T>
[[nodiscard]] std::optional<problem> validate(const T& request, api_version version = api_version::v3_7) {
  return validate(request, version, version);
}

}  // namespace livechat::customer::wire
