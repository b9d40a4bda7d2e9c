// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/json_text.hpp>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "wire/decode.hpp"

namespace livechat::emulator::core {

/// Which pushes a connection wants: `login.pushes`.
class subscription {
 public:
  /// Every push of the connection's version: what a login without `pushes` means.
  subscription() = default;

  /// Reads `{"3.6":["incoming_event"]}`; gives the problem instead when it is none. Precondition: checked JSON.
  ///
  /// Readings of question C08: only what is listed for the connection's version is pushed, so leaving that version out
  /// (or listing nothing for it) means no pushes; names that do not exist never match. Pushes in the shape of other
  /// versions are not emulated: they are listed in vain.
  [[nodiscard]] static std::variant<subscription, customer::wire::problem> read(const customer::json_text& pushes,
                                                                                std::string_view version);

  [[nodiscard]] bool wants(std::string_view push) const;

 private:
  bool is_all_ = true;
  std::set<std::string, std::less<>> names_;
};

}  // namespace livechat::emulator::core
