// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <livechat/customer/api_version.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/effect.hpp"
#include "machine/instant.hpp"

namespace livechat::customer::core {

/// A request of the user, before it has an answer.
struct request {
  ticket call;
  std::string action;
  std::string payload;
  machine::instant deadline;
  std::optional<api_version> version{};  ///< nothing: that of the connection
};

/// Every request between its call and its end: waiting, then in flight, then over, exactly once.
///
/// Who ends a request takes it out of the table; what is not in the table cannot end a second time. A request that was
/// ended early after it left (deadline, cancellation) leaves its place in the window behind: the service still has it,
/// and its late answer is swallowed.
class request_table {
 public:
  /// Takes a request in, to wait. False when too many wait already.
  [[nodiscard]] bool add(request what);

  /// The next request that the window has room for and that is not overdue, now in flight under a new id; nothing when
  /// there is none.
  struct sending {
    std::string request_id;
    std::string action;
    std::string payload;
    std::optional<api_version> version;
  };
  [[nodiscard]] std::optional<sending> take_next(machine::instant now, std::uint64_t epoch);

  /// A request that is over, and what it was called on the wire (empty when it never left).
  struct ended {
    ticket call;
    std::string action;
    std::string request_id;
    bool was_sent;
  };

  /// The request that an answer belongs to; nothing when it is unknown, or was given up before.
  [[nodiscard]] std::optional<ended> answered(std::string_view request_id);

  /// Takes a request out, wherever it is.
  [[nodiscard]] std::optional<ended> cancel(ticket call);

  /// Takes out one request whose deadline has come; frees places that were held for lost answers.
  [[nodiscard]] std::optional<ended> take_overdue(machine::instant now);

  /// Takes out all that wait, or all in flight. With the latter the window is empty.
  [[nodiscard]] std::vector<ended> take_waiting();
  [[nodiscard]] std::vector<ended> take_in_flight();

  [[nodiscard]] std::optional<machine::instant> next_deadline() const;
  [[nodiscard]] std::size_t open() const noexcept { return waiting_.size() + live_in_flight_; }
  [[nodiscard]] std::size_t in_flight() const noexcept { return in_flight_.size(); }

 private:
  struct flight {
    std::string request_id;
    std::optional<ticket> call;  ///< nothing: given up, only the place is held
    std::string action;
    machine::instant deadline;
    machine::instant held_until;
    bool holds_place = true;  ///< the service may still have it among its pending ones
  };

  [[nodiscard]] bool has_room_for(std::string_view action) const noexcept;
  void give_up(flight& sent);

  std::list<request> waiting_;
  std::vector<flight> in_flight_;  ///< in the order of sending
  std::size_t live_in_flight_ = 0;
  std::uint64_t sent_ = 0;
};

}  // namespace livechat::customer::core
