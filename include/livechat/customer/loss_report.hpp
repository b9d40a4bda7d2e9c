// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <livechat/customer/state.hpp>
#include <optional>
#include <string>
#include <system_error>

namespace livechat::customer::inline v0 {

/// A connection, or an attempt at one, that was lost, and what the client means to do.
struct loss_report {
  std::error_code code;                 ///< the cause in our terms
  std::string reason;                   ///< the cause in words, e.g. `connection_evicted (push)`; short and printable
  link_layer layer = link_layer::none;  ///< where the cause lies
  loss_rule rule = loss_rule::none;     ///< what follows from it
  unsigned attempt = 0;                 ///< tries in a row that did not last, this one included
  std::optional<std::chrono::milliseconds> next_try_in;  ///< when the client means to try again; nothing: it pauses

  loss_report() = default;
};

/// What a program wants instead.
struct loss_decision {
  std::optional<std::chrono::milliseconds> next_try_in;  ///< nothing: pause

  loss_decision() = default;

  /// Pauses the client: calls fail until `client::resume`.
  [[nodiscard]] static loss_decision pause() { return {}; }

  /// Tries again after a wait: 100 ms at least, a day at most.
  [[nodiscard]] static loss_decision retry_in(std::chrono::milliseconds wait) {
    loss_decision out;
    out.next_try_in = wait;
    return out;
  }
};

/// A word of the program's own after each loss. Nothing: do as you mean to.
///
/// Called on the thread that does the network: it must not block and not call the client. What it throws counts as nothing.
using loss_policy = std::function<std::optional<loss_decision>(const loss_report&)>;

}  // namespace livechat::customer::inline v0
