// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <livechat/customer/api_version.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/effect.hpp"
#include "core/limits.hpp"
#include "machine/instant.hpp"

namespace livechat::customer::core {

/// A request of the user, before it has an answer.
struct request {
  ticket call;
  std::string action;
  std::string payload;
  machine::instant deadline;
  std::optional<api_version> version{};   ///< nothing: that of the connection
  bool waits_for_link = true;             ///< false: it fails when there is no connection
  bool may_be_repeated = true;            ///< when the service asks for patience
  unsigned repeated = 0;                  ///< how often it was
  std::optional<server_error> refusal{};  ///< the last time
};

/// Every request between its call and its end: waiting, then in flight, then over, exactly once.
///
/// Who ends a request takes it out of the table; what is not in the table cannot end a second time. A request that was
/// ended early after it left (deadline, cancellation) leaves its place in the window behind: the service still has it,
/// and its late answer is swallowed.
class request_table {
 public:
  /// Whether one more may wait.
  [[nodiscard]] bool has_room() const noexcept { return waiting_.size() < limits::waiting_requests; }

  /// Takes a request in, to wait. Precondition: there is room.
  void add(request what) { waiting_.push_back(std::move(what)); }

  /// Takes one in again, before all others: the service did not do it, and may be asked again.
  void put_back(request what);

  /// The next request that the window has room for, that `may_go` and that is not overdue, now in flight under a new id;
  /// nothing when there is none. `text`: which of the texts of this link it will be.
  struct sending {
    std::string request_id;
    std::string action;
    std::string payload;
    std::optional<api_version> version;
  };
  using gate = std::function<bool(std::string_view action)>;
  [[nodiscard]] std::optional<sending> take_next(machine::instant now, std::uint64_t epoch, std::size_t window,
                                                 std::uint64_t text, const gate& may_go);

  /// A request that is over, and what it was called on the wire (empty when it never left).
  struct ended {
    request what;
    std::string request_id;
    bool was_sent;
  };

  /// The request that an answer belongs to; nothing when it is unknown, or was given up before.
  [[nodiscard]] std::optional<ended> answered(std::string_view request_id);

  /// Takes a request out, wherever it is.
  [[nodiscard]] std::optional<ended> cancel(ticket call);

  /// Takes out one request whose deadline has come; frees places that were held for lost answers.
  [[nodiscard]] std::optional<ended> take_overdue(machine::instant now);

  /// Takes out all that wait; those that do not wait for a link; or all in flight, after which the window is empty. Texts
  /// after the first `texts_sent` were not sent.
  [[nodiscard]] std::vector<ended> take_waiting();
  [[nodiscard]] std::vector<ended> take_impatient();
  [[nodiscard]] std::vector<ended> take_in_flight(std::uint64_t texts_sent = std::uint64_t(-1));

  [[nodiscard]] std::optional<machine::instant> next_deadline() const;
  [[nodiscard]] std::size_t open() const noexcept { return waiting_.size() + live_in_flight_; }
  [[nodiscard]] std::size_t waiting() const noexcept { return waiting_.size(); }
  [[nodiscard]] std::size_t in_flight() const noexcept { return in_flight_.size(); }

  /// In flight, and somebody waits for the answer.
  [[nodiscard]] std::size_t awaited() const noexcept { return live_in_flight_; }

 private:
  struct flight {
    std::string request_id;
    request what;
    machine::instant held_until;
    std::uint64_t text;       ///< of the link, counted from 1
    bool is_awaited = true;   ///< false: given up, only the place is held
    bool holds_place = true;  ///< the service may still have it among its pending ones
  };

  [[nodiscard]] bool has_room_for(std::string_view action, std::size_t window) const noexcept;
  [[nodiscard]] ended give_up(flight& sent);

  std::list<request> waiting_;
  std::vector<flight> in_flight_;  ///< in the order of sending
  std::size_t live_in_flight_ = 0;
  std::uint64_t sent_ = 0;
};

}  // namespace livechat::customer::core
