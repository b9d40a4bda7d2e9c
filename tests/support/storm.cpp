// SPDX-License-Identifier: Apache-2.0
#include "support/storm.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <variant>

#include "core/deadlines.hpp"
#include "wire/decode.hpp"
#include "wire/envelope.hpp"

namespace livechat::simulation {

namespace core = customer::core;

using machine::duration;
using machine::instant;

storm::storm(storm_settings settings)
    : settings_(settings), random_(settings.seed), gate_(settings.per_second, settings.not_logged_in) {
  core::session_settings each;
  each.login = customer::login(customer::secret("token"));
  for (std::size_t i = 0; i < settings_.clients; ++i) clients_.push_back({core::session(each, random_.next())});
  deadline_of_.resize(settings_.clients);
}

duration storm::latency() { return random_.between(std::chrono::milliseconds(5), std::chrono::milliseconds(200)); }

void storm::connect_all() {
  for (std::size_t who = 0; who < clients_.size(); ++who) {
    state(who, [this](core::session& session) {
      session.connect_wanted(now_, core::ticket(++calls_), now_ + std::chrono::hours(1));
    });
  }
  let_in();
}

void storm::drop_all() {
  for (std::size_t who = 0; who < clients_.size(); ++who) {
    state(who, [this, link = clients_[who].link](core::session& session) {
      session.link_closed(now_, link, customer::network_errc::reset, {});
    });
  }
  let_in();
}

std::size_t storm::live() const {
  return static_cast<std::size_t>(std::count_if(clients_.begin(), clients_.end(), [](const client& each) {
    return each.session.state() == customer::link_state::live;
  }));
}

bool storm::run_until_all_live(duration most) {
  const instant end = now_ + most;
  while (live() < clients_.size()) {
    if (!step(end)) return false;
  }
  return true;
}

/// One fact; false when nothing happens until `end`.
bool storm::step(instant end) {
  std::optional<instant> next = gate_.next();
  if (!planned_.empty()) next = core::earlier(next, planned_.begin()->first);
  if (!deadlines_.empty()) next = core::earlier(next, deadlines_.begin()->first);
  if (!next || *next > end) return false;
  now_ = std::max(now_, *next);
  if (!planned_.empty() && planned_.begin()->first <= now_) {
    const auto first = planned_.extract(planned_.begin());
    state(first.mapped().first, first.mapped().second);
  } else if (!deadlines_.empty() && deadlines_.begin()->first <= now_) {
    state(deadlines_.begin()->second, [this](core::session& session) { session.deadline_reached(now_); });
  }
  let_in();
  return true;
}

void storm::state(std::size_t who, const fact& what) {
  auto& session = clients_[who].session;
  what(session);
  while (const auto effect = session.next_effect()) perform(who, *effect);
  auto& deadline = deadline_of_[who];
  if (deadline) deadlines_.erase({*deadline, who});
  deadline = session.next_deadline();
  if (deadline) deadlines_.insert({*deadline, who});
}

void storm::plan(duration in, std::size_t who, fact what) {
  planned_.emplace(now_ + in, std::pair(who, std::move(what)));
}

void storm::let_in() {
  while (const auto pass = gate_.take(now_)) {
    const auto who = waiting_.at(*pass);
    state(who, [this, link = clients_[who].link](core::session& session) { session.gate_opened(now_, link); });
  }
}

void storm::perform(std::size_t who, const core::effect& what) {
  auto& self = clients_[who];
  if (const auto* enter = std::get_if<core::enter_gate>(&what)) {
    self.pass = core::gate_pass(++passes_);
    self.link = enter->link;
    waiting_[self.pass] = who;
    gate_.enter(self.pass);
  } else if (std::holds_alternative<core::leave_gate>(what)) {
    waiting_.erase(self.pass);
    gate_.leave(self.pass);
    if (std::exchange(self.is_logging_in, false)) --not_logged_in_;
  } else if (const auto* open = std::get_if<core::open_link>(&what)) {
    begun_.push_back(now_);
    self.is_logging_in = true;
    most_not_logged_in_ = std::max(most_not_logged_in_, ++not_logged_in_);
    const bool is_refused = random_.below(100) < settings_.refused_percent;
    plan(latency(), who, [this, link = open->link, is_refused](core::session& session) {
      if (!is_refused) return session.link_opened(now_, link);
      session.link_closed(now_, link, customer::network_errc::connect_refused, {});
    });
  } else if (const auto* text = std::get_if<core::send_text>(&what)) {
    const auto read = customer::wire::decode_request(text->text);
    const auto* request = std::get_if<customer::wire::request_frame>(&read);
    if (request == nullptr) return;
    plan(latency(), who, [this, link = text->link, id = request->request_id](core::session& session) {
      session.text_written(now_, link);
      session.text_received(now_, link, customer::wire::encode_response(id, "any", "{}"));
    });
  } else if (const auto* ping = std::get_if<core::send_ping>(&what)) {
    plan(latency(), who, [this, link = ping->link](core::session& session) { session.pong_received(now_, link); });
  }
}

}  // namespace livechat::simulation
