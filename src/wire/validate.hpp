// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/secret.hpp>
#include <livechat/customer/timestamp.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "wire/decode.hpp"

/// Checks a struct against its description before it is sent, so that a mistake is told at once and by name, and
/// costs no request: required texts are not empty, bounds are kept, texts are UTF-8, raw JSON is JSON.
namespace livechat::customer::wire {

class validator {
 public:
  [[nodiscard]] const wire::problem& problem() const noexcept { return problem_; }

  bool good(const std::string& value, const describe::limits& bounds);
  bool good(const json_text& value, const describe::limits& bounds);
  bool good(const secret& value, const describe::limits& bounds) { return good(value.reveal(), bounds); }
  bool good(const timestamp& value, const describe::limits& bounds) { return good(value.text(), bounds); }
  bool good(const std::map<std::string, std::string>& value, const describe::limits& bounds);
  bool good(bool, const describe::limits&) { return true; }
  bool good(std::int64_t, const describe::limits&) { return true; }
  bool good(double value, const describe::limits& bounds);

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
    const auto fine = [&](const auto& row) {
      const auto& member = value.*row.member;
      if (row.need == describe::presence::required && is_missing(member)) return complain(row.name, "missing");
      if (good(member, row.bounds)) return true;
      problem_.enter(row.name);
      return false;
    };
    return std::apply([&](const auto&... rows) { return (fine(rows) && ...); }, description<T>.rows);
  }

  template <class Unknown, class... Known>
  bool good(const one_of<Unknown, Known...>& value, const describe::limits& = {}) {
    return value.visit(
        [this](const Unknown& unknown) {
          if (unknown.raw.empty()) return complain("", "empty: nothing was put in");
          return good(unknown.raw, {});
        },
        [this](const auto& known) { return this->good(known); });
  }

 private:
  /// Only text can be missing in a struct whose members are values; an empty list may be meant.
  static bool is_missing(const std::string& value) { return value.empty(); }
  static bool is_missing(const secret& value) { return value.empty(); }
  template <class T>
  static bool is_missing(const T&) {
    return false;
  }

  bool few_enough(std::size_t count, const describe::limits& bounds);
  bool complain(std::string_view name, std::string text);

  wire::problem problem_;
};

/// What keeps `request` from being sent; nothing when it is in order.
template <described T>
[[nodiscard]] std::optional<problem> validate(const T& request) {
  validator check;
  if (check.good(request)) return std::nullopt;
  return check.problem();
}

}  // namespace livechat::customer::wire
