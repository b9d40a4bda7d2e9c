// SPDX-License-Identifier: Apache-2.0
#include "net/proxy_answer.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <livechat/customer/error.hpp>
#include <ostream>
#include <string>

using namespace livechat::customer;
using namespace livechat::customer::net;

TEST_CASE("any_2xx_is_a_tunnel_and_other_answers_are_told_apart") {
  struct row {
    const char* status;
    std::error_code code;
  };
  const row table[] = {
      {"200 Connection established", {}},
      {"200", {}},
      {"204 x", {}},
      {"100 Continue", http_errc::proxy_unavailable},
      {"101 Switching Protocols", http_errc::proxy_unavailable},
      {"302 Found", http_errc::proxy_unavailable},
      {"400 Bad Request", http_errc::proxy_refused},
      {"401 Unauthorized", http_errc::proxy_refused},
      {"403 Forbidden", http_errc::proxy_refused},
      {"405 Method Not Allowed", http_errc::proxy_refused},
      {"407 Proxy Authentication Required", http_errc::proxy_wants_login},
      {"408 Request Timeout", http_errc::proxy_unavailable},
      {"429 Too Many Requests", http_errc::proxy_unavailable},
      {"500 x", http_errc::proxy_unavailable},
      {"502 Bad Gateway", http_errc::proxy_unavailable},
      {"503 x", http_errc::proxy_unavailable},
      {"504 x", http_errc::proxy_unavailable},
      {"999 x", http_errc::proxy_unavailable},
      {"2000 x", http_errc::proxy_unavailable},
      {"20", http_errc::proxy_unavailable},
  };
  for (auto const& each : table) {
    auto const& status = each.status;
    CAPTURE(std::string(status));
    auto const verdict = judge_tunnel("HTTP/1.1 " + std::string(status) + "\r\n\r\n");
    CHECK(verdict.code == each.code);
    CHECK(verdict.detail.empty() == !each.code);
  }
}

TEST_CASE("a_refusal_of_a_proxy_is_told_by_its_number_and_not_by_its_words") {
  CHECK(judge_tunnel("HTTP/1.1 403 <b>words</b>\r\nX: y\r\n\r\n").detail == "HTTP status 403 of the proxy");
  for (const char* head :
       {"\r\n\r\n", "<html>\r\n\r\n", "SSH-2.0-x\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1200\r\n\r\n"}) {
    CAPTURE(std::string(head));
    auto const verdict = judge_tunnel(head);
    CHECK(verdict.code == http_errc::proxy_unavailable);
    CHECK(verdict.detail == "the answer of the proxy is not HTTP");
  }
}

TEST_CASE("a_proxy_that_is_busy_may_ask_for_a_wait") {
  CHECK(judge_tunnel("HTTP/1.1 503 x\r\nRetry-After: 7\r\n\r\n").asked_to_wait == std::chrono::seconds(7));
  CHECK_FALSE(judge_tunnel("HTTP/1.1 502 x\r\n\r\n").asked_to_wait);
}
