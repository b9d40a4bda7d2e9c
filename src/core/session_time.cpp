// SPDX-License-Identifier: Apache-2.0
// A session and time: what is due when, and what follows.
#include <utility>

#include "core/session.hpp"

namespace livechat::customer::core {

namespace {

/// What was too slow, for whoever has to find out why.
std::string_view name_of(std::optional<link_phase> phase) {
  if (!phase) return "connecting";
  switch (*phase) {
    case link_phase::resolving:
      return "looking up the name";
    case link_phase::connecting:
      return "connecting";
    case link_phase::tunnelling:
      return "asking the proxy";
    case link_phase::securing:
      return "agreeing on TLS";
    case link_phase::upgrading:
      return "upgrading to WebSocket";
  }
  return "connecting";
}

}  // namespace

std::optional<instant> session::next_deadline() const {
  auto first = earlier(deadlines_.next(), heartbeat_.next());
  first = earlier(first, requests_.next_deadline());
  first = earlier(first, sneak_peeks_.next());
  first = earlier(first, tokens_.fetch_overdue_at());
  if (state_ == link_state::live) first = earlier(first, tokens_.renew_at());
  for (const auto& waiting : connects_) first = earlier(first, waiting.deadline);
  return first;
}

void session::deadline_reached(instant now) {
  while (const auto due = deadlines_.take_due(now)) timer_expired(now, *due);
  end_overdue_calls(now);
  look_at_token(now);
  look_at_pulse(now);
  send_due_sneak_peeks(now);
  pump(now);
}

void session::timer_expired(instant now, timer which) {
  switch (which) {
    case timer::phase:
    case timer::connect:
      return overdue(now, name_of(phase_), layer_now());
    case timer::login:
      return overdue(now, "login", link_layer::login);
    case timer::close:
      return step_ == step::goodbye ? replace_link(now) : end_close();
    case timer::address:
      return emit(try_next_address{*link_});
    case timer::retry:
      return begin(now);
    case timer::settled:
      regions_.settled();
      return recovery_.settled();
    case timer::renewal:
      fail_in_flight(client_errc::connection_lost, token_was_renewed);
      return replace_link_when_idle(now);
    case timer::patience:
      return;  // the next request goes when all that is due has been looked at
    case timer::message:
      return look_at_message(now);
    case timer::reading:
      emit(complain{error(client_errc::overflow, outcome::unknown)});
      emit(shed_pushes{});
      return pushes_taken(now);
  }
}

void session::overdue(instant now, std::string_view what, link_layer layer) {
  loss late = broken_link(network_errc::timed_out, std::string(what));
  late.layer = layer;
  lose(now, late);
}

void session::end_overdue_calls(instant now) {
  while (const auto ended = requests_.take_overdue(now)) fail(*ended, client_errc::deadline_exceeded);
  while (const auto held = sneak_peeks_.take_overdue(now)) {
    fail(*held, error(client_errc::deadline_exceeded, outcome::not_sent));
  }
  for (auto waiting = connects_.begin(); waiting != connects_.end();) {
    if (waiting->deadline > now) {
      ++waiting;
      continue;
    }
    finish(waiting->call, error(client_errc::deadline_exceeded, outcome::not_sent));
    waiting = connects_.erase(waiting);
  }
  replace_link_when_idle(now);
}

void session::look_at_token(instant now) {
  const auto overdue_at = tokens_.fetch_overdue_at();
  if (overdue_at && *overdue_at <= now) {
    const error late(client_errc::token_unavailable, outcome::not_sent, "the provider did not answer in time");
    token_failed(now, *tokens_.fetching(), late);
  }
  const auto renew_at = tokens_.renew_at();
  if (state_ == link_state::live && renew_at && *renew_at <= now) renew_token(now);
}

void session::look_at_pulse(instant now) {
  if (heartbeat_.is_dead(now)) lose(now, broken_link(network_errc::silent));
  if (heartbeat_.take_ping(now)) ping(now);
}

}  // namespace livechat::customer::core
