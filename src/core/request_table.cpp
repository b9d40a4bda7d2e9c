// SPDX-License-Identifier: Apache-2.0
#include "core/request_table.hpp"

#include <algorithm>
#include <utility>

#include "core/deadlines.hpp"
#include "core/limits.hpp"

namespace livechat::customer::core {

using machine::instant;

bool request_table::add(request what) {
  if (waiting_.size() >= limits::waiting_requests) return false;
  waiting_.push_back(std::move(what));
  return true;
}

bool request_table::has_room_for(std::string_view action) const noexcept {
  const auto taken = std::count_if(in_flight_.begin(), in_flight_.end(), [](const flight& f) { return f.holds_place; });
  return static_cast<std::size_t>(taken) < (action == "ping" ? limits::window_for_ping : limits::window);
}

std::optional<request_table::sending> request_table::take_next(instant now, std::uint64_t epoch) {
  // One that is overdue stays: it ends as not sent when its deadline is looked at, at this very instant.
  const auto next = std::find_if(waiting_.begin(), waiting_.end(),
                                 [&](const request& r) { return r.deadline > now && has_room_for(r.action); });
  if (next == waiting_.end()) return std::nullopt;
  std::string id = std::to_string(epoch) + '-' + std::to_string(++sent_);
  in_flight_.push_back({id, next->call, next->action, next->deadline, now + limits::slot_held_after_write});
  ++live_in_flight_;
  sending out{std::move(id), std::move(next->action), std::move(next->payload), next->version};
  waiting_.erase(next);
  return out;
}

std::optional<request_table::ended> request_table::answered(std::string_view request_id) {
  const auto found =
      std::find_if(in_flight_.begin(), in_flight_.end(), [&](const flight& f) { return f.request_id == request_id; });
  if (found == in_flight_.end()) return std::nullopt;
  const flight sent = std::move(*found);
  in_flight_.erase(found);
  if (!sent.call) return std::nullopt;
  --live_in_flight_;
  return ended{*sent.call, sent.action, sent.request_id, true};
}

void request_table::give_up(flight& sent) {
  sent.call.reset();
  --live_in_flight_;
}

std::optional<request_table::ended> request_table::cancel(ticket call) {
  const auto queued =
      std::find_if(waiting_.begin(), waiting_.end(), [call](const request& r) { return r.call == call; });
  if (queued != waiting_.end()) {
    ended out{call, std::move(queued->action), {}, false};
    waiting_.erase(queued);
    return out;
  }
  const auto sent =
      std::find_if(in_flight_.begin(), in_flight_.end(), [call](const flight& f) { return f.call == call; });
  if (sent == in_flight_.end()) return std::nullopt;
  give_up(*sent);
  return ended{call, sent->action, sent->request_id, true};
}

std::optional<request_table::ended> request_table::take_overdue(instant now) {
  for (auto& sent : in_flight_) sent.holds_place = sent.holds_place && sent.held_until > now;
  std::erase_if(in_flight_, [](const flight& f) { return !f.call && !f.holds_place; });
  const auto queued =
      std::find_if(waiting_.begin(), waiting_.end(), [now](const request& r) { return r.deadline <= now; });
  if (queued != waiting_.end()) return cancel(queued->call);
  const auto sent = std::find_if(in_flight_.begin(), in_flight_.end(),
                                 [now](const flight& f) { return f.call && f.deadline <= now; });
  if (sent == in_flight_.end()) return std::nullopt;
  return cancel(*sent->call);
}

std::vector<request_table::ended> request_table::take_waiting() {
  std::vector<ended> out;
  for (auto& queued : waiting_) out.push_back({queued.call, std::move(queued.action), {}, false});
  waiting_.clear();
  return out;
}

std::vector<request_table::ended> request_table::take_in_flight() {
  std::vector<ended> out;
  for (auto& sent : in_flight_) {
    if (sent.call) out.push_back({*sent.call, std::move(sent.action), std::move(sent.request_id), true});
  }
  in_flight_.clear();
  live_in_flight_ = 0;
  return out;
}

std::optional<instant> request_table::next_deadline() const {
  std::optional<instant> first;
  for (const auto& queued : waiting_) first = earlier(first, queued.deadline);
  for (const auto& sent : in_flight_) {
    if (sent.call) first = earlier(first, sent.deadline);
    if (sent.holds_place) first = earlier(first, sent.held_until);
  }
  return first;
}

}  // namespace livechat::customer::core
