// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/metrics.hpp>
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
#include "core/limits.hpp"
#include "core/login_memory.hpp"
#include "core/loss.hpp"
#include "core/pacing.hpp"
#include "core/recovery.hpp"
#include "core/region.hpp"
#include "core/request_table.hpp"
#include "core/sneak_peeks.hpp"
#include "core/token_keeper.hpp"
#include "machine/instant.hpp"
#include "machine/random.hpp"
#include "wire/envelope.hpp"

namespace livechat::customer::core {

using machine::duration;
using machine::instant;

/// How long each phase of a connection may take.
struct link_limits {
  duration resolve = limits::resolve;
  duration tcp_per_address = limits::tcp_per_address;
  duration tcp = limits::tcp;
  duration proxy = limits::proxy;
  duration tls = limits::tls;
  duration upgrade = limits::upgrade;
  duration connect = limits::connect;  ///< all of the above together
  duration login = limits::login;
  duration message_looks_every = limits::message_looks_every;
};

struct session_settings {
  customer::login login;             ///< its token is the only one; empty: tokens are fetched
  bool asks_for_login_data = false;  ///< before each login
  duration token_deadline = limits::token;
  std::string region;        ///< empty: that of the url
  bool has_regions = false;  ///< whether there are urls of other regions
  heartbeat_settings pulse = {std::chrono::seconds(15), std::chrono::seconds(10)};
  bool pings_by_action = false;  ///< with the action `ping` in place of a control frame
  bool is_manual = false;        ///< the program logs in and reconnects by itself
  link_limits phases{};
  recovery_settings recovery{};
};

/// What a link is doing before it is open.
enum class link_phase : std::uint8_t { resolving, connecting, tunnelling, securing, upgrading };

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
  void request_submitted(instant now, request what);
  void call_cancelled(instant now, ticket call);
  void resume_wanted(instant now);
  void close_wanted(instant now, ticket call);

  /// The program has heard that the network is another one.
  void network_changed(instant now);

  /// Nobody takes the pushes; somebody does again.
  void pushes_piled_up(instant now);
  void pushes_taken(instant now);

  // What the rest of the process did.
  void gate_opened(instant now, link_id link);

  /// False: nobody waited for it any more.
  bool token_came(instant now, fetch_id fetch, access_token token);
  void token_failed(instant now, fetch_id fetch, const error& why);
  void login_prepared(instant now, link_id link, customer::login data);

  /// The machine slept for so long, while `now` stood still.
  void machine_slept(instant now, duration how_long);

  // What the link did.
  void link_progressed(instant now, link_id link, link_phase phase);
  void link_opened(instant now, link_id link);
  void text_received(instant now, link_id link, std::string_view text);
  void binary_received(instant now, link_id link);

  /// More of a message came, `so_far` bytes in all, and its end is still to come. 0: there is no such message any more.
  void part_received(instant now, link_id link, std::size_t so_far);
  void control_received(instant now, link_id link);
  void pong_received(instant now, link_id link);
  void text_written(instant now, link_id link);

  /// So many of the texts have not left whole, if the link were lost now.
  void texts_unsent(link_id link, std::size_t count);

  /// `asked_to_wait`: what the other side wants us to wait before the next try.
  void link_closed(instant now, link_id link, std::error_code code, std::string detail,
                   std::optional<duration> asked_to_wait = {});

  void deadline_reached(instant now);

  [[nodiscard]] std::optional<effect> next_effect();
  [[nodiscard]] std::optional<instant> next_deadline() const;

  [[nodiscard]] link_state state() const noexcept { return state_; }

  /// Calls that have not ended. For the checks of the simulation: zero after the end.
  [[nodiscard]] std::size_t calls_open() const noexcept;

  [[nodiscard]] client_metrics metrics() const;

 private:
  /// What is to be had before a link can log in.
  enum class step : std::uint8_t {
    none,     ///< nothing is being begun
    goodbye,  ///< the link that is to be replaced is closing
    token,    ///< a token is asked for
    gate,     ///< the process lets one begin after the other
    link,     ///< the link opens, and then it is open
  };

  /// Why a link that is fine is replaced.
  static constexpr const char* token_was_renewed = "the token was renewed";

  struct pending_connect {
    ticket call;
    instant deadline;
  };

  // session_life.cpp: beginning, losing, ending
  void begin(instant now, const loss& why = {});
  void begin_link(instant now);
  void go_on_beginning(instant now);
  void open(instant now);
  void ask_for_login();
  void log_in();
  void go_live(instant now, std::string login_answer);
  void login_refused(instant now, const server_error& why);
  void lose(instant now, const loss& why);
  void wait(instant now, const loss& why, const recovery::verdict& what);
  void pause(instant now, const loss& why, const recovery::verdict& what);
  void forget_link();
  void leave_the_gate();
  void end_close();
  void fetch(instant now);
  void renew_token(instant now);
  void replace_link_soon(instant now);
  void replace_link_when_idle(instant now);
  void replace_link(instant now);
  void start_pulse(instant now);
  [[nodiscard]] loss broken_link(std::error_code code, std::string detail = {}) const;
  [[nodiscard]] link_layer layer_now() const noexcept;

  // session_time.cpp: what is due
  void timer_expired(instant now, timer which);
  void overdue(instant now, std::string_view what, link_layer layer);
  void end_overdue_calls(instant now);
  void look_at_token(instant now);
  void look_at_pulse(instant now);

  // session_frames.cpp: what came
  void take(instant now, wire::response_frame frame);
  void take(instant now, wire::push_frame frame, std::string_view raw);
  void take(instant now, const wire::error_frame& frame);
  void take(const wire::unknown_frame& frame);
  void take_bad_frame(instant now, const std::string& why);
  void message_ended();
  void look_at_message(instant now);
  void succeeded(instant now, const request_table::ended& what, std::string payload);
  void refused(instant now, request_table::ended what, server_error why);
  [[nodiscard]] bool is_repeated(instant now, request_table::ended& what, const server_error& why);
  void disconnect_announced(instant now, const customer_disconnected* push, std::string_view payload);
  void login_answered(instant now, const wire::response_frame& answer);

  // session.cpp: calls
  void hold_reading(instant now);
  void take_in(request what);
  void submit_sneak_peek(instant now, request what);
  void send_due_sneak_peeks(instant now);
  void pump(instant now);
  void plan_next_pump(instant now);
  void ping(instant now);
  void write(std::string_view action, std::string text);
  void take_off_counts(std::string_view action);
  void finish(ticket call, result<std::string> value);
  void fail(const request& what, error why);
  void fail(const request_table::ended& what, std::error_code code, std::string detail = {});
  void fail_in_flight(std::error_code code, const std::string& detail = {});
  std::size_t take_back_texts();
  void lose_in_flight(std::uint64_t texts_sent, const std::string& detail);
  void fail_not_sent(const error& why);
  void fail_impatient();
  [[nodiscard]] static error error_of(const loss& why);
  void finish_connects(const result<std::string>& value);
  void transition(link_state to, const loss& why, duration next_try_in = {});
  template <class What>
  void emit(What what) {
    effects_.emplace_back(std::move(what));
  }
  void log(log_level level, std::string text);
  [[nodiscard]] bool is_current(link_id link) const noexcept { return link_ == link; }
  [[nodiscard]] bool is_open() const noexcept;
  [[nodiscard]] std::optional<error> refusal() const;
  [[nodiscard]] action_metrics& counted(std::string_view action);

  /// What is counted under that name; under one for all others when there are too many names.
  template <class Counts>
  [[nodiscard]] static auto& counted_in(Counts& counts, const std::string& name) {
    if (const auto found = counts.find(name); found != counts.end()) return found->second;
    return counts[counts.size() < client_metrics::most_names ? name : "…"];
  }

  session_settings settings_;
  machine::random random_;
  link_state state_ = link_state::idle;
  std::deque<effect> effects_;
  deadlines deadlines_;
  heartbeat heartbeat_;
  request_table requests_;
  bad_frames bad_frames_;
  token_keeper tokens_;
  region_choice regions_;
  login_memory login_;
  recovery recovery_;
  pacing pacing_;
  sneak_peeks sneak_peeks_;
  client_metrics metrics_;

  std::optional<link_id> link_;
  std::uint64_t links_opened_ = 0;
  step step_ = step::none;
  std::optional<link_phase> phase_;
  bool is_in_gate_ = false;
  bool is_renewing_ = false;
  bool is_piled_up_ = false;
  bool was_ever_live_ = false;
  bool is_writing_ = false;
  std::uint64_t texts_given_ = 0;             // to this link
  std::size_t texts_unsent_ = 0;              // of those
  std::optional<std::size_t> message_bytes_;  // of a message that has come in part
  std::size_t message_bytes_before_ = 0;      // when they were last looked at
  std::string login_id_;
  std::string login_answer_;
  std::vector<deliver> early_pushes_;
  std::vector<pending_connect> connects_;
  std::vector<ticket> closes_;
  std::string pause_cause_;
};

}  // namespace livechat::customer::core
