// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// Most keys that one customer may have. Source: RTM API reference v3.6, Set Customer Session Fields.
inline constexpr std::size_t max_session_fields = 100;

/// What an application notes about a customer for the time of the session: names and texts, in order.
///
/// On the wire: a list of objects with one pair each. At most 100 names; of several pairs with one name the last counts.
/// Source: RTM API reference v3.6, Set Customer Session Fields.
class session_fields {
 public:
  using pair = std::pair<std::string, std::string>;

  session_fields() = default;
  session_fields(std::initializer_list<pair> pairs) : pairs_(pairs) {}

  session_fields& add(std::string name, std::string text) {
    pairs_.emplace_back(std::move(name), std::move(text));
    return *this;
  }

  /// The text of the last pair with that name; nothing when there is none.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept {
    const auto found = std::find_if(pairs_.rbegin(), pairs_.rend(), [&](const pair& one) { return one.first == name; });
    if (found == pairs_.rend()) return std::nullopt;
    return found->second;
  }

  [[nodiscard]] auto begin() const noexcept { return pairs_.begin(); }
  [[nodiscard]] auto end() const noexcept { return pairs_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return pairs_.size(); }
  [[nodiscard]] bool empty() const noexcept { return pairs_.empty(); }

  friend bool operator==(const session_fields&, const session_fields&) = default;

 private:
  std::vector<pair> pairs_;
};

}  // namespace livechat::customer::inline v0
