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

duration most_of(reaction why, unsigned attempt) {
  const bool is_quick = why == reaction::retry;
  duration most = is_quick ? duration(limits::backoff_first) : duration(limits::slow_first);
  const duration cap = is_quick ? duration(limits::backoff_most) : duration(limits::slow_most);
  for (unsigned n = 1; n < attempt && most < cap; ++n) most *= 2;
  return std::min(most, cap);
}

}  // namespace

TEST_CASE("every reason of the docs has its reaction") {
  struct row {
    const char* reason;
    reaction wanted;
  };
  for (const auto& [reason, wanted] : {
           row{"access_token_expired", reaction::new_token},
           row{"access_token_revoked", reaction::new_token},
           row{"connection_evicted", reaction::retry_slowly},
           row{"connection_timeout", reaction::retry},
           row{"internal_error", reaction::retry},
           row{"license_expired", reaction::pause},
           row{"license_not_found", reaction::pause},
           row{"logged_out_remotely", reaction::pause},
           row{"misdirected_connection", reaction::new_region},
           row{"service_temporarily_unavailable", reaction::retry_slowly},
           row{"too_many_connections", reaction::pause},
           row{"too_many_unauthorized_connections", reaction::retry_slowly},
           row{"unsupported_version", reaction::pause},
           row{"customer_banned", reaction::pause},
           row{"customer_temporarily_blocked", reaction::pause},
           row{"inactivity_timeout", reaction::pause},
           row{"product_version_changed", reaction::pause},
           row{"users_limit_reached", reaction::pause},
           row{"", reaction::retry_unknown},
           row{"a_new_reason", reaction::retry_unknown},
           row{"Internal_Error", reaction::retry_unknown},
           row{"internal_error ", reaction::retry_unknown},
       }) {
    const std::string name = reason;
    CAPTURE(name);
    CHECK(reaction_to_reason(reason) == wanted);
  }
}

TEST_CASE("every error of a login has its reaction") {
  const std::set<server_errc> slowly = {server_errc::service_unavailable, server_errc::internal,
                                        server_errc::request_timeout, server_errc::too_many_requests,
                                        server_errc::unknown_type};
  for (int value = 1; value <= last_server; ++value) {
    const auto type = static_cast<server_errc>(value);
    CAPTURE(std::error_code(type).message());
    auto wanted = reaction::pause;
    if (slowly.contains(type)) wanted = reaction::retry_slowly;
    if (type == server_errc::authentication) wanted = reaction::new_token;
    if (type == server_errc::misdirected_request) wanted = reaction::new_region;
    CHECK(reaction_to_login_error(type) == wanted);
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

TEST_CASE("every end of a link has its reaction") {
  struct row {
    std::error_code code;
    reaction wanted;
  };
  for (const auto& [code, wanted] : {
           row{network_errc::name_not_found, reaction::retry},
           row{network_errc::name_lookup_failed, reaction::retry},
           row{network_errc::connect_refused, reaction::retry},
           row{network_errc::connect_failed, reaction::retry},
           row{network_errc::timed_out, reaction::retry},
           row{network_errc::reset, reaction::retry},
           row{network_errc::closed, reaction::retry},
           row{network_errc::silent, reaction::retry},
           row{network_errc::protocol_violation, reaction::retry},
           row{network_errc::message_too_big, reaction::retry_slowly},
           row{network_errc::too_many_bad_frames, reaction::retry_slowly},
           row{tls_errc::ca_file_unreadable, reaction::retry_slowly},
           row{tls_errc::handshake_failed, reaction::retry_slowly},
           row{tls_errc::certificate_untrusted, reaction::retry_slowly},
           row{tls_errc::certificate_expired, reaction::retry_slowly},
           row{tls_errc::certificate_name_mismatch, reaction::retry_slowly},
           row{http_errc::not_a_websocket, reaction::retry_slowly},
           row{http_errc::bad_upgrade, reaction::retry_slowly},
           row{http_errc::temporarily_refused, reaction::retry_slowly},
           row{http_errc::redirect, reaction::pause},
           row{http_errc::refused, reaction::pause},
           row{std::make_error_code(std::errc::broken_pipe), reaction::retry},
       }) {
    const std::string shown = code.message();
    CAPTURE(shown);
    CHECK(reaction_to_link_error(code) == wanted);
  }
}

TEST_CASE("waits double up to their most and never leave their range") {
  for (const auto why : {reaction::retry, reaction::retry_slowly, reaction::retry_unknown}) {
    const duration floor = why == reaction::retry ? duration(limits::backoff_floor) : duration(limits::slow_floor);
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
  for (const auto why : {reaction::retry, reaction::retry_slowly}) {
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
