// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/requests/login.hpp>
#include <livechat/customer/state.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "core/bad_frames.hpp"
#include "core/deadlines.hpp"
#include "core/effect.hpp"
#include "core/heartbeat.hpp"
#include "core/link_policy.hpp"
#include "core/request_table.hpp"
#include "machine/instant.hpp"
#include "machine/random.hpp"
#include "wire/envelope.hpp"

namespace livechat::customer::core {

using machine::duration;
using machine::instant;

struct session_settings {
  customer::login login;
  duration ping_interval = std::chrono::seconds(15);
};

/// What a link is doing before it is open.
enum class link_phase : std::uint8_t { resolving, connecting, securing, upgrading };

/// The life of one customer's connection, without the connection.
///
/// 1. The shell states facts, each with the current instant: past tense.
/// 2. After every fact it takes effects until there are none, and does them: imperative.
/// 3. It calls `deadline_reached` when `next_deadline` has come.
///
/// The session knows no socket, no clock and no chance but its seed: the same facts give the same effects.
/// Facts about a link that is not the current one are passed over, so late news of a dead link does no harm.
class session {
 public:
  session(session_settings settings, std::uint64_t seed);

  // What the user wants.
  void connect_wanted(instant now, ticket call, instant deadline);
  void request_submitted(instant now, ticket call, std::string action, std::string payload, instant deadline,
                         std::optional<api_version> version = {});
  void call_cancelled(instant now, ticket call);
  void resume_wanted(instant now);
  void close_wanted(instant now, ticket call);

  // What the link did.
  void link_progressed(instant now, link_id link, link_phase phase);
  void link_opened(instant now, link_id link);
  void text_received(instant now, link_id link, std::string_view text);
  void binary_received(instant now, link_id link);
  void control_received(instant now, link_id link);
  void text_written(instant now, link_id link);
  void link_closed(instant now, link_id link, std::error_code code, std::string detail);

  void deadline_reached(instant now);

  [[nodiscard]] std::optional<effect> next_effect();
  [[nodiscard]] std::optional<instant> next_deadline() const;

  [[nodiscard]] link_state state() const noexcept { return state_; }

  /// Calls that have not ended. For the checks of the simulation: zero after the end.
  [[nodiscard]] std::size_t calls_open() const noexcept;

 private:
  /// Why a link is lost, in terms for the user and for the policy.
  struct loss {
    std::error_code code;
    std::string reason;  ///< shown in states; may hold the service's words, short and printable
    core::reaction reaction;
    std::string cause;   ///< the same in our own words, for errors: `what()` quotes nobody
    std::string detail;  ///< what `cause` says besides `code`
    std::optional<server_error> words{};
  };

  struct pending_connect {
    ticket call;
    instant deadline;
  };

  void open(instant now);
  void log_in(instant now);
  void login_answered(instant now, const wire::response_frame& answer);
  void login_refused(instant now, const server_error& why);
  void go_live(instant now, std::string login_answer);
  void lose(instant now, const loss& why);
  void wait(instant now, const loss& why);
  void pause(const loss& why);
  void forget_link();

  void timer_expired(instant now, timer which);
  void overdue(instant now, std::string_view what);
  void end_overdue_calls(instant now);
  void end_close();

  void take(instant now, wire::response_frame frame);
  void take(instant now, wire::push_frame frame, std::string_view raw);
  void take(instant now, const wire::error_frame& frame);
  void take(const wire::unknown_frame& frame);
  void take_bad_frame(instant now, const std::string& why);
  void disconnect_announced(instant now, const wire::push_frame& frame);
  void keep_side_storage(const wire::push_frame& frame);

  void pump(instant now);
  void write(std::string text);
  void finish(ticket call, result<std::string> value);
  void fail(const request_table::ended& what, std::error_code code, std::string detail = {});
  void fail_not_sent(const error& why);
  [[nodiscard]] static error error_of(const loss& why);
  [[nodiscard]] static loss broken_link(std::error_code code, std::string detail = {});
  void finish_connects(const result<std::string>& value);
  void transition(link_state to, const loss& why, duration next_try_in = {});
  void emit(effect what) { effects_.push_back(std::move(what)); }
  void log(log_level level, std::string text);
  [[nodiscard]] bool is_current(link_id link) const noexcept { return link_ == link; }
  [[nodiscard]] bool is_open() const noexcept;
  [[nodiscard]] std::optional<error> refusal() const;

  session_settings settings_;
  machine::random random_;
  link_state state_ = link_state::idle;
  std::deque<effect> effects_;
  deadlines deadlines_;
  heartbeat heartbeat_;
  request_table requests_;
  bad_frames bad_frames_;

  std::optional<link_id> link_;
  std::uint64_t links_opened_ = 0;
  std::optional<link_phase> phase_;
  bool was_ever_live_ = false;
  bool is_writing_ = false;
  std::string login_id_;
  std::string login_answer_;
  std::vector<deliver> early_pushes_;
  std::vector<pending_connect> connects_;
  std::vector<ticket> closes_;
  std::string pause_cause_;
  unsigned attempt_ = 0;
  unsigned unknown_reasons_ = 0;
};

}  // namespace livechat::customer::core
