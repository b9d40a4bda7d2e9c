// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>

#include "core/limits.hpp"
#include "machine/instant.hpp"

namespace livechat::customer::core {

/// One connection that wants to be begun. Never used twice.
enum class gate_pass : std::uint64_t {};

/// Lets connections begin one after the other: so many per second, and so many at once that have not logged in. For all
/// clients of a process, because the service counts by address and host (questions C11, C14), and a thousand clients that
/// fell together would be turned away together.
class connect_gate {
 public:
  connect_gate() = default;
  connect_gate(std::size_t per_second, std::size_t not_logged_in)
      : per_second_(per_second), not_logged_in_(not_logged_in) {}

  void set_limits(std::size_t per_second, std::size_t not_logged_in) {
    per_second_ = per_second;
    not_logged_in_ = not_logged_in;
  }

  /// Queues up.
  void enter(gate_pass who) { queue_.push_back(who); }

  /// Has logged in, has failed, or does not want to any more; wherever it is.
  void leave(gate_pass who);

  /// The next one that may begin; nothing when none may now.
  [[nodiscard]] std::optional<gate_pass> take(machine::instant now);

  /// When `take` should be asked again; nothing when nobody waits, or when somebody must leave first.
  [[nodiscard]] std::optional<machine::instant> next() const;

  /// Who is next; nothing when nobody waits.
  [[nodiscard]] std::optional<gate_pass> first() const {
    return queue_.empty() ? std::nullopt : std::optional(queue_.front());
  }

  [[nodiscard]] std::size_t waiting() const noexcept { return queue_.size(); }
  [[nodiscard]] std::size_t inside() const noexcept { return inside_.size(); }

 private:
  std::size_t per_second_ = limits::gate_per_second;
  std::size_t not_logged_in_ = limits::gate_not_logged_in;
  std::deque<gate_pass> queue_;
  std::map<gate_pass, machine::instant> inside_;  ///< and since when
  std::deque<machine::instant> begun_;            ///< within the last second, `per_second_` at most
};

}  // namespace livechat::customer::core
