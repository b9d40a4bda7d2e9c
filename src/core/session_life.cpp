// SPDX-License-Identifier: Apache-2.0
// The link's side of a session: beginning one, losing it, finding it again, and its end.
#include <utility>

#include "core/link_policy.hpp"
#include "core/session.hpp"
#include "core/shown.hpp"
#include "wire/encode.hpp"
#include "wire/json_member.hpp"

namespace livechat::customer::core {

namespace {

/// What a link was before it was open, as far as somebody will look for a fault there.
link_layer layer_of(link_phase phase) noexcept {
  switch (phase) {
    case link_phase::resolving:
      return link_layer::name;
    case link_phase::connecting:
      return link_layer::tcp;
    case link_phase::tunnelling:
      return link_layer::proxy;
    case link_phase::securing:
      return link_layer::tls;
    case link_phase::upgrading:
      return link_layer::upgrade;
  }
  return link_layer::none;
}

}  // namespace

// --- Beginning -----------------------------------------------------------------------------------------------------

void session::begin(instant now, const loss& why) {
  transition(link_state::connecting, why);
  begin_link(now);
}

void session::begin_link(instant now) {
  link_ = link_id(++links_opened_);
  phase_.reset();
  is_renewing_ = false;
  ++metrics_.attempts;
  go_on_beginning(now);
}

/// A token first: the service closes connections on which nobody logs in.
void session::go_on_beginning(instant now) {
  if (!settings_.is_manual && tokens_.token().empty()) {
    step_ = step::token;
    return fetch(now);
  }
  step_ = step::gate;
  is_in_gate_ = true;
  emit(enter_gate{*link_});
}

void session::fetch(instant now) {
  const auto wanted = tokens_.begin_fetch(now);
  if (!wanted) return;  // somebody asks already
  ++metrics_.token_requests;
  emit(fetch_token{wanted->id, wanted->is_fresh});
}

bool session::token_came(instant now, fetch_id fetch, access_token token) {
  if (token.token.empty()) {
    token_failed(now, fetch, error(client_errc::token_unavailable, outcome::not_sent, "the provider gave none"));
    return false;
  }
  if (!tokens_.came(now, fetch, std::move(token), random_)) return false;
  if (settings_.has_regions) regions_.suggested(region_of_token(tokens_.token().reveal()));
  if (state_ == link_state::connecting && step_ == step::token) {
    go_on_beginning(now);
  } else if (state_ == link_state::live) {
    replace_link_soon(now);
  }
  return true;
}

void session::token_failed(instant now, fetch_id fetch, const error& why) {
  if (!tokens_.failed(now, fetch)) return;
  log(log_level::warning, std::string("no token: ") + why.what());
  if (state_ != link_state::connecting || step_ != step::token) return;
  loss no;
  no.code = why.code();
  no.layer = link_layer::token;
  no.rule = why.retryable() ? loss_rule::retry : loss_rule::pause;
  no.cause = why.code().message();
  no.reason = no.cause + " (token)";
  no.detail = why.detail();
  lose(now, no);
}

void session::gate_opened(instant now, link_id link) {
  if (!is_current(link) || state_ != link_state::connecting || step_ != step::gate) return emit(leave_gate{link});
  open(now);
}

void session::open(instant now) {
  step_ = step::link;
  deadlines_.set(timer::connect, now + settings_.phases.connect);
  deadlines_.set(timer::phase, now + settings_.phases.resolve);
  emit(open_link{*link_, regions_.current()});
}

void session::link_progressed(instant now, link_id link, link_phase phase) {
  if (!is_current(link) || state_ != link_state::connecting) return;
  const bool is_next_address = phase_ == link_phase::connecting && phase == link_phase::connecting;
  phase_ = phase;
  deadlines_.clear(timer::address);
  switch (phase) {
    case link_phase::resolving:
      return deadlines_.set(timer::phase, now + settings_.phases.resolve);
    case link_phase::connecting:
      deadlines_.set(timer::address, now + settings_.phases.tcp_per_address);
      if (!is_next_address) deadlines_.set(timer::phase, now + settings_.phases.tcp);
      return;
    case link_phase::tunnelling:
      return deadlines_.set(timer::phase, now + settings_.phases.proxy);
    case link_phase::securing:
      return deadlines_.set(timer::phase, now + settings_.phases.tls);
    case link_phase::upgrading:
      return deadlines_.set(timer::phase, now + settings_.phases.upgrade);
  }
}

void session::link_opened(instant now, link_id link) {
  if (!is_current(link) || state_ != link_state::connecting) return;
  deadlines_.clear_all();
  if (!settings_.is_manual) {
    heartbeat_.link_opened(now);
    transition(link_state::logging_in, {});
    deadlines_.set(timer::login, now + settings_.phases.login);
  }
  if (is_piled_up_) hold_reading(now);
  if (settings_.is_manual) return go_live(now, "{}");
  ask_for_login();
}

void session::ask_for_login() {
  if (settings_.asks_for_login_data) return emit(ask_login_data{*link_});
  log_in();
}

void session::login_prepared(instant, link_id link, customer::login data) {
  if (!is_current(link) || state_ != link_state::logging_in || !login_id_.empty()) return;
  login_.given(std::move(data));
  log_in();
}

void session::log_in() {
  login_id_ = std::to_string(links_opened_) + "-login";
  write("login", wire::encode_request(login_id_, "login", wire::encode(login_.with(tokens_.use()))));
}

void session::login_refused(instant now, const server_error& why) {
  if (!std::exchange(login_id_, {}).empty()) ++counted("login").refused;
  loss no;
  no.code = server_errc_of(why.type);
  no.layer = link_layer::login;
  no.rule = rule_for_login_error(server_errc_of(why.type));
  no.reason = shown(why.type) + " (login)";
  no.cause = no.code.message() + " (login)";
  no.detail = "the login was refused";
  no.words = why;
  no.region = wire::json::text_member(why.data.text(), "region");
  lose(now, no);
}

void session::go_live(instant now, std::string login_answer) {
  login_answer_ = std::move(login_answer);
  was_ever_live_ = true;
  step_ = step::none;
  ++metrics_.logins;
  leave_the_gate();
  tokens_.accepted();
  deadlines_.clear(timer::login);
  deadlines_.set(timer::settled, now + limits::live_resets_backoff);
  if (!settings_.is_manual) start_pulse(now);
  transition(link_state::live, {});
  finish_connects(login_answer_);
  for (auto& early : std::exchange(early_pushes_, {})) emit(std::move(early));
  // Another token came while this one logged in.
  if (!settings_.is_manual && !tokens_.is_used()) replace_link_soon(now);
  pump(now);
}

/// Not before login: the service takes a ping for nothing then.
void session::start_pulse(instant now) {
  if (settings_.is_manual) heartbeat_.link_opened(now);
  if (is_piled_up_) heartbeat_.stop_listening();
  heartbeat_.went_live(now, random_);
}

// --- Losing and finding again --------------------------------------------------------------------------------------

void session::link_closed(instant now, link_id link, std::error_code code, std::string detail,
                          std::optional<duration> asked_to_wait) {
  if (!is_current(link)) return;
  if (state_ == link_state::stopped) {
    link_.reset();
    return end_close();
  }
  if (step_ == step::goodbye) {
    link_.reset();
    return replace_link(now);
  }
  if (!code) code = network_errc::closed;
  loss why = broken_link(code, std::move(detail));
  why.asked_to_wait = asked_to_wait;
  leave_the_gate();
  link_.reset();
  lose(now, why);
}

/// Where a fault is that shows itself now.
link_layer session::layer_now() const noexcept {
  if (state_ == link_state::logging_in) return link_layer::login;
  if (state_ != link_state::connecting || !phase_) return link_layer::websocket;
  return layer_of(*phase_);
}

loss session::broken_link(std::error_code code, std::string detail) const {
  loss out;
  out.code = code;
  out.reason = detail.empty() ? code.message() : code.message() + ": " + detail;
  out.layer = code == network_errc::silent ? link_layer::heartbeat : layer_now();
  const std::string_view category = code.category().name();
  if (category == "livechat.tls") out.layer = link_layer::tls;
  const bool is_proxy =
      code == http_errc::proxy_refused || code == http_errc::proxy_wants_login || code == http_errc::proxy_unavailable;
  if (is_proxy) out.layer = link_layer::proxy;
  out.rule = rule_for_link_error(code);
  out.cause = out.reason;
  out.detail = std::move(detail);
  return out;
}

void session::lose(instant now, const loss& why) {
  const auto texts_sent = texts_given_ - texts_unsent_ - take_back_texts();
  forget_link();
  lose_in_flight(texts_sent, why.cause);
  ++metrics_.losses;
  loss by_table = why;
  if (settings_.is_manual) by_table.rule = loss_rule::pause;
  if (by_table.rule == loss_rule::new_region && !settings_.has_regions) by_table.region.clear();
  const bool ends_token = why.rule == loss_rule::new_token && tokens_.has_provider() && tokens_.is_used();
  const auto verdict = recovery_.after(now, by_table, tokens_, regions_, random_);
  by_table.rule = verdict.rule;
  if (ends_token) emit(forget_token{});
  if (verdict.is_pause) return pause(now, by_table, verdict);
  wait(now, by_table, verdict);
}

/// Texts that the shell has not been given yet, and will not be.
std::size_t session::take_back_texts() {
  return std::erase_if(effects_, [](const effect& one) { return std::holds_alternative<send_text>(one); });
}

void session::forget_link() {
  const bool has_link = link_ && step_ != step::token && step_ != step::gate;
  if (has_link) emit(close_link{*link_, close_kind::abort});
  leave_the_gate();
  if (!std::exchange(login_id_, {}).empty()) ++counted("login").lost;
  link_.reset();
  step_ = step::none;
  deadlines_.clear_all();
  heartbeat_.link_ended();
  bad_frames_.link_ended();
  pacing_.link_ended();
  early_pushes_.clear();
  is_writing_ = false;
  texts_given_ = 0;
  texts_unsent_ = 0;
  message_bytes_.reset();
  is_renewing_ = false;
}

void session::leave_the_gate() {
  if (std::exchange(is_in_gate_, false)) emit(leave_gate{*link_});
}

void session::wait(instant now, const loss& why, const recovery::verdict& what) {
  const duration delay = what.next_try_in.value_or(duration(0));
  if (delay.count() > 0) {
    deadlines_.set(timer::retry, now + delay);
    transition(link_state::waiting, why, delay);
  }
  fail_impatient();
  // Until the first success a failure is most likely a mistake in the settings: whoever waits must hear of it at once.
  const bool is_on_the_way = why.rule == loss_rule::new_region || why.rule == loss_rule::at_once;
  if (!was_ever_live_ && !is_on_the_way) fail_not_sent(error_of(why));
  if (delay.count() == 0) begin(now, why);
}

void session::pause(instant now, const loss& why, const recovery::verdict& what) {
  pause_cause_ = what.because.empty() ? why.cause : why.cause + ": " + what.because;
  const duration delay = what.next_try_in.value_or(duration(0));
  if (delay.count() > 0) deadlines_.set(timer::retry, now + delay);
  transition(link_state::paused, why, delay);
  error told = error_of(why);
  // What the service merely ended would read as if another try could help.
  if (why.code == network_errc::closed || !what.because.empty()) {
    told = error(client_errc::paused, outcome::not_sent, pause_cause_);
  }
  fail_not_sent(told);
}

error session::error_of(const loss& why) {
  error out(why.code, outcome::not_sent, why.detail);
  if (why.words) out.said(*why.words);
  return out;
}

void session::machine_slept(instant now, duration how_long) {
  if (how_long < limits::sleep_least) return;
  tokens_.slept(how_long);
  if (state_ == link_state::waiting) {
    deadlines_.clear_all();
    return begin(now);
  }
  if (!link_ || state_ == link_state::stopped) return;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(how_long).count();
  lose(now, broken_link(network_errc::suspended, "for " + std::to_string(seconds) + " s"));
}

// --- Another token for the link that is there ----------------------------------------------------------------------

void session::renew_token(instant now) {
  tokens_.want_renewal();
  fetch(now);
}

/// What is in flight may still be answered.
void session::replace_link_soon(instant now) {
  is_renewing_ = true;
  deadlines_.set(timer::renewal, now + limits::renewal_waits_for_answers);
  replace_link_when_idle(now);
}

void session::replace_link_when_idle(instant now) {
  if (!is_renewing_ || state_ != link_state::live || is_writing_ || requests_.awaited() != 0) return;
  loss meant;
  meant.reason = token_was_renewed;
  meant.layer = link_layer::none;
  meant.rule = loss_rule::at_once;
  meant.cause = meant.reason;
  fail_in_flight(client_errc::connection_lost, meant.cause);
  deadlines_.clear_all();
  heartbeat_.link_ended();
  is_renewing_ = false;
  step_ = step::goodbye;
  login_id_.clear();
  transition(link_state::connecting, meant);
  emit(close_link{*link_, close_kind::graceful});
  deadlines_.set(timer::close, now + limits::close);
  fail_impatient();
}

/// The old link is gone, or has had its time.
void session::replace_link(instant now) {
  forget_link();
  begin_link(now);
}

// --- The end -------------------------------------------------------------------------------------------------------

void session::end_close() {
  forget_link();
  for (const auto call : std::exchange(closes_, {})) finish(call, std::string("{}"));
}

}  // namespace livechat::customer::core
