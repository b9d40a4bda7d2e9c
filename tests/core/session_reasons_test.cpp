// SPDX-License-Identifier: Apache-2.0
// The tables, played: every reason to disconnect and every error of a login, with all that follows.
#include <algorithm>

#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

/// What follows from a loss, when another token and another region can be had.
struct aftermath {
  loss_rule rule;
  link_state state;
  duration least;  ///< until the next try; zero: none, or at once
  duration most;
};

constexpr aftermath way_soon = {loss_rule::retry, link_state::waiting, limits::backoff_floor, limits::backoff_first};
constexpr aftermath way_slowly = {loss_rule::retry_slowly, link_state::waiting, limits::slow_floor, limits::slow_first};
constexpr aftermath way_unknown = {loss_rule::retry_unknown, link_state::waiting, limits::slow_floor,
                                   limits::slow_first};
constexpr aftermath way_token = {loss_rule::new_token, link_state::waiting, limits::backoff_floor,
                                 limits::backoff_first};
constexpr aftermath way_region = {loss_rule::new_region, link_state::connecting, 0s, 0s};
constexpr aftermath way_nowhere = {loss_rule::new_region, link_state::paused, 0s, 0s};
constexpr aftermath way_blocked = {loss_rule::blocked, link_state::paused, limits::blocked, limits::blocked};
constexpr aftermath way_blocked_shortly = {loss_rule::blocked, link_state::paused, 60s, 60s};
constexpr aftermath way_blocked_longest = {loss_rule::blocked, link_state::paused, limits::blocked_most,
                                           limits::blocked_most};
constexpr aftermath way_over = {loss_rule::pause, link_state::paused, 0s, 0s};

struct reason_case {
  const char* reason;
  const char* data;
  aftermath wanted;
};

const reason_case all_reasons[] = {
    // The table of the docs.
    {"access_token_revoked", "", way_token},
    {"access_token_expired", "", way_token},
    {"connection_evicted", "", way_slowly},
    {"connection_timeout", "", way_soon},
    {"internal_error", "", way_soon},
    {"license_not_found", "", way_over},
    {"license_expired", "", way_over},
    {"misdirected_connection", R"({"region":"fra"})", way_region},
    {"misdirected_connection", R"({"region":"fra.evil.example/"})", way_nowhere},
    {"misdirected_connection", "", way_nowhere},
    {"unsupported_version", "", way_over},
    {"service_temporarily_unavailable", "", way_slowly},
    {"too_many_connections", "", way_over},
    {"too_many_unauthorized_connections", "", way_slowly},
    {"logged_out_remotely", "", way_over},
    // Named outside of it.
    {"customer_temporarily_blocked", "", way_blocked},
    {"customer_temporarily_blocked", R"({"timeout":60})", way_blocked_shortly},
    {"customer_temporarily_blocked", R"({"timeout":9223372036854775807})", way_blocked_longest},
    {"customer_temporarily_blocked", R"({"timeout":-1})", way_blocked},
    {"customer_banned", "", way_over},
    {"inactivity_timeout", "", way_over},
    {"users_limit_reached", "", way_over},
    {"product_version_changed", "", way_over},
    // Names that the official client makes itself, and one that nobody knows.
    {"identity_mismatch", "", way_unknown},
    {"connection_lost", "", way_unknown},
    {"a_new_reason", "", way_unknown},
};

enum class moment : std::uint8_t { before_login, live, with_requests };

const std::pair<moment, const char*> moments[] = {
    {moment::before_login, "before login"}, {moment::live, "live"}, {moment::with_requests, "with requests in flight"}};

session_script::options with_all_ways() {
  session_script::options out;
  out.settings = session_script::provider_settings();
  return out;
}

/// Nine requests in flight, and one that waits; gives the first and the last.
std::pair<ticket, ticket> fill_window(session_script& script) {
  const auto first = script.request("send_event", "{}", 200h);
  for (int i = 0; i < 8; ++i) script.request("send_event", "{}", 200h);
  return {first, script.request("send_event", "{}", 200h)};
}

void check_not_sent(const session_script& script, ticket call) {
  REQUIRE(script.end_of(call) != nullptr);
  REQUIRE_FALSE(script.end_of(call)->has_value());
  CHECK(script.end_of(call)->error().outcome() == outcome::not_sent);
}

/// The state, its next try, and that this happens then and not before.
void check_aftermath(session_script& script, const aftermath& wanted) {
  const auto change = script.last_change();
  const auto requests = script.metrics().token_requests;
  CHECK(change.to == wanted.state);
  CHECK(change.rule == wanted.rule);
  CHECK(change.attempt == 1);
  CHECK(change.next_try_in >= wanted.least);
  CHECK(change.next_try_in <= wanted.most);
  script.forget();
  if (wanted.state == link_state::connecting) return;
  if (wanted.most.count() == 0) {
    script.advance(100h);
    return script.sees_nothing();
  }
  script.advance(change.next_try_in - 1ms);
  script.sees_nothing();
  script.advance(2ms);
  CHECK(script.state() == link_state::connecting);
  const bool is_token = wanted.rule == loss_rule::new_token;
  CHECK(script.metrics().token_requests == requests + (is_token ? 1 : 0));
  const auto next_link = "open_link " + std::to_string(script.metrics().attempts);
  script.sees({"report connecting, attempt 1", is_token ? "fetch_token 2 fresh" : next_link});
}

/// The way on after a login that was refused; the error names no region.
aftermath after_login_error(server_errc type) {
  switch (type) {
    case server_errc::authentication:
      return way_token;
    case server_errc::misdirected_request:
      return way_nowhere;
    case server_errc::service_unavailable:
    case server_errc::internal:
    case server_errc::request_timeout:
    case server_errc::too_many_requests:
    case server_errc::unknown_type:
      return way_slowly;
    default:
      return way_over;
  }
}

}  // namespace

TEST_CASE("every reason to disconnect has its way on at every moment") {
  for (const auto& [reason, data, wanted] : all_reasons) {
    for (const auto& [when, name] : moments) {
      const std::string shown = std::string(reason) + " " + data + " " + name;
      CAPTURE(shown);
      session_script script(with_all_ways());
      std::pair<ticket, ticket> calls;
      if (when == moment::before_login) {
        script.connect(200h);
        script.token_came();
        script.opened();
      } else {
        script.go_live();
      }
      if (when != moment::live) calls = fill_window(script);
      CHECK(script.metrics().token_requests == 1);
      script.disconnect(reason, data);

      const bool is_over = wanted.state == link_state::paused;
      const bool is_on_the_way = wanted.state == link_state::connecting;
      if (when == moment::before_login) {
        // Until the first success whoever waits hears of it, unless the client knows better where to go.
        if (is_on_the_way) CHECK(script.end_of(calls.first) == nullptr);
        if (!is_on_the_way) check_not_sent(script, calls.first);
        if (!is_on_the_way) check_not_sent(script, calls.second);
      }
      if (when == moment::with_requests) {
        REQUIRE(script.end_of(calls.first) != nullptr);
        CHECK(script.end_of(calls.first)->error().outcome() == outcome::unknown);
        CHECK(script.end_of(calls.first)->error().code() == client_errc::connection_lost);
        if (is_over) check_not_sent(script, calls.second);
        if (!is_over) CHECK(script.end_of(calls.second) == nullptr);
      }
      check_aftermath(script, wanted);
      script.leaves_open_calls();
    }
  }
}

TEST_CASE("every error of a login has its way on before and after the first success") {
  for (int value = 1; value <= test::last_server_errc; ++value) {
    for (const bool was_live : {false, true}) {
      const auto type = static_cast<server_errc>(value);
      const std::string name = std::error_code(type).message();
      CAPTURE(std::string(name));
      CAPTURE(was_live);
      session_script script(with_all_ways());
      if (was_live) {
        script.go_live();
        script.closed();
        script.resume();
      } else {
        script.connect(200h);
        script.token_came();
      }
      const auto call = script.request("send_event", "{}", 200h);
      script.opened();
      script.forget();
      script.refuse(script.login_id(), name);

      const auto wanted = after_login_error(type);
      CHECK(script.last_change().code == type);
      CHECK(script.last_change().layer == link_layer::login);
      if (was_live && wanted.state == link_state::waiting) {
        CHECK(script.end_of(call) == nullptr);
      } else {
        check_not_sent(script, call);
        CHECK(script.end_of(call)->error().code() == type);
      }
      const auto seen = script.forget();
      CHECK(std::count(seen.begin(), seen.end(), "forget_token") == (wanted.rule == loss_rule::new_token ? 1 : 0));
      CHECK(script.metrics().token_requests == 1);
      check_aftermath(script, wanted);
      script.leaves_open_calls();
    }
  }
}
