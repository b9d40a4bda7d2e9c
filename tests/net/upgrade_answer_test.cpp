// SPDX-License-Identifier: Apache-2.0
#include "net/upgrade_answer.hpp"

#include <doctest/doctest.h>

#include <livechat/customer/error.hpp>
#include <ostream>
#include <string>

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

std::string head(const std::string& status, const std::string& lines = "Sec-WebSocket-Accept: x\r\n") {
  return "HTTP/1.1 " + status + "\r\n" + lines + "\r\n";
}

}  // namespace

TEST_CASE("only_101_is_an_upgrade_and_other_answers_are_told_apart") {
  struct row {
    const char* status;
    std::error_code code;
  };
  const row table[] = {
      {"101 Switching Protocols", {}},
      {"101", {}},
      {"100 Continue", http_errc::not_a_websocket},
      {"200 OK", http_errc::not_a_websocket},
      {"204 No Content", http_errc::not_a_websocket},
      {"301 Moved", http_errc::redirect},
      {"302 Found", http_errc::redirect},
      {"307 Temporary Redirect", http_errc::redirect},
      {"308 Permanent Redirect", http_errc::redirect},
      {"400 Bad Request", http_errc::refused},
      {"401 Unauthorized", http_errc::refused},
      {"403 Forbidden", http_errc::refused},
      {"404 Not Found", http_errc::refused},
      {"407 Proxy Authentication Required", http_errc::refused},
      {"408 Request Timeout", http_errc::temporarily_refused},
      {"426 Upgrade Required", http_errc::refused},
      {"429 Too Many Requests", http_errc::temporarily_refused},
      {"500 Internal Server Error", http_errc::temporarily_refused},
      {"502 Bad Gateway", http_errc::temporarily_refused},
      {"503 Service Unavailable", http_errc::temporarily_refused},
      {"600 ?", http_errc::not_a_websocket},
      {"999 ?", http_errc::not_a_websocket},
      {"10 ?", http_errc::not_a_websocket},
      {"abc", http_errc::not_a_websocket},
  };
  for (auto const& each : table) {
    auto const& status = each.status;
    auto const& code = each.code;
    CAPTURE(status);
    CHECK(judge_upgrade(head(status)).code == code);
  }
  CHECK(judge_upgrade(head("403 <script>words of the server</script>")).detail == "HTTP status 403");
}

TEST_CASE("what_was_not_asked_for_makes_a_bad_upgrade_however_it_is_spelled") {
  auto const code = [](const std::string& lines) { return judge_upgrade(head("101 ok", lines)).code; };
  CHECK(code("Sec-WebSocket-Accept: x\r\nServer: y\r\n") == std::error_code());
  CHECK(code("sec-websocket-ACCEPT:x\r\n") == std::error_code());
  CHECK(code("X: Sec-WebSocket-Extensions\r\nSec-WebSocket-Accept: x\r\n") == std::error_code());
  CHECK(code("") == http_errc::bad_upgrade);
  CHECK(code("Sec-WebSocket-Accept: x\r\nsec-websocket-accept: x\r\n") == http_errc::bad_upgrade);
  for (const char* line : {"Sec-WebSocket-Extensions: permessage-deflate", "sec-websocket-extensions:",
                           "SEC-WEBSOCKET-EXTENSIONS : x", "Sec-WebSocket-Protocol: chat"}) {
    CAPTURE(line);
    CHECK(code(std::string(line) + "\r\nSec-WebSocket-Accept: x\r\n") == http_errc::bad_upgrade);
    CHECK(code("Sec-WebSocket-Accept: x\r\n" + std::string(line) + "\r\n") == http_errc::bad_upgrade);
  }
}

TEST_CASE("what_is_no_http_is_known_from_its_first_bytes") {
  for (const char* text : {"S", "SSH-2.0-x", "\x15\x03\x01", "<html>", "HTTP/2", "http/1.1 200", "HTTX"}) {
    CAPTURE(text);
    CHECK(judge_beginning(text).code == http_errc::not_a_websocket);
  }
  for (const char* text : {"", "H", "HTTP/", "HTTP/1.1 101 x\r\nA: b"}) {
    CAPTURE(text);
    CHECK_FALSE(judge_beginning(text).code);
  }
  CHECK(judge_beginning("HTTP/1.1 101 x\r\nA: " + std::string(most_head_bytes, 'b')).code == http_errc::bad_upgrade);
}
