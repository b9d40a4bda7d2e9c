// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/error.hpp>
#include <livechat/customer/result.hpp>
#include <set>
#include <sstream>
#include <string>
#include <utility>

namespace {

using namespace livechat::customer;

constexpr int last_client = static_cast<int>(client_errc::unreadable_push);
constexpr int last_network = static_cast<int>(network_errc::suspended);
constexpr int last_tls = static_cast<int>(tls_errc::key_not_pinned);
constexpr int last_http = static_cast<int>(http_errc::proxy_unavailable);
constexpr int last_server = static_cast<int>(server_errc::wrong_product_version);

template <class Enum>
void check_words(int last, const char* category) {
  std::set<std::string> seen;
  for (int value = 1; value <= last; ++value) {
    CAPTURE(value);
    const std::error_code code = static_cast<Enum>(value);
    CHECK(code.category().name() == std::string(category));
    CHECK_FALSE(code.message().empty());
    CHECK(code.message().rfind("error ", 0) == std::string::npos);
    CHECK(seen.insert(code.message()).second);
  }
  CHECK(std::error_code(static_cast<Enum>(last + 1)).message() == "error " + std::to_string(last + 1));
  CHECK(std::error_code(static_cast<Enum>(0)).message() == "error 0");
}

}  // namespace

TEST_CASE("every error has words of its own") {
  check_words<client_errc>(last_client, "livechat.client");
  check_words<network_errc>(last_network, "livechat.network");
  check_words<tls_errc>(last_tls, "livechat.tls");
  check_words<http_errc>(last_http, "livechat.http");
  check_words<server_errc>(last_server, "livechat.server");
}

TEST_CASE("every type of the service is read and written by one name") {
  for (int value = 1; value <= last_server; ++value) {
    const auto type = static_cast<server_errc>(value);
    CHECK(server_errc_of(std::error_code(type).message()) == type);
  }
  for (std::string_view text : {"", "new_error", "Authentication", "authentication ", "validation\n"}) {
    CAPTURE(text);
    CHECK(server_errc_of(text) == server_errc::unknown_type);
  }
}

TEST_CASE("codes compare with their enumerations and not across them") {
  const std::error_code code = client_errc::cancelled;
  CHECK(code == client_errc::cancelled);
  CHECK_FALSE(code == client_errc::stopped);
  CHECK_FALSE(std::error_code(static_cast<network_errc>(code.value())) == code);
}

TEST_CASE("what names the action the cause the detail and the outcome") {
  error failure(client_errc::deadline_exceeded, outcome::unknown, "in flight");
  CHECK(std::string(failure.what()) == "no answer within the deadline: in flight");
  failure.about("send_event", "1-7");
  CHECK(std::string(failure.what()) == "send_event: no answer within the deadline: in flight (outcome: unknown)");
  CHECK(failure.action() == "send_event");
  CHECK(failure.request_id() == "1-7");
  CHECK(failure.detail() == "in flight");
  CHECK(failure.outcome() == outcome::unknown);
  CHECK(failure.server() == nullptr);
  std::ostringstream out;
  out << failure;
  CHECK(out.str() == failure.what());
}

TEST_CASE("what never holds text of the service") {
  error failure(server_errc::validation, outcome::rejected);
  failure.said({"validation", "SERVER TEXT", R"({"SERVER":"DATA"})"});
  failure.about("send_event", "SERVER ID");
  CHECK(std::string(failure.what()) == "send_event: validation (outcome: rejected)");
  REQUIRE(failure.server() != nullptr);
  CHECK(failure.server()->message == "SERVER TEXT");
  CHECK(failure.server()->data.text() == R"({"SERVER":"DATA"})");
}

TEST_CASE("outcomes have names") {
  CHECK(to_string(outcome::not_sent) == "not sent");
  CHECK(to_string(outcome::rejected) == "rejected");
  CHECK(to_string(outcome::unknown) == "unknown");
  CHECK(to_string(static_cast<outcome>(99)) == "?");
}

TEST_CASE("only a call that is certainly not done and may work later is retryable") {
  struct row {
    std::error_code code;
    outcome known;
    bool retryable;
  };
  for (const auto& [code, known, retryable] : {
           row{client_errc::queue_full, outcome::not_sent, true},
           row{client_errc::deadline_exceeded, outcome::not_sent, true},
           row{client_errc::deadline_exceeded, outcome::unknown, false},
           row{client_errc::connection_lost, outcome::not_sent, true},
           row{client_errc::connection_lost, outcome::unknown, false},
           row{client_errc::cancelled, outcome::not_sent, false},
           row{client_errc::cancelled, outcome::unknown, false},
           row{client_errc::invalid_config, outcome::not_sent, false},
           row{client_errc::invalid_request, outcome::not_sent, false},
           row{client_errc::stopped, outcome::not_sent, false},
           row{client_errc::paused, outcome::not_sent, false},
           row{client_errc::would_deadlock, outcome::not_sent, false},
           row{client_errc::unexpected_answer, outcome::unknown, false},
           row{network_errc::connect_refused, outcome::not_sent, true},
           row{network_errc::timed_out, outcome::not_sent, true},
           row{network_errc::timed_out, outcome::unknown, false},
           row{http_errc::temporarily_refused, outcome::not_sent, true},
           row{http_errc::refused, outcome::not_sent, false},
           row{http_errc::redirect, outcome::not_sent, false},
           row{tls_errc::certificate_expired, outcome::not_sent, false},
       }) {
    const std::string shown = code.message() + ", " + std::string(to_string(known));
    CAPTURE(shown);
    CHECK(error(code, known).retryable() == retryable);
  }
}

TEST_CASE("a refusal is retryable when the service asks for patience") {
  for (int value = 1; value <= last_server; ++value) {
    const auto type = static_cast<server_errc>(value);
    const bool patience = type == server_errc::too_many_requests || type == server_errc::service_unavailable ||
                          type == server_errc::pending_requests_limit_reached;
    CAPTURE(std::error_code(type).message());
    CHECK(error(type, outcome::rejected).retryable() == patience);
    CHECK_FALSE(error(type, outcome::unknown).retryable());
  }
}

TEST_CASE("a login that was refused for now makes the calls behind it retryable") {
  CHECK(error(server_errc::service_unavailable, outcome::not_sent).retryable());
  CHECK(error(server_errc::too_many_requests, outcome::not_sent).retryable());
  CHECK_FALSE(error(server_errc::authentication, outcome::not_sent).retryable());
}

TEST_CASE("a code of another category is never taken for a type of the service") {
  const auto same_number = std::error_code(static_cast<int>(server_errc::too_many_requests), std::generic_category());
  CHECK_FALSE(error(same_number, outcome::rejected).retryable());
}

TEST_CASE("an error of its own is empty and harmless") {
  const error nothing;
  CHECK(std::string(nothing.what()).empty());
  CHECK_FALSE(nothing.code());
  CHECK_FALSE(nothing.retryable());
}

TEST_CASE("a result holds a value or an error") {
  result<int> good(7);
  REQUIRE(good.has_value());
  CHECK(good);
  CHECK(*good == 7);
  CHECK(good.value() == 7);
  CHECK(std::as_const(good).value() == 7);

  const result<int> bad(error(client_errc::cancelled, outcome::not_sent));
  CHECK_FALSE(bad);
  CHECK(bad.error().code() == client_errc::cancelled);
  CHECK_THROWS_AS(static_cast<void>(bad.value()), error);
}

TEST_CASE("a result moves its value out") {
  result<std::string> text(std::string("a text that is too long for the small buffer"));
  const std::string out = std::move(text).value();
  CHECK(out == "a text that is too long for the small buffer");
  result<std::string> other(std::string("b"));
  CHECK(other->size() == 1);
  CHECK(*std::move(other) == "b");
}

TEST_CASE("a result of nothing is a success or an error") {
  CHECK(result<void>().has_value());
  CHECK_NOTHROW(result<void>().value());
  const result<void> bad(error(client_errc::stopped, outcome::not_sent));
  CHECK_FALSE(bad);
  CHECK(bad.error().code() == client_errc::stopped);
  CHECK_THROWS_AS(bad.value(), error);
}
