// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "machine/instant.hpp"

namespace livechat::customer::core {

/// Whether text looks like a region: it becomes part of a host name, and what names it is not to be trusted with more.
[[nodiscard]] bool is_region(std::string_view text) noexcept;

/// The region that a token belongs to by its prefix (`fra:…`, `fra-a:…`); empty when it has none. Question T10.
[[nodiscard]] std::string region_of_token(std::string_view token);

/// Where the organization lives, as far as it is known: named by the user, by the token, or by the service.
/// Follows the service to another region, but not in circles: two regions that send the client to each other, or a third
/// hop within a minute, are the end of that.
class region_choice {
 public:
  explicit region_choice(std::string first) : current_(std::move(first)) {}

  [[nodiscard]] const std::string& current() const noexcept { return current_; }

  /// A token came that belongs to a region (empty: to none). That counts when nobody has named one yet.
  void suggested(std::string by_token) {
    if (current_.empty()) current_ = std::move(by_token);
  }

  /// Goes to the region that the service named. False: it must not, or there is nowhere to go.
  [[nodiscard]] bool follow(machine::instant now, std::string_view named);

  /// A login succeeded here: the way to this region is no circle.
  void settled() { from_.clear(); }

 private:
  static constexpr std::size_t most_hops = 2;

  std::string current_;
  std::string from_;  ///< the region that sent us here
  std::array<std::optional<machine::instant>, most_hops> hops_{};
};

}  // namespace livechat::customer::core
