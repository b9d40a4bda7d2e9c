// SPDX-License-Identifier: Apache-2.0
#include "core/request_table.hpp"

#include <algorithm>
#include <utility>

#include "core/deadlines.hpp"
#include "core/limits.hpp"

namespace livechat::customer::core {

using machine::instant;

void request_table::put_back(request what) { waiting_.push_front(std::move(what)); }

bool request_table::has_room_for(std::string_view action, std::size_t window) const noexcept {
  const auto taken = std::count_if(in_flight_.begin(), in_flight_.end(), [](const flight& f) { return f.holds_place; });
  const std::size_t kept_for_ping = action == "ping" ? limits::window_for_ping - limits::window : 0;
  return static_cast<std::size_t>(taken) < window + kept_for_ping;
}

std::optional<request_table::sending> request_table::take_next(instant now, std::uint64_t epoch, std::size_t window,
                                                               std::uint64_t text, const gate& may_go) {
  // One that is overdue stays: it ends as not sent when its deadline is looked at, at this very instant.
  const auto next = std::find_if(waiting_.begin(), waiting_.end(), [&](const request& r) {
    return r.deadline > now && has_room_for(r.action, window) && may_go(r.action);
  });
  if (next == waiting_.end()) return std::nullopt;
  std::string id = std::to_string(epoch) + '-' + std::to_string(++sent_);
  sending out{id, next->action, next->payload, next->version};
  in_flight_.push_back({std::move(id), std::move(*next), now + limits::slot_held_after_write, text});
  ++live_in_flight_;
  waiting_.erase(next);
  return out;
}

std::optional<request_table::ended> request_table::answered(std::string_view request_id) {
  const auto found =
      std::find_if(in_flight_.begin(), in_flight_.end(), [&](const flight& f) { return f.request_id == request_id; });
  if (found == in_flight_.end()) return std::nullopt;
  flight sent = std::move(*found);
  in_flight_.erase(found);
  if (!sent.is_awaited) return std::nullopt;
  --live_in_flight_;
  return ended{std::move(sent.what), std::move(sent.request_id), true};
}

/// Its place stays, under its id.
request_table::ended request_table::give_up(flight& sent) {
  sent.is_awaited = false;
  --live_in_flight_;
  return {std::move(sent.what), sent.request_id, true};
}

std::optional<request_table::ended> request_table::cancel(ticket call) {
  const auto queued =
      std::find_if(waiting_.begin(), waiting_.end(), [call](const request& r) { return r.call == call; });
  if (queued != waiting_.end()) {
    ended out{std::move(*queued), {}, false};
    waiting_.erase(queued);
    return out;
  }
  const auto sent = std::find_if(in_flight_.begin(), in_flight_.end(),
                                 [call](const flight& f) { return f.is_awaited && f.what.call == call; });
  if (sent == in_flight_.end()) return std::nullopt;
  return give_up(*sent);
}

std::optional<request_table::ended> request_table::take_overdue(instant now) {
  for (auto& sent : in_flight_) sent.holds_place = sent.holds_place && sent.held_until > now;
  std::erase_if(in_flight_, [](const flight& f) { return !f.is_awaited && !f.holds_place; });
  const auto queued =
      std::find_if(waiting_.begin(), waiting_.end(), [now](const request& r) { return r.deadline <= now; });
  if (queued != waiting_.end()) return cancel(queued->call);
  const auto sent = std::find_if(in_flight_.begin(), in_flight_.end(),
                                 [now](const flight& f) { return f.is_awaited && f.what.deadline <= now; });
  if (sent == in_flight_.end()) return std::nullopt;
  return give_up(*sent);
}

std::vector<request_table::ended> request_table::take_waiting() {
  std::vector<ended> out;
  for (auto& queued : waiting_) out.push_back({std::move(queued), {}, false});
  waiting_.clear();
  return out;
}

std::vector<request_table::ended> request_table::take_impatient() {
  std::vector<ended> out;
  for (auto queued = waiting_.begin(); queued != waiting_.end();) {
    if (queued->waits_for_link) {
      ++queued;
      continue;
    }
    out.push_back({std::move(*queued), {}, false});
    queued = waiting_.erase(queued);
  }
  return out;
}

std::vector<request_table::ended> request_table::take_in_flight(std::uint64_t texts_sent) {
  std::vector<ended> out;
  for (auto& sent : in_flight_) {
    if (sent.is_awaited) out.push_back({std::move(sent.what), std::move(sent.request_id), sent.text <= texts_sent});
  }
  in_flight_.clear();
  live_in_flight_ = 0;
  return out;
}

std::optional<instant> request_table::next_deadline() const {
  std::optional<instant> first;
  for (const auto& queued : waiting_) first = earlier(first, queued.deadline);
  for (const auto& sent : in_flight_) {
    if (sent.is_awaited) first = earlier(first, sent.what.deadline);
    if (sent.holds_place) first = earlier(first, sent.held_until);
  }
  return first;
}

}  // namespace livechat::customer::core
