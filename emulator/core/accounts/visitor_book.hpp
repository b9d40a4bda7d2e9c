// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace livechat::emulator::core {

/// The two cookies by which the token service knows a browser again. Source: Customer authorization, cookie grant.
struct cookie_pair {
  std::string customer_id;   ///< `__lc_cid`
  std::string secure_token;  ///< `__lc_cst`

  friend bool operator==(const cookie_pair&, const cookie_pair&) = default;
};

/// Whoever comes with one pair of cookies: a customer of the organization, and another one for each group that a token was
/// asked for.
struct visitor_record {
  std::string secure_token;
  std::map<std::int64_t, std::string> customer_ids;  ///< by group
};

/// The browsers that the token service knows.
class visitor_book {
 public:
  /// The visitor of a pair; null when there is none of that id, or the secure token is not its own.
  [[nodiscard]] visitor_record* find(const cookie_pair& shown);

  /// Null when there are too many.
  visitor_record* add(const cookie_pair& fresh);

 private:
  std::map<std::string, visitor_record, std::less<>> visitors_;  ///< by `__lc_cid`
};

}  // namespace livechat::emulator::core
