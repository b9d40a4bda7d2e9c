// SPDX-License-Identifier: Apache-2.0
#include "core/link_policy.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

#include "core/limits.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using machine_random = livechat::machine::random;
using livechat::machine::duration;

constexpr int last_server = static_cast<int>(server_errc::wrong_product_version);

duration most_of(loss_rule why, unsigned attempt) {
  const bool is_quick = why == loss_rule::retry;
  duration most = is_quick ? duration(limits::backoff_first) : duration(limits::slow_first);
  const duration cap = is_quick ? duration(limits::backoff_most) : duration(limits::slow_most);
  for (unsigned n = 1; n < attempt && most < cap; ++n) most *= 2;
  return std::min(most, cap);
}

}  // namespace

TEST_CASE("every reason of the docs has its rule") {
  struct row {
    const char* reason;
    loss_rule wanted;
  };
  for (const auto& [reason, wanted] : {
           row{"access_token_expired", loss_rule::new_token},
           row{"access_token_revoked", loss_rule::new_token},
           row{"connection_evicted", loss_rule::retry_slowly},
           row{"connection_timeout", loss_rule::retry},
           row{"internal_error", loss_rule::retry},
           row{"license_expired", loss_rule::pause},
           row{"license_not_found", loss_rule::pause},
           row{"logged_out_remotely", loss_rule::pause},
           row{"misdirected_connection", loss_rule::new_region},
           row{"service_temporarily_unavailable", loss_rule::retry_slowly},
           row{"too_many_connections", loss_rule::pause},
           row{"too_many_unauthorized_connections", loss_rule::retry_slowly},
           row{"unsupported_version", loss_rule::pause},
           row{"customer_banned", loss_rule::pause},
           row{"customer_temporarily_blocked", loss_rule::blocked},
           row{"inactivity_timeout", loss_rule::pause},
           row{"product_version_changed", loss_rule::pause},
           row{"users_limit_reached", loss_rule::pause},
           row{"", loss_rule::retry_unknown},
           row{"a_new_reason", loss_rule::retry_unknown},
           row{"Internal_Error", loss_rule::retry_unknown},
           row{"internal_error ", loss_rule::retry_unknown},
       }) {
    const std::string name = reason;
    CAPTURE(name);
    CHECK(rule_for_reason(reason) == wanted);
  }
}

TEST_CASE("every error of a login has its rule") {
  const std::set<server_errc> slowly = {server_errc::service_unavailable, server_errc::internal,
                                        server_errc::request_timeout, server_errc::too_many_requests,
                                        server_errc::unknown_type};
  for (int value = 1; value <= last_server; ++value) {
    const auto type = static_cast<server_errc>(value);
    CAPTURE(std::error_code(type).message());
    auto wanted = loss_rule::pause;
    if (slowly.contains(type)) wanted = loss_rule::retry_slowly;
    if (type == server_errc::authentication) wanted = loss_rule::new_token;
    if (type == server_errc::misdirected_request) wanted = loss_rule::new_region;
    CHECK(rule_for_login_error(type) == wanted);
  }
}

TEST_CASE("only an internal error a timeout and an unknown type leave it open whether a request was done") {
  for (int value = 1; value <= last_server; ++value) {
    const auto type = static_cast<server_errc>(value);
    CAPTURE(std::error_code(type).message());
    const bool is_open =
        type == server_errc::internal || type == server_errc::request_timeout || type == server_errc::unknown_type;
    CHECK(is_certain_refusal(type) == !is_open);
  }
}

TEST_CASE("every end of a link has its rule") {
  struct row {
    std::error_code code;
    loss_rule wanted;
  };
  for (const auto& [code, wanted] : {
           row{network_errc::name_not_found, loss_rule::retry},
           row{network_errc::name_lookup_failed, loss_rule::retry},
           row{network_errc::connect_refused, loss_rule::retry},
           row{network_errc::connect_failed, loss_rule::retry},
           row{network_errc::timed_out, loss_rule::retry},
           row{network_errc::reset, loss_rule::retry},
           row{network_errc::closed, loss_rule::retry},
           row{network_errc::silent, loss_rule::retry},
           row{network_errc::protocol_violation, loss_rule::retry},
           row{network_errc::message_too_big, loss_rule::retry_slowly},
           row{network_errc::too_many_bad_frames, loss_rule::retry_slowly},
           row{tls_errc::ca_file_unreadable, loss_rule::retry_slowly},
           row{tls_errc::handshake_failed, loss_rule::retry_slowly},
           row{tls_errc::certificate_untrusted, loss_rule::retry_slowly},
           row{tls_errc::certificate_expired, loss_rule::retry_slowly},
           row{tls_errc::certificate_name_mismatch, loss_rule::retry_slowly},
           row{http_errc::not_a_websocket, loss_rule::retry_slowly},
           row{http_errc::bad_upgrade, loss_rule::retry_slowly},
           row{http_errc::temporarily_refused, loss_rule::retry_slowly},
           row{http_errc::redirect, loss_rule::pause},
           row{http_errc::refused, loss_rule::pause},
           row{std::make_error_code(std::errc::broken_pipe), loss_rule::retry},
       }) {
    const std::string shown = code.message();
    CAPTURE(shown);
    CHECK(rule_for_link_error(code) == wanted);
  }
}

TEST_CASE("waits double up to their most and never leave their range") {
  for (const auto why : {loss_rule::retry, loss_rule::retry_slowly, loss_rule::retry_unknown}) {
    const duration floor = why == loss_rule::retry ? duration(limits::backoff_floor) : duration(limits::slow_floor);
    for (const unsigned attempt : {0U, 1U, 2U, 3U, 5U, 7U, 8U, 9U, 20U, 1000U, 4294967295U}) {
      CAPTURE(attempt);
      duration least = duration::max();
      duration longest{};
      for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        machine_random random(seed);
        const auto wait = wait_before(why, attempt, random);
        least = std::min(least, wait);
        longest = std::max(longest, wait);
      }
      const auto most = most_of(why, attempt);
      CHECK(least >= floor);
      CHECK(longest <= most);
      // Full jitter: the whole range is used.
      CHECK(least < floor + most / 50);
      CHECK(longest > most - most / 50);
    }
  }
}

TEST_CASE("no instant is chosen by many clients at once") {
  // Whatever the range, no more than a few of a thousand come back in the same thousandth of it.
  for (const auto why : {loss_rule::retry, loss_rule::retry_slowly}) {
    for (const unsigned attempt : {1U, 2U, 4U, 12U}) {
      CAPTURE(attempt);
      std::multiset<std::int64_t> waits;
      for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        machine_random random(seed);
        waits.insert(wait_before(why, attempt, random) / (most_of(why, attempt) / 1000));
      }
      std::size_t crowd = 0;
      for (const auto each : waits) crowd = std::max(crowd, waits.count(each));
      CHECK(crowd < 20);
    }
  }
}
