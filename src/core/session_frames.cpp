// SPDX-License-Identifier: Apache-2.0
// A session and what comes over its link.
#include <algorithm>
#include <cstdint>
#include <livechat/customer/pushes/customer_disconnected.hpp>
#include <utility>

#include "core/link_policy.hpp"
#include "core/round_trip.hpp"
#include "core/session.hpp"
#include "core/shown.hpp"
#include "wire/json_member.hpp"
#include "wire/push_table.hpp"

namespace livechat::customer::core {

namespace {

/// Whether the service did not do it, and would do it later.
bool asks_for_patience(server_errc type) noexcept {
  return type == server_errc::too_many_requests || type == server_errc::service_unavailable ||
         type == server_errc::pending_requests_limit_reached;
}

/// The wait that comes with `customer_temporarily_blocked`. Question D01: neither the name of the field nor its unit is
/// documented; a number called `timeout` is read as seconds.
std::optional<duration> asked_to_wait(std::string_view payload) {
  const auto data = wire::json::member_of(payload, "data");
  if (!data) return std::nullopt;
  const auto seconds = wire::json::number_member(data->text(), "timeout");
  if (!seconds || *seconds <= 0) return std::nullopt;
  // The number is the service's, and may be any: cut before it is too large for our unit.
  return std::chrono::seconds(std::min<std::int64_t>(*seconds, limits::blocked_most.count()));
}

}  // namespace

void session::text_written(instant now, link_id link) {
  if (!is_current(link)) return;
  is_writing_ = false;
  replace_link_when_idle(now);
  pump(now);
}

void session::texts_unsent(link_id link, std::size_t count) {
  if (is_current(link)) texts_unsent_ = count;
}

void session::control_received(instant now, link_id link) {
  if (is_current(link)) heartbeat_.frame_came(now);
}

void session::pong_received(instant now, link_id link) {
  if (!is_current(link)) return;
  const auto round_trip = heartbeat_.pong_came(now);
  if (round_trip)
    count_round_trip(metrics_.round_trip, std::chrono::duration_cast<std::chrono::microseconds>(*round_trip));
}

void session::binary_received(instant now, link_id link) {
  if (!is_current(link) || !is_open()) return;
  heartbeat_.frame_came(now);
  message_ended();
  take_bad_frame(now, "a binary message");
}

void session::part_received(instant now, link_id link, std::size_t so_far) {
  if (!is_current(link) || !is_open()) return;
  if (so_far == 0) return message_ended();
  if (so_far > message_bytes_.value_or(0)) heartbeat_.frame_came(now);
  if (!std::exchange(message_bytes_, so_far)) {
    message_bytes_before_ = 0;
    deadlines_.set(timer::message, now + settings_.phases.message_looks_every);
  }
}

void session::message_ended() {
  if (std::exchange(message_bytes_, std::nullopt)) deadlines_.clear(timer::message);
}

/// A peer that sends a byte now and then, and answers pings, would else keep a message open for ever.
void session::look_at_message(instant now) {
  const std::size_t so_far = message_bytes_.value_or(0);
  const std::size_t before = std::exchange(message_bytes_before_, so_far);
  const auto came = static_cast<double>(so_far > before ? so_far - before : 0);
  const std::chrono::duration<double> seconds = settings_.phases.message_looks_every;
  if (came < seconds.count() * static_cast<double>(limits::message_bytes_per_second)) {
    return lose(now, broken_link(network_errc::silent, "a message came at less than 1 KiB/s"));
  }
  deadlines_.set(timer::message, now + settings_.phases.message_looks_every);
}

void session::text_received(instant now, link_id link, std::string_view text) {
  if (!is_current(link) || !is_open()) return;
  heartbeat_.frame_came(now);
  message_ended();
  ++metrics_.texts_received;
  metrics_.bytes_received += text.size();
  auto frame = wire::decode_frame(text);
  if (auto* response = std::get_if<wire::response_frame>(&frame)) return take(now, std::move(*response));
  if (auto* push = std::get_if<wire::push_frame>(&frame)) return take(now, std::move(*push), text);
  if (const auto* error = std::get_if<wire::error_frame>(&frame)) return take(now, *error);
  if (const auto* unknown = std::get_if<wire::unknown_frame>(&frame)) return take(*unknown);
  take_bad_frame(now, std::get<wire::malformed_frame>(frame).why);
}

// --- Answers -------------------------------------------------------------------------------------------------------

void session::take(instant now, wire::response_frame frame) {
  const bool is_login =
      !login_id_.empty() && (frame.request_id == login_id_ || (frame.request_id.empty() && frame.action == "login"));
  if (is_login && state_ == link_state::logging_in) return login_answered(now, frame);
  auto ended = requests_.answered(frame.request_id);
  if (!ended) {
    ++metrics_.answers_without_request;
    log(log_level::debug, "an answer without a request (" + shown(frame.action) + ")");
  } else if (frame.error) {
    refused(now, std::move(*ended), std::move(*frame.error));
  } else {
    succeeded(now, *ended, std::move(frame.payload));
  }
  replace_link_when_idle(now);
  pump(now);
}

void session::login_answered(instant now, const wire::response_frame& answer) {
  if (answer.error) return login_refused(now, *answer.error);
  login_id_.clear();
  ++counted("login").answered;
  go_live(now, answer.payload);
}

void session::succeeded(instant now, const request_table::ended& what, std::string payload) {
  ++counted(what.what.action).answered;
  pacing_.succeeded(what.what.action);
  login_.succeeded(what.what.action, what.what.payload);
  if (settings_.is_manual && what.what.action == "login") start_pulse(now);
  finish(what.what.call, std::move(payload));
}

void session::refused(instant now, request_table::ended what, server_error why) {
  ++counted(what.what.action).refused;
  if (is_repeated(now, what, why)) return;
  const auto type = server_errc_of(why.type);
  error no(type, is_certain_refusal(type) ? outcome::rejected : outcome::unknown);
  finish(what.what.call, std::move(no.about(what.what.action, what.request_id).said(std::move(why))));
}

/// What the service was too busy for it did not do, so it may be asked again; its deadline ends that.
bool session::is_repeated(instant now, request_table::ended& what, const server_error& why) {
  const auto type = server_errc_of(why.type);
  if (!asks_for_patience(type)) return false;
  if (type == server_errc::too_many_requests) pacing_.too_many(now, what.what.action, random_);
  if (type == server_errc::service_unavailable) pacing_.unavailable(now, random_);
  if (type == server_errc::pending_requests_limit_reached) pacing_.too_many_pending(now, what.what.action, random_);
  if (!what.what.may_be_repeated || what.what.action == "send_sneak_peek") return false;
  ++counted(what.what.action).repeated;
  ++what.what.repeated;
  what.what.refusal = why;
  requests_.put_back(std::move(what.what));
  return true;
}

// --- Pushes and the rest -------------------------------------------------------------------------------------------

void session::take(instant now, wire::push_frame frame, std::string_view raw) {
  ++counted_in(metrics_.pushes, frame.action);
  if (frame.action == "customer_disconnected") {
    const push told = wire::decode_push(frame, std::string(raw));
    emit(deliver{told});
    return disconnect_announced(now, told.as<customer_disconnected>(), frame.payload);
  }
  login_.pushed(frame.action, frame.payload);
  deliver push{wire::decode_push(std::move(frame), std::string(raw))};
  if (state_ == link_state::live) return emit(std::move(push));
  // Before login the service may still say something; the user hears it once there is a session to hear it in.
  if (early_pushes_.size() < limits::pushes_before_login) return early_pushes_.push_back(std::move(push));
  take_bad_frame(now, "too many pushes before the answer to login");
}

/// `push` is null when the payload could not be read.
void session::disconnect_announced(instant now, const customer_disconnected* push, std::string_view payload) {
  const std::string reason = push == nullptr ? "unreadable reason" : push->reason;
  loss told;
  told.code = network_errc::closed;
  told.layer = link_layer::service;
  told.rule = rule_for_reason(reason);
  told.reason = shown(reason) + " (push)";
  told.cause = (told.rule == loss_rule::retry_unknown ? "an unknown reason" : reason) + " (push)";
  told.detail = told.cause;
  if (push != nullptr && push->data && push->data->region) told.region = *push->data->region;
  told.asked_to_wait = asked_to_wait(payload);
  lose(now, told);
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
  ++metrics_.bad_frames;
  log(log_level::warning, "a frame was dropped: " + shown(why));
  emit(complain{error(network_errc::protocol_violation, outcome::unknown, shown(why))});
  if (!bad_frames_.came(now)) return;
  lose(now, broken_link(network_errc::too_many_bad_frames));
}

}  // namespace livechat::customer::core
