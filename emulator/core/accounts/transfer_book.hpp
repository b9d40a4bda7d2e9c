// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "machine/instant.hpp"

namespace livechat::emulator::core {

/// What an identity transfer token stands for: the right to one access token of a customer.
struct identity_transfer {
  std::string customer_id;
  std::string client_id;
  std::string code_challenge;  ///< empty: none was given
  machine::instant expires_at;
};

/// The identity transfer tokens that were not used yet.
class transfer_book {
 public:
  /// False when there are too many that are still good (`limits::identity_transfers`).
  [[nodiscard]] bool has_room(machine::instant now);

  /// Precondition: there is room.
  void add(std::string code, identity_transfer what) { open_.insert_or_assign(std::move(code), std::move(what)); }

  /// Takes one out: each is good once. Nothing when it is unknown, used or expired.
  [[nodiscard]] std::optional<identity_transfer> take(std::string_view code, machine::instant now);

 private:
  std::map<std::string, identity_transfer, std::less<>> open_;
};

}  // namespace livechat::emulator::core
