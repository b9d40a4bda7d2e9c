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
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "wire/decode.hpp"
#include "wire/encode.hpp"

/// Checks a struct against its description before it is sent, so that a mistake is told at once and by name, and
/// costs no request: required texts are not empty, bounds and rules are kept, words are known, texts are UTF-8, raw
/// JSON is JSON, and nothing is newer than the version that is spoken.
namespace livechat::customer::wire {

class validator {
 public:
  explicit validator(api_version version = api_version::v3_7) : version_(version) {}

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
  bool good(const open_enum<Enum>& value, const describe::limits&) {
    if (value.empty() || value.known()) return true;
    std::string known = "none of:";
    for (const auto& one : words<Enum>) known += (known.back() == ':' ? " " : ", ") + std::string(one.word);
    return complain("", std::move(known));
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
    const auto fine = [&](const auto& row) { return row_is_good(row, value.*row.member); };
    return std::apply([&](const auto&... rows) { return (fine(rows) && ...); }, description<T>.rows) &&
           rules_are_kept(value);
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

  template <class Row>
  static bool must_say_something(const Row& row) {
    return row.need == describe::presence::required && !row.facts.is_disputed && !row.facts.may_be_empty;
  }

  template <class Row, class Member>
  bool row_is_good(const Row& row, const Member& member) {
    if (must_say_something(row) && is_missing(member)) {
      return complain(row.name, "missing");
    }
    if (row.facts.since > version_ && is_set(member)) {
      return complain(row.name, "needs API version " + std::string(to_string(row.facts.since)) + ", this is " +
                                    std::string(to_string(version_)));
    }
    if (row.need == describe::presence::served || good(member, row.bounds)) return true;
    problem_.enter(row.name);
    return false;
  }

  /// Only what is written as text can be missing in a struct whose members are values; an empty list may be meant.
  template <class T>
  static bool is_missing(const T& value) {
    if constexpr (
        requires { value.reveal(); } || std::is_same_v<T, std::string> ||
        requires {
          value.text();
          value.empty();
        }) {
      return value.empty();
    } else {
      return false;
    }
  }

  template <described T>
  bool rules_are_kept(const T& value) {
    for (const auto& rule : description<T>.about::rules) {
      if (rule.id.empty()) return true;
      if (!is_kept(rule, set_among(rule, value))) return false;
    }
    return true;
  }

  /// Which of a rule's fields are set, by their place in the rule.
  template <described T>
  static set_fields set_among(const describe::rule& rule, const T& value) {
    set_fields found{};
    const auto look = [&](const auto& row) {
      for (std::size_t i = 0; i < rule.fields.size(); ++i) {
        if (rule.fields[i] == row.name && is_set(value.*row.member)) found[i] = true;
      }
    };
    std::apply([&](const auto&... rows) { (look(rows), ...); }, description<T>.rows);
    return found;
  }

  bool is_kept(const describe::rule& rule, const set_fields& set);
  bool few_enough(std::size_t count, const describe::limits& bounds);
  bool complain(std::string_view name, std::string text);

  api_version version_;
  wire::problem problem_;
};

/// What keeps `request` from being sent in that version of the API; nothing when it is in order.
template <described T>
[[nodiscard]] std::optional<problem> validate(const T& request, api_version version = api_version::v3_7) {
  validator check(version);
  if (check.good(request)) return std::nullopt;
  return check.problem();
}

}  // namespace livechat::customer::wire
