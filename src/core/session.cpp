// SPDX-License-Identifier: Apache-2.0
// The user's side of a session: calls, and what becomes of them.
#include "core/session.hpp"

#include <algorithm>
#include <utility>

#include "wire/encode.hpp"

namespace livechat::customer::core {

namespace {

/// A call of our own: nobody waits for it.
constexpr ticket nobody{};

/// What says who the customer is begins with the token.
std::string first_region(const session_settings& settings) {
  if (!settings.region.empty() || !settings.has_regions) return settings.region;
  return region_of_token(settings.login.token.reveal());
}

}  // namespace

session::session(session_settings settings, std::uint64_t seed)
    : settings_(std::move(settings)),
      random_(seed),
      heartbeat_(settings_.pulse),
      tokens_(settings_.login.token),
      regions_(first_region(settings_)),
      login_(settings_.login),
      recovery_(settings_.recovery) {
  tokens_.set_deadline(settings_.token_deadline);
}

std::size_t session::calls_open() const noexcept {
  return requests_.open() + sneak_peeks_.waiting() + connects_.size() + closes_.size();
}

bool session::is_open() const noexcept { return state_ == link_state::logging_in || state_ == link_state::live; }

client_metrics session::metrics() const {
  client_metrics out = metrics_;
  out.waiting = requests_.waiting() + sneak_peeks_.waiting();
  out.in_flight = requests_.awaited();
  out.window = pacing_.window();
  return out;
}

// --- What the user wants -------------------------------------------------------------------------------------------

std::optional<error> session::refusal() const {
  if (state_ == link_state::stopped) return error(client_errc::stopped, outcome::not_sent);
  if (state_ == link_state::paused) return error(client_errc::paused, outcome::not_sent, pause_cause_);
  return std::nullopt;
}

void session::connect_wanted(instant now, ticket call, instant deadline) {
  if (auto no = refusal()) return finish(call, std::move(*no));
  if (state_ == link_state::live) return finish(call, login_answer_);
  if (connects_.size() >= limits::waiting_requests)
    return finish(call, error(client_errc::queue_full, outcome::not_sent));
  connects_.push_back({call, deadline});
  if (state_ == link_state::idle) begin(now);
}

void session::request_submitted(instant now, request what) {
  if (auto no = refusal()) return fail(what, std::move(*no));
  if (what.action == "send_sneak_peek") return submit_sneak_peek(now, std::move(what));
  if (what.action == "send_event") {
    const auto old = sneak_peeks_.message_sent(sneak_peeks_.waiting() > 0 ? chat_of(what.payload) : std::string());
    if (old) {
      ++metrics_.sneak_peeks_shed;
      fail(*old, error(client_errc::superseded, outcome::not_sent));
    }
  }
  const bool is_impatient = !what.waits_for_link && state_ != link_state::live;
  if (is_impatient) {
    fail(what, error(client_errc::offline, outcome::not_sent));
  } else {
    take_in(std::move(what));
  }
  if (state_ == link_state::idle) return begin(now);
  pump(now);
}

void session::take_in(request what) {
  if (requests_.has_room()) return requests_.add(std::move(what));
  fail(what, error(client_errc::queue_full, outcome::not_sent));
}

void session::submit_sneak_peek(instant now, request what) {
  what.waits_for_link = false;
  if (state_ != link_state::live) {
    ++metrics_.sneak_peeks_shed;
    fail(what, error(client_errc::offline, outcome::not_sent));
    if (state_ == link_state::idle) begin(now);
    return;
  }
  auto next = sneak_peeks_.submitted(now, std::move(what));
  if (next.superseded) {
    ++metrics_.sneak_peeks_shed;
    fail(*next.superseded, error(client_errc::superseded, outcome::not_sent));
  }
  if (!next.to_send) return;
  take_in(std::move(*next.to_send));
  pump(now);
}

void session::send_due_sneak_peeks(instant now) {
  while (auto due = sneak_peeks_.take_due(now)) take_in(std::move(*due));
}

void session::call_cancelled(instant, ticket call) {
  if (const auto ended = requests_.cancel(call)) return fail(*ended, client_errc::cancelled);
  if (const auto held = sneak_peeks_.cancel(call)) {
    return fail(*held, error(client_errc::cancelled, outcome::not_sent));
  }
  const auto found = std::find_if(connects_.begin(), connects_.end(), [call](const auto& c) { return c.call == call; });
  if (found == connects_.end()) return;
  connects_.erase(found);
  finish(call, error(client_errc::cancelled, outcome::not_sent));
}

void session::resume_wanted(instant now) {
  if (state_ != link_state::paused && state_ != link_state::waiting) return;
  recovery_.reset();
  tokens_.reset();
  deadlines_.clear_all();
  begin(now);
}

void session::network_changed(instant now) {
  if (state_ == link_state::waiting) {
    deadlines_.clear_all();
    return begin(now);
  }
  if (state_ != link_state::live) return;
  heartbeat_.doubt(now, limits::sign_of_life);
  look_at_pulse(now);
}

void session::close_wanted(instant now, ticket call) {
  if (state_ == link_state::stopped && !link_) return finish(call, std::string("{}"));
  closes_.push_back(call);
  if (state_ == link_state::stopped) return;
  const bool was_open = is_open();
  deadlines_.clear_all();
  heartbeat_.link_ended();
  leave_the_gate();
  fail_in_flight(client_errc::stopped);
  fail_not_sent(error(client_errc::stopped, outcome::not_sent));
  loss by_user;
  by_user.reason = "closed by the user";
  transition(link_state::stopped, by_user);
  tokens_.stop();
  if (step_ == step::token || step_ == step::gate) link_.reset();  // it was never opened
  step_ = step::none;
  if (!link_) return end_close();
  emit(close_link{*link_, was_open ? close_kind::graceful : close_kind::abort});
  deadlines_.set(timer::close, now + limits::close);
}

void session::pushes_piled_up(instant now) {
  if (std::exchange(is_piled_up_, true) || !is_open()) return;
  hold_reading(now);
}

void session::hold_reading(instant now) {
  ++metrics_.reading_stops;
  heartbeat_.stop_listening();
  message_ended();
  deadlines_.set(timer::reading, now + limits::reading_stops);
  emit(stop_reading{*link_});
}

void session::pushes_taken(instant now) {
  if (!std::exchange(is_piled_up_, false)) return;
  deadlines_.clear(timer::reading);
  if (!is_open()) return;
  heartbeat_.listen_again(now);
  emit(go_on_reading{*link_});
}

// --- Effects -------------------------------------------------------------------------------------------------------

std::optional<effect> session::next_effect() {
  if (effects_.empty()) return std::nullopt;
  std::optional<effect> out(std::move(effects_.front()));
  effects_.pop_front();
  return out;
}

void session::pump(instant now) {
  // While the link is to be replaced nothing new is put onto the old one.
  if (state_ != link_state::live || is_writing_ || is_renewing_) return;
  const auto may_go = [&](std::string_view action) { return pacing_.may_go(action, now); };
  auto next = requests_.take_next(now, links_opened_, pacing_.window(), texts_given_ + 1, may_go);
  if (!next) return plan_next_pump(now);
  const auto version = next->version ? to_string(*next->version) : std::string_view();
  write(next->action, wire::encode_request(next->request_id, next->action, next->payload, version));
}

/// What the service was too busy for goes when it has had its time.
void session::plan_next_pump(instant now) {
  const auto when = requests_.waiting() == 0 ? std::nullopt : pacing_.next(now);
  when ? deadlines_.set(timer::patience, *when) : deadlines_.clear(timer::patience);
}

void session::ping(instant now) {
  ++metrics_.pings;
  if (!settings_.pings_by_action) return emit(send_ping{*link_});
  request what{nobody, "ping", "{}", now + limits::slot_held_after_write};
  take_in(std::move(what));
  pump(now);
}

void session::write(std::string_view action, std::string text) {
  is_writing_ = true;
  ++texts_given_;
  ++counted(action).sent;
  ++metrics_.texts_sent;
  metrics_.bytes_sent += text.size();
  emit(send_text{*link_, std::move(text)});
}

void session::take_off_counts(std::string_view action) {
  --counted(action).sent;
  --metrics_.texts_sent;
}

action_metrics& session::counted(std::string_view action) { return counted_in(metrics_.actions, std::string(action)); }

void session::finish(ticket call, result<std::string> value) {
  if (call == nobody) return;
  emit(complete{call, std::move(value)});
}

void session::fail(const request& what, error why) { finish(what.call, std::move(why.about(what.action, {}))); }

void session::fail(const request_table::ended& what, std::error_code code, std::string detail) {
  if (what.was_sent) ++counted(what.what.action).lost;
  // The service said no, and there was no time left to ask once more.
  if (!what.was_sent && what.what.refusal && code == client_errc::deadline_exceeded) {
    error no(server_errc_of(what.what.refusal->type), outcome::rejected,
             "asked " + std::to_string(what.what.repeated) + " times");
    return finish(what.what.call, std::move(no.about(what.what.action, {}).said(*what.what.refusal)));
  }
  error why(code, what.was_sent ? outcome::unknown : outcome::not_sent, std::move(detail));
  finish(what.what.call, std::move(why.about(what.what.action, what.request_id)));
}

void session::fail_in_flight(std::error_code code, const std::string& detail) {
  for (const auto& ended : requests_.take_in_flight()) fail(ended, code, detail);
}

/// What has not left whole cannot have been done, so it waits for the next link. Sneak peeks would come too late, and a
/// ping of our own was for this link.
void session::lose_in_flight(std::uint64_t texts_sent, const std::string& detail) {
  std::vector<request> unsent;
  for (auto& ended : requests_.take_in_flight(texts_sent)) {
    if (!ended.was_sent) take_off_counts(ended.what.action);
    const bool waits = !ended.was_sent && ended.what.call != nobody && ended.what.action != "send_sneak_peek";
    if (waits) {
      unsent.push_back(std::move(ended.what));
    } else {
      fail(ended, client_errc::connection_lost, detail);
    }
  }
  for (; !unsent.empty(); unsent.pop_back()) requests_.put_back(std::move(unsent.back()));
}

void session::fail_not_sent(const error& why) {
  for (const auto& ended : requests_.take_waiting()) fail(ended.what, why);
  for (const auto& held : sneak_peeks_.take_all()) fail(held, why);
  finish_connects(why);
}

/// There is no link any more: those who would not wait for one.
void session::fail_impatient() {
  for (const auto& ended : requests_.take_impatient()) {
    if (ended.what.action == "send_sneak_peek") ++metrics_.sneak_peeks_shed;
    fail(ended.what, error(client_errc::offline, outcome::not_sent));
  }
  for (const auto& held : sneak_peeks_.take_all()) {
    ++metrics_.sneak_peeks_shed;
    fail(held, error(client_errc::offline, outcome::not_sent));
  }
}

void session::finish_connects(const result<std::string>& value) {
  for (const auto& waiting : std::exchange(connects_, {})) finish(waiting.call, value);
}

void session::transition(link_state to, const loss& why, duration next_try_in) {
  report out;
  out.change.from = state_;
  out.change.to = to;
  out.change.code = why.code;
  out.change.reason = why.reason;
  out.change.layer = why.layer;
  out.change.rule = why.rule;
  out.change.attempt = recovery_.attempt();
  out.change.next_try_in = std::chrono::duration_cast<std::chrono::milliseconds>(next_try_in);
  state_ = to;
  emit(std::move(out));
}

void session::log(log_level level, std::string text) { emit(log_line{level, "session", std::move(text)}); }

}  // namespace livechat::customer::core
