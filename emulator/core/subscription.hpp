// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/api_version.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace livechat::emulator::core {

/// Which pushes a connection wants, and in the shape of which versions: `login.pushes`.
///
/// Readings of question C08: only what is listed is pushed, so leaving the connection's version out (or listing nothing
/// for it) means none of its pushes; a push listed for two versions comes twice, once in each shape; versions below the
/// connection's are taken like others; names and versions that do not exist never match.
class subscription {
 public:
  using lists = std::map<std::string, std::vector<std::string>>;  ///< names by version, as in the request

  subscription() = default;

  /// Empty lists mean every push of the connection's version.
  subscription(const lists& wanted, customer::api_version version);

  /// Whether a push is wanted in the shape of a version.
  [[nodiscard]] bool wants(std::string_view push, customer::api_version version) const;

 private:
  using names = std::set<std::string, std::less<>>;

  std::map<customer::api_version, names> wanted_;
};

}  // namespace livechat::emulator::core
