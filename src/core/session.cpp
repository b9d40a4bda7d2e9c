// SPDX-License-Identifier: Apache-2.0
#include "core/session.hpp"

#include <algorithm>
#include <livechat/customer/pushes/customer_disconnected.hpp>
#include <livechat/customer/pushes/customer_side_storage_updated.hpp>
#include <utility>

#include "core/limits.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"

namespace livechat::customer::core {

namespace {

/// Text of the other side, fit to be shown: short, printable, on one line.
std::string shown(std::string_view text) {
  std::string out(text.substr(0, limits::shown_text));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return out;
}

/// What was too slow, for whoever has to find out why.
std::string_view name_of(std::optional<link_phase> phase) {
  if (!phase) return "connecting";
  switch (*phase) {
    case link_phase::resolving:
      return "looking up the name";
    case link_phase::connecting:
      return "connecting";
    case link_phase::securing:
      return "agreeing on TLS";
    case link_phase::upgrading:
      return "upgrading to WebSocket";
  }
  return "connecting";
}

}  // namespace

session::session(session_settings settings, std::uint64_t seed)
    : settings_(std::move(settings)), random_(seed), heartbeat_(settings_.ping_interval) {}

std::size_t session::calls_open() const noexcept { return requests_.open() + connects_.size() + closes_.size(); }

bool session::is_open() const noexcept { return state_ == link_state::logging_in || state_ == link_state::live; }

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
  if (state_ == link_state::idle) open(now);
}

void session::request_submitted(instant now, ticket call, std::string action, std::string payload, instant deadline,
                                std::optional<api_version> version) {
  if (auto no = refusal()) return finish(call, std::move(no->about(std::move(action), {})));
  if (!requests_.add({call, action, std::move(payload), deadline, version})) {
    return finish(call, error(client_errc::queue_full, outcome::not_sent).about(std::move(action), {}));
  }
  if (state_ == link_state::idle) return open(now);
  pump(now);
}

void session::call_cancelled(instant, ticket call) {
  if (const auto ended = requests_.cancel(call)) return fail(*ended, client_errc::cancelled);
  const auto found = std::find_if(connects_.begin(), connects_.end(), [call](const auto& c) { return c.call == call; });
  if (found == connects_.end()) return;
  connects_.erase(found);
  finish(call, error(client_errc::cancelled, outcome::not_sent));
}

void session::resume_wanted(instant now) {
  if (state_ != link_state::paused && state_ != link_state::waiting) return;
  attempt_ = 0;
  unknown_reasons_ = 0;
  deadlines_.clear_all();
  open(now);
}

void session::close_wanted(instant now, ticket call) {
  if (state_ == link_state::stopped && !link_) return finish(call, std::string("{}"));
  closes_.push_back(call);
  if (state_ == link_state::stopped) return;
  const bool was_open = is_open();
  deadlines_.clear_all();
  heartbeat_.link_ended();
  for (const auto& ended : requests_.take_in_flight()) fail(ended, client_errc::stopped);
  fail_not_sent(error(client_errc::stopped, outcome::not_sent));
  transition(link_state::stopped, {{}, "closed by the user", reaction::pause, {}, {}});
  if (!link_) return end_close();
  emit(close_link{*link_, was_open ? close_kind::graceful : close_kind::abort});
  deadlines_.set(timer::close, now + limits::close);
}

// --- What the link did ---------------------------------------------------------------------------------------------

void session::open(instant now) {
  link_ = link_id(++links_opened_);
  phase_.reset();
  transition(link_state::connecting, {});
  deadlines_.set(timer::connect, now + limits::connect);
  deadlines_.set(timer::phase, now + limits::resolve);
  emit(open_link{*link_});
}

void session::link_progressed(instant now, link_id link, link_phase phase) {
  if (!is_current(link) || state_ != link_state::connecting) return;
  const bool is_next_address = phase_ == link_phase::connecting && phase == link_phase::connecting;
  phase_ = phase;
  deadlines_.clear(timer::address);
  switch (phase) {
    case link_phase::resolving:
      return deadlines_.set(timer::phase, now + limits::resolve);
    case link_phase::connecting:
      deadlines_.set(timer::address, now + limits::tcp_per_address);
      if (!is_next_address) deadlines_.set(timer::phase, now + limits::tcp);
      return;
    case link_phase::securing:
      return deadlines_.set(timer::phase, now + limits::tls);
    case link_phase::upgrading:
      return deadlines_.set(timer::phase, now + limits::upgrade);
  }
}

void session::link_opened(instant now, link_id link) {
  if (!is_current(link) || state_ != link_state::connecting) return;
  deadlines_.clear_all();
  heartbeat_.link_opened(now);
  log_in(now);
}

void session::log_in(instant now) {
  login_id_ = std::to_string(links_opened_) + "-login";
  transition(link_state::logging_in, {});
  deadlines_.set(timer::login, now + limits::login);
  write(wire::encode_request(login_id_, "login", wire::encode(settings_.login)));
}

void session::text_written(instant now, link_id link) {
  if (!is_current(link)) return;
  is_writing_ = false;
  pump(now);
}

void session::control_received(instant now, link_id link) {
  if (is_current(link)) heartbeat_.frame_came(now);
}

void session::binary_received(instant now, link_id link) {
  if (!is_current(link) || !is_open()) return;
  heartbeat_.frame_came(now);
  take_bad_frame(now, "a binary message");
}

void session::text_received(instant now, link_id link, std::string_view text) {
  if (!is_current(link) || !is_open()) return;
  heartbeat_.frame_came(now);
  auto frame = wire::decode_frame(text);
  if (auto* response = std::get_if<wire::response_frame>(&frame)) return take(now, std::move(*response));
  if (auto* push = std::get_if<wire::push_frame>(&frame)) return take(now, std::move(*push), text);
  if (const auto* error = std::get_if<wire::error_frame>(&frame)) return take(now, *error);
  if (const auto* unknown = std::get_if<wire::unknown_frame>(&frame)) return take(*unknown);
  take_bad_frame(now, std::get<wire::malformed_frame>(frame).why);
}

void session::link_closed(instant now, link_id link, std::error_code code, std::string detail) {
  if (!is_current(link)) return;
  if (state_ == link_state::stopped) {
    link_.reset();
    return end_close();
  }
  if (!code) code = network_errc::closed;
  link_.reset();
  lose(now, broken_link(code, std::move(detail)));
}

// --- Frames --------------------------------------------------------------------------------------------------------

void session::take(instant now, wire::response_frame frame) {
  const bool is_login = frame.request_id == login_id_ || (frame.request_id.empty() && frame.action == "login");
  if (is_login && state_ == link_state::logging_in) return login_answered(now, frame);
  const auto ended = requests_.answered(frame.request_id);
  if (!ended) {
    log(log_level::debug, "an answer without a request (" + shown(frame.action) + ")");
    return pump(now);
  }
  if (!frame.error) {
    finish(ended->call, std::move(frame.payload));
    return pump(now);
  }
  const auto type = server_errc_of(frame.error->type);
  const auto known = is_certain_refusal(type) ? outcome::rejected : outcome::unknown;
  error no(type, known);
  finish(ended->call, std::move(no.about(ended->action, ended->request_id).said(std::move(*frame.error))));
  pump(now);
}

void session::login_answered(instant now, const wire::response_frame& answer) {
  if (!answer.error) return go_live(now, answer.payload);
  login_refused(now, *answer.error);
}

void session::login_refused(instant now, const server_error& why) {
  const std::error_code code = server_errc_of(why.type);
  const auto reaction = reaction_to_login_error(server_errc_of(why.type));
  lose(now, {code, shown(why.type) + " (login)", reaction, code.message() + " (login)", "the login was refused", why});
}

void session::go_live(instant now, std::string login_answer) {
  login_answer_ = std::move(login_answer);
  was_ever_live_ = true;
  deadlines_.clear(timer::login);
  deadlines_.set(timer::settled, now + limits::live_resets_backoff);
  heartbeat_.went_live(now, random_);
  transition(link_state::live, {});
  finish_connects(login_answer_);
  for (auto& early : std::exchange(early_pushes_, {})) emit(std::move(early));
  pump(now);
}

void session::take(instant now, wire::push_frame frame, std::string_view raw) {
  if (frame.action == "customer_disconnected") {
    emit(deliver{frame, std::string(raw)});
    return disconnect_announced(now, frame);
  }
  if (frame.action == "customer_side_storage_updated") keep_side_storage(frame);
  deliver push{std::move(frame), std::string(raw)};
  if (state_ == link_state::live) return emit(std::move(push));
  // Before login the service may still say something; the user hears it once there is a session to hear it in.
  if (early_pushes_.size() < limits::pushes_before_login) return early_pushes_.push_back(std::move(push));
  take_bad_frame(now, "too many pushes before the answer to login");
}

void session::disconnect_announced(instant now, const wire::push_frame& frame) {
  const auto read = wire::decode<customer_disconnected>(frame.payload, wire::shape::served);
  const auto* push = std::get_if<customer_disconnected>(&read);
  const std::string reason = push == nullptr ? "unreadable reason" : push->reason;
  const auto reaction = reaction_to_reason(reason);
  const auto cause = (reaction == reaction::retry_unknown ? "an unknown reason" : reason) + " (push)";
  lose(now, {network_errc::closed, shown(reason) + " (push)", reaction, cause, cause});
}

void session::keep_side_storage(const wire::push_frame& frame) {
  auto read = wire::decode<customer_side_storage_updated>(frame.payload, wire::shape::served);
  auto* push = std::get_if<customer_side_storage_updated>(&read);
  if (push != nullptr) settings_.login.customer_side_storage = std::move(push->customer_side_storage);
}

void session::take(instant now, const wire::error_frame& frame) {
  // Question C01: it names no request, and guessing one could report a failure that did not happen.
  const auto type = server_errc_of(frame.error.type);
  log(log_level::warning, "an error without a request: " + shown(frame.error.type));
  emit(complain{error(type, outcome::unknown).said(frame.error)});
  // Before its success there is nothing but the login that it can be about.
  if (state_ == link_state::logging_in && type != server_errc::unknown_type) login_refused(now, frame.error);
}

void session::take(const wire::unknown_frame& frame) {
  log(log_level::warning, "a frame of unknown type: " + shown(frame.type));
}

void session::take_bad_frame(instant now, const std::string& why) {
  log(log_level::warning, "a frame was dropped: " + shown(why));
  emit(complain{error(network_errc::protocol_violation, outcome::unknown, shown(why))});
  if (!bad_frames_.came(now)) return;
  lose(now, broken_link(network_errc::too_many_bad_frames));
}

// --- Losing and finding again --------------------------------------------------------------------------------------

void session::lose(instant now, const loss& why) {
  forget_link();
  for (const auto& ended : requests_.take_in_flight()) fail(ended, client_errc::connection_lost, why.cause);
  ++attempt_;
  // Another token or region cannot be had yet: one token, one address.
  const bool is_stuck = why.reaction == reaction::new_token || why.reaction == reaction::new_region;
  const bool is_strange = why.reaction == reaction::retry_unknown && ++unknown_reasons_ > limits::unknown_reason_tries;
  if (why.reaction == reaction::pause || is_stuck || is_strange) return pause(why);
  wait(now, why);
}

void session::forget_link() {
  if (link_) emit(close_link{*link_, close_kind::abort});
  link_.reset();
  deadlines_.clear_all();
  heartbeat_.link_ended();
  bad_frames_.link_ended();
  early_pushes_.clear();
  is_writing_ = false;
}

void session::wait(instant now, const loss& why) {
  const duration delay = wait_before(why.reaction, attempt_, random_);
  deadlines_.set(timer::retry, now + delay);
  transition(link_state::waiting, why, delay);
  // Until the first success a failure is most likely a mistake in the settings: whoever waits must hear of it at once.
  if (!was_ever_live_) fail_not_sent(error_of(why));
}

void session::pause(const loss& why) {
  pause_cause_ = why.cause;
  transition(link_state::paused, why);
  error told = error_of(why);
  // What the service merely ended would read as if another try could help.
  if (why.code == network_errc::closed) told = error(client_errc::paused, outcome::not_sent, why.cause);
  fail_not_sent(told);
}

error session::error_of(const loss& why) {
  error out(why.code, outcome::not_sent, why.detail);
  if (why.words) out.said(*why.words);
  return out;
}

session::loss session::broken_link(std::error_code code, std::string detail) {
  std::string words = detail.empty() ? code.message() : code.message() + ": " + detail;
  return {code, words, reaction_to_link_error(code), words, std::move(detail)};
}

// --- Time ----------------------------------------------------------------------------------------------------------

std::optional<instant> session::next_deadline() const {
  auto first = earlier(deadlines_.next(), heartbeat_.next());
  first = earlier(first, requests_.next_deadline());
  for (const auto& waiting : connects_) first = earlier(first, waiting.deadline);
  return first;
}

void session::deadline_reached(instant now) {
  while (const auto due = deadlines_.take_due(now)) timer_expired(now, *due);
  end_overdue_calls(now);
  if (heartbeat_.is_dead(now)) {
    lose(now, broken_link(network_errc::silent));
  }
  if (heartbeat_.take_ping(now)) emit(send_ping{*link_});
  pump(now);
}

void session::timer_expired(instant now, timer which) {
  switch (which) {
    case timer::phase:
    case timer::connect:
      return overdue(now, name_of(phase_));
    case timer::login:
      return overdue(now, "login");
    case timer::close:
      return end_close();
    case timer::address:
      return emit(try_next_address{*link_});
    case timer::retry:
      return open(now);
    case timer::settled:
      attempt_ = 0;
      unknown_reasons_ = 0;
      return;
  }
}

void session::overdue(instant now, std::string_view what) {
  lose(now, broken_link(network_errc::timed_out, std::string(what)));
}

void session::end_close() {
  forget_link();
  for (const auto call : std::exchange(closes_, {})) finish(call, std::string("{}"));
}

void session::end_overdue_calls(instant now) {
  while (const auto ended = requests_.take_overdue(now)) fail(*ended, client_errc::deadline_exceeded);
  for (auto waiting = connects_.begin(); waiting != connects_.end();) {
    if (waiting->deadline > now) {
      ++waiting;
      continue;
    }
    finish(waiting->call, error(client_errc::deadline_exceeded, outcome::not_sent));
    waiting = connects_.erase(waiting);
  }
}

// --- Effects -------------------------------------------------------------------------------------------------------

std::optional<effect> session::next_effect() {
  if (effects_.empty()) return std::nullopt;
  std::optional<effect> out(std::move(effects_.front()));
  effects_.pop_front();
  return out;
}

void session::pump(instant now) {
  if (state_ != link_state::live || is_writing_) return;
  auto next = requests_.take_next(now, links_opened_);
  if (!next) return;
  const auto version = next->version ? to_string(*next->version) : std::string_view();
  write(wire::encode_request(next->request_id, next->action, next->payload, version));
}

void session::write(std::string text) {
  is_writing_ = true;
  emit(send_text{*link_, std::move(text)});
}

void session::finish(ticket call, result<std::string> value) { emit(complete{call, std::move(value)}); }

void session::fail(const request_table::ended& what, std::error_code code, std::string detail) {
  error why(code, what.was_sent ? outcome::unknown : outcome::not_sent, std::move(detail));
  finish(what.call, std::move(why.about(what.action, what.request_id)));
}

void session::fail_not_sent(const error& why) {
  for (const auto& ended : requests_.take_waiting()) {
    error own = why;
    finish(ended.call, std::move(own.about(ended.action, {})));
  }
  finish_connects(why);
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
  out.change.attempt = attempt_;
  out.change.next_try_in = std::chrono::duration_cast<std::chrono::milliseconds>(next_try_in);
  state_ = to;
  emit(std::move(out));
}

void session::log(log_level level, std::string text) { emit(log_line{level, "session", std::move(text)}); }

}  // namespace livechat::customer::core
