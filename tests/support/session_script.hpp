// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <deque>
#include <exception>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "core/session.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/envelope.hpp"

namespace livechat::customer::core::test {

using namespace std::chrono_literals;

inline constexpr int last_server_errc = static_cast<int>(server_errc::wrong_product_version);

/// A token that must be seen in the text of a login and nowhere else.
inline constexpr std::string_view canary = "canary-5f0c2d";

/// A session with a script: states facts, shows the effects as lines, keeps the time.
///
/// Time moves by `advance` only, and everything due on the way happens at its time. `sees` takes all effects there are,
/// so a line that was not expected fails the test. What holds always is checked with every effect: one link, nothing
/// but login before its success, one write at a time, each call ended once, the token nowhere. At the end effects that
/// nobody looked at and calls that are still open fail the test.
class session_script {
 public:
  struct options {
    session_settings settings = default_settings();
    std::uint64_t seed = 1;
    bool writes_at_once = true;   ///< a text is written as soon as it is sent
    bool answers_pings = true;    ///< a ping is answered at once; neither is shown
    bool opens_gate = true;       ///< the gate of the process is always open; neither that nor leaving it is shown
    bool keeps_problems = false;  ///< for the tests of this class: problems are kept instead of failing the test
  };

  static session_settings default_settings() {
    session_settings out;
    out.login = customer::login(secret(std::string(canary)));
    return out;
  }

  /// Tokens come from a provider, and there are urls of other regions.
  static session_settings provider_settings() {
    session_settings out;
    out.has_regions = true;
    return out;
  }

  session_script() : session_script(options()) {}
  explicit session_script(options what) : options_(std::move(what)), session_(options_.settings, options_.seed) {}
  session_script(const session_script&) = delete;
  session_script& operator=(const session_script&) = delete;
  ~session_script() {
    if (std::uncaught_exceptions() == 0) finish();
  }

  // --- Facts -------------------------------------------------------------------------------------------------------

  ticket connect(duration deadline = 20s) {
    const auto call = new_call();
    session_.connect_wanted(now_, call, now_ + deadline);
    return drained(call);
  }

  ticket request(std::string action = "send_event", std::string payload = "{}", duration deadline = 20s,
                 std::optional<api_version> version = {}) {
    return submit({new_call(), std::move(action), std::move(payload), now_ + deadline, version});
  }

  /// A request with all that can be said of one.
  ticket submit(core::request what) {
    const auto call = what.call;
    session_.request_submitted(now_, std::move(what));
    return drained(call);
  }
  ticket new_call() { return static_cast<ticket>(++calls_); }

  ticket close() {
    const auto call = new_call();
    session_.close_wanted(now_, call);
    return drained(call);
  }

  void cancel(ticket call) {
    session_.call_cancelled(now_, call);
    drain();
  }

  void resume() {
    session_.resume_wanted(now_);
    drain();
  }

  void progressed(link_phase phase) {
    session_.link_progressed(now_, link(), phase);
    drain();
  }

  void opened() {
    session_.link_opened(now_, link());
    drain();
  }

  void written() {
    writing_ = false;
    session_.text_written(now_, link());
    drain();
  }

  void text(std::string_view text) {
    session_.text_received(now_, link(), text);
    drain();
  }

  void binary() {
    session_.binary_received(now_, link());
    drain();
  }

  void unsent(std::size_t count) { session_.texts_unsent(link(), count); }

  void part(std::size_t so_far) {
    session_.part_received(now_, link(), so_far);
    drain();
  }

  void network_changed() {
    session_.network_changed(now_);
    drain();
  }

  void slept(duration how_long) {
    session_.machine_slept(now_, how_long);
    drain();
  }

  void gate_opened() {
    session_.gate_opened(now_, begun_);
    drain();
  }

  void token_came(access_token token = secret(std::string(canary))) {
    is_fetching_ = false;
    session_.token_came(now_, fetch_, std::move(token));
    drain();
  }

  void token_failed(const error& why) {
    is_fetching_ = false;
    session_.token_failed(now_, fetch_, why);
    drain();
  }

  void login_prepared(customer::login data) {
    session_.login_prepared(now_, link(), std::move(data));
    drain();
  }

  /// Pushes pile up at the user's; they are taken.
  void piled_up() {
    session_.pushes_piled_up(now_);
    drain();
  }

  void taken() {
    session_.pushes_taken(now_);
    drain();
  }

  void pong() {
    session_.pong_received(now_, link());
    drain();
  }

  void control() {
    session_.control_received(now_, link());
    drain();
  }

  void closed(std::error_code code = network_errc::reset, std::string detail = {},
              std::optional<duration> asked_to_wait = {}) {
    const auto gone = link();
    closed_links_.insert(gone);
    session_.link_closed(now_, gone, code, std::move(detail), asked_to_wait);
    drain();
  }

  void answer(std::string_view request_id, std::string_view payload = "{}") {
    text(wire::encode_response(request_id, "any", payload));
  }

  void refuse(std::string_view request_id, std::string type) {
    text(wire::encode_error(request_id, "any", server_error(std::move(type), "words of the service")));
  }

  void push(std::string_view action, std::string_view payload = "{}") {
    text(wire::encode_push("3.6", action, payload, ""));
  }

  void disconnect(std::string_view reason, std::string_view data = {}) {
    const std::string more = data.empty() ? "" : ",\"data\":" + std::string(data);
    push("customer_disconnected", R"({"reason":")" + std::string(reason) + "\"" + more + "}");
  }

  /// Moves the time on; stops at everything that is due on the way.
  void advance(duration by) {
    const auto end = now_ + by;
    while (const auto next = session_.next_deadline()) {
      if (*next > end) break;
      now_ = std::max(now_, *next);
      session_.deadline_reached(now_);
      drain();
      const auto after = session_.next_deadline();
      if (after && *after <= now_) return problem("a deadline is still due after deadline_reached");
    }
    now_ = end;
  }

  /// Moves to the next deadline, whatever it is; returns how long that took.
  duration advance_to_deadline() {
    const auto next = session_.next_deadline();
    if (!next) {
      problem("no deadline is set");
      return {};
    }
    const auto by = std::max(duration(0), *next - now_);
    advance(by);
    return by;
  }

  // --- Shortcuts ---------------------------------------------------------------------------------------------------

  std::string login_id() const { return std::to_string(static_cast<std::uint64_t>(link_)) + "-login"; }

  void log_in(std::string_view payload = "{}") { answer(login_id(), payload); }

  /// From wherever it is to live, on a new link; takes the effects of the way.
  void go_live() {
    if (session_.state() == link_state::idle) connect();
    if (session_.state() == link_state::waiting) advance_to_deadline();
    if (is_fetching_) token_came();
    opened();
    log_in();
    if (session_.state() != link_state::live) problem("not live");
    forget();
  }

  // --- What came of it ---------------------------------------------------------------------------------------------

  /// All effects since the last look, and nothing else, in this order.
  void sees(std::vector<std::string> expected, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    const auto found = std::exchange(seen_, {});
    if (found == expected) return;
    std::string words = "expected:";
    for (const auto& each : expected) words += "\n    " + each;
    words += "\n  found:";
    for (const auto& each : found) words += "\n    " + each;
    problem(words, file, line);
  }

  void sees_nothing(const char* file = __builtin_FILE(), int line = __builtin_LINE()) { sees({}, file, line); }

  /// Takes the effects without a look at them.
  std::vector<std::string> forget() { return std::exchange(seen_, {}); }

  /// How a call ended; null while it is open.
  [[nodiscard]] const result<std::string>* end_of(ticket call) const {
    const auto found = ends_.find(call);
    return found == ends_.end() ? nullptr : &found->second;
  }

  [[nodiscard]] core::session& session() { return session_; }
  [[nodiscard]] instant now() const { return now_; }
  [[nodiscard]] link_id link() const { return link_; }
  [[nodiscard]] fetch_id fetch() const { return fetch_; }
  [[nodiscard]] client_metrics metrics() const { return session_.metrics(); }
  [[nodiscard]] link_state state() const { return session_.state(); }
  [[nodiscard]] const std::string& last_text() const { return last_text_; }
  [[nodiscard]] const state_change& last_change() const { return last_change_; }
  [[nodiscard]] const std::vector<error>& complaints() const { return complaints_; }
  [[nodiscard]] std::size_t pings() const { return pings_; }
  [[nodiscard]] std::size_t calls_made() const { return calls_; }
  [[nodiscard]] std::size_t calls_ended() const { return ends_.size(); }
  [[nodiscard]] std::size_t open_calls() const { return calls_ - ends_.size(); }

  /// The line of a call that ended with an error.
  static std::string failed(ticket call, std::error_code code, outcome known) {
    return "complete " + number(call) + ": " + std::string(to_string(known)) + ", " + code.message();
  }

  /// Says that calls and effects that are left are meant.
  void leaves_open_calls() { leaves_open_calls_ = true; }

  /// The checks at the end; the destructor makes them too.
  void finish() {
    if (std::exchange(is_finished_, true)) return;
    if (!seen_.empty()) sees({});
    if (leaves_open_calls_) return;
    if (open_calls() != 0) problem(std::to_string(open_calls()) + " calls are still open");
    if (session_.calls_open() != 0) problem("the session counts calls that are open");
  }

  std::vector<std::string> take_problems() { return std::exchange(problems_, {}); }

  /// States a fact that this class has no member for, and takes its effects.
  template <class Fact>
  void state_fact(Fact fact) {
    fact(session_, now_);
    drain();
  }

 private:
  ticket drained(ticket call) {
    drain();
    return call;
  }

  static std::string number(ticket call) { return std::to_string(static_cast<std::uint64_t>(call)); }
  static std::string number(link_id link) { return std::to_string(static_cast<std::uint64_t>(link)); }

  void drain() {
    while (const auto effect = session_.next_effect()) {
      std::visit([this](const auto& what) { take(what); }, *effect);
    }
    if (!writing_ || !options_.writes_at_once) return;
    written();
  }

  void show(std::string line) {
    if (line.find(canary) != std::string::npos) problem("the token is in: " + line);
    seen_.push_back(std::move(line));
  }

  void take(const enter_gate& what) {
    if (what.link <= link_ || what.link <= begun_) problem("a link is used twice");
    begun_ = what.link;
    if (options_.opens_gate) return session_.gate_opened(now_, what.link);
    show("enter_gate " + number(what.link));
  }

  void take(const leave_gate& what) {
    if (!options_.opens_gate) show("leave_gate " + number(what.link));
  }

  void take(const fetch_token& what) {
    fetch_ = what.fetch;
    if (std::exchange(is_fetching_, true)) problem("two tokens are asked for at once");
    show("fetch_token " + std::to_string(static_cast<std::uint64_t>(what.fetch)) + (what.is_fresh ? " fresh" : ""));
  }

  void take(const forget_token&) { show("forget_token"); }

  void take(const ask_login_data& what) {
    expect_current(what.link, "ask_login_data");
    show("ask_login_data " + number(what.link));
  }

  void take(const open_link& what) {
    if (what.link != begun_) problem("a link is opened that did not enter the gate");
    if (!is_closing_ && link_ != link_id{} && !closed_links_.contains(link_)) problem("two links at once");
    link_ = what.link;
    is_closing_ = false;
    has_sent_login_ = false;
    writing_ = false;
    show("open_link " + number(what.link) + (what.region.empty() ? "" : " " + what.region));
  }

  void take(const try_next_address& what) {
    expect_current(what.link, "try_next_address");
    show("try_next_address " + number(what.link));
  }

  void take(const send_text& what) {
    expect_current(what.link, "send_text");
    if (writing_) problem("two writes at once");
    writing_ = true;
    const auto read = wire::decode_request(what.text);
    const auto* request = std::get_if<wire::request_frame>(&read);
    if (request == nullptr) return problem("not a request: " + what.text);
    const bool is_login = request->action == "login";
    if (!options_.settings.is_manual && is_login == has_sent_login_)
      problem(is_login ? "a second login" : "a text before login");
    if (!is_login && session_.state() != link_state::live) problem("a request while not live");
    has_sent_login_ = true;
    if (!is_login && what.text.find(canary) != std::string::npos) problem("the token is in a request");
    if (!request_ids_.insert(request->request_id).second) problem("a request id is used twice: " + request->request_id);
    last_text_ = what.text;
    show("send_text " + number(what.link) + " " + request->action + " " + request->request_id);
  }

  void take(const send_ping& what) {
    expect_current(what.link, "send_ping");
    if (session_.state() != link_state::live) problem("a ping while not live");
    ++pings_;
    if (!options_.answers_pings) return show("send_ping " + number(what.link));
    session_.pong_received(now_, what.link);
  }

  void take(const close_link& what) {
    if (what.link != link_) problem("close_link of another link");
    is_closing_ = true;
    writing_ = false;
    show("close_link " + number(what.link) + (what.kind == close_kind::graceful ? " gracefully" : ""));
  }

  void take(const stop_reading& what) {
    expect_current(what.link, "stop_reading");
    show("stop_reading " + number(what.link));
  }

  void take(const go_on_reading& what) {
    expect_current(what.link, "go_on_reading");
    show("go_on_reading " + number(what.link));
  }

  void take(const shed_pushes&) { show("shed_pushes"); }

  void take(const complete& what) {
    if (what.call == ticket{} || static_cast<std::uint64_t>(what.call) > calls_)
      problem("a call that was never made ended");
    if (!ends_.emplace(what.call, what.value).second) problem("call " + number(what.call) + " ended twice");
    if (what.value) return show("complete " + number(what.call) + ": " + *what.value);
    const auto& failure = what.value.error();
    if (std::string_view(failure.what()).find(canary) != std::string_view::npos) problem("the token is in an error");
    show(failed(what.call, failure.code(), failure.outcome()));
  }

  void take(const deliver& what) {
    if (what.push.raw().find(canary) != std::string::npos) problem("the token is in a push");
    show("deliver " + std::string(what.push.action()));
  }

  void take(const report& what) {
    last_change_ = what.change;
    std::string line = "report " + std::string(to_string(what.change.to));
    if (!what.change.reason.empty()) line += ": " + what.change.reason;
    if (what.change.attempt != 0) line += ", attempt " + std::to_string(what.change.attempt);
    show(std::move(line));
  }

  void take(const complain& what) {
    complaints_.push_back(what.problem);
    show(std::string("complain ") + what.problem.what());
  }

  void take(const log_line& what) {
    if (what.text.starts_with("no token")) is_fetching_ = false;
    show("log " + std::string(to_string(what.level)) + ": " + what.text);
  }

  void expect_current(link_id link, const char* what) {
    if (link != link_) problem(std::string(what) + " on another link");
    if (is_closing_ || closed_links_.contains(link)) problem(std::string(what) + " on a link that is closed");
  }

  void problem(const std::string& words, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    if (options_.keeps_problems) return problems_.push_back(words);
    ADD_FAIL_CHECK_AT(file, line, words);
  }

  options options_;
  core::session session_;
  instant now_{1'000'000'000'000};
  link_id link_{};
  link_id begun_{};
  fetch_id fetch_{};
  bool is_fetching_ = false;  ///< asked for, and neither answered nor given up
  std::set<link_id> closed_links_;
  std::set<std::string> request_ids_;
  std::uint64_t calls_ = 0;
  std::map<ticket, result<std::string>> ends_;
  std::vector<std::string> seen_;
  std::vector<error> complaints_;
  std::vector<std::string> problems_;
  std::string last_text_;
  state_change last_change_;
  std::size_t pings_ = 0;
  bool writing_ = false;
  bool is_closing_ = false;
  bool has_sent_login_ = false;
  bool leaves_open_calls_ = false;
  bool is_finished_ = false;
};

}  // namespace livechat::customer::core::test
