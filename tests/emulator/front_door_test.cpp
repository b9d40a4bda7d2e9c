// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "emulator/net/front_door.hpp"

using namespace livechat::emulator::net;
namespace core = livechat::emulator::core;

namespace {

constexpr std::uint16_t port = 4650;
const std::string rtm = "/v3.6/customer/rtm/ws?organization_id=org";

std::string request(const std::string& first, const std::string& host = "localhost:4650",
                    const std::string& more = "") {
  return first + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n";
}

const std::string upgrade =
    "Connection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

door_policy door_at(std::uint16_t at) {
  door_policy out;
  out.port = at;
  return out;
}

/// 101 stands for "may become a WebSocket", 100 for "the service answers". "may become a WebSocket".
unsigned status(const std::string& head, const door_policy& policy) {
  const auto what = judge(head, policy);
  if (const auto* answer = std::get_if<core::http_reply>(&what)) return answer->status;
  return std::holds_alternative<service_call>(what) ? 100 : 101;
}

unsigned status(const std::string& head, std::uint16_t at = port) { return status(head, door_at(at)); }

std::string text(const std::string& head) {
  const auto what = judge(head, door_at(port));
  const auto* answer = std::get_if<core::http_reply>(&what);
  return answer == nullptr ? "" : answer->body;
}

}  // namespace

TEST_CASE("an upgrade to the path with an organization may go on") {
  const auto what = judge(request("GET " + rtm, "localhost:4650", upgrade), door_at(port));
  const auto* found = std::get_if<core::upgrade_request>(&what);
  REQUIRE(found != nullptr);
  CHECK(found->version == "3.6");
  CHECK(found->organization_id == "org");
}

TEST_CASE("what a browser says of itself at the upgrade is passed on") {
  const std::string of_browser = upgrade + "User-Agent: Browser/1.0\r\nReferer: https://example.com/\r\n";
  const auto what = judge(request("GET " + rtm, "localhost:4650", of_browser), door_at(port));
  const auto* found = std::get_if<core::upgrade_request>(&what);
  REQUIRE(found != nullptr);
  CHECK(found->user_agent == "Browser/1.0");
  CHECK(found->referrer == "https://example.com/");
}

TEST_CASE("the organization is percent-decoded") {
  const auto what = judge(request("GET /v3.6/customer/rtm/ws?a=b&organization_id=a%20b%2F", "localhost:4650", upgrade),
                          door_at(port));
  const auto* found = std::get_if<core::upgrade_request>(&what);
  REQUIRE(found != nullptr);
  CHECK(found->organization_id == "a b/");
}

TEST_CASE("GET / gives a page that says how to connect") {
  CHECK(status(request("GET /")) == 200);
  CHECK(text(request("GET /")).find("wss://localhost:4650/v3.6/customer/rtm/ws?organization_id=") != std::string::npos);
  CHECK(status(request("GET /?x=y")) == 200);
}

TEST_CASE("anything else is the service's to answer, wrong paths and versions of an upgrade are not found") {
  CHECK(status(request("GET /favicon.ico")) == 100);
  CHECK(status(request("POST /")) == 100);
  CHECK(status(request("GET /chat", "localhost:4650", upgrade)) == 404);
  CHECK(text(request("GET /chat", "localhost:4650", upgrade)).find("/v3.6/customer/rtm/ws") != std::string::npos);
  CHECK(status(request("GET /", "localhost:4650", upgrade)) == 404);
  for (const auto* version : {"3.3", "4.0", "", "3.6/x"}) {
    const auto head =
        request("GET /v" + std::string(version) + "/customer/rtm/ws?organization_id=o", "localhost:4650", upgrade);
    CHECK_MESSAGE(status(head) == 404, version);
    CHECK(text(head).find("3.6") != std::string::npos);
  }
}

TEST_CASE("every version that exists has its path") {
  for (const auto* version : {"3.4", "3.5", "3.6", "3.7"}) {
    const auto path = "/v" + std::string(version) + "/customer/rtm/ws?organization_id=o";
    const auto found = judge(request("GET " + path, "localhost:4650", upgrade), door_at(port));
    const auto* upgraded = std::get_if<core::upgrade_request>(&found);
    REQUIRE_MESSAGE(upgraded != nullptr, version);
    CHECK(upgraded->version == version);
  }
}

TEST_CASE("an upgrade without an organization is refused with 400 that names it") {
  for (const auto* query : {"", "?", "?organization_id=", "?organization_id", "?organization=x", "?organization_id=%zz",
                            "?organization_id=%4"}) {
    const auto head = request(std::string("GET /v3.6/customer/rtm/ws") + query, "localhost:4650", upgrade);
    CHECK_MESSAGE(status(head) == 400, query);
    CHECK(text(head).find("organization_id") != std::string::npos);
  }
}

TEST_CASE("the path without a proper upgrade is answered 426 or 400") {
  CHECK(status(request("GET " + rtm)) == 426);
  CHECK(status(request("POST " + rtm, "localhost:4650", upgrade)) == 426);
  CHECK(status(request("GET " + rtm, "localhost:4650",
                       "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 8\r\n")) == 426);
  CHECK(
      status(request(
          "GET " + rtm, "localhost:4650",
          "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short\r\n")) ==
      400);
  CHECK(status(request("GET " + rtm, "localhost:4650", upgrade + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")) ==
        400);
}

TEST_CASE("only names of this machine with our port pass the Host check") {
  for (const auto* host : {"localhost:4650", "LOCALHOST:4650", "127.0.0.1:4650", "127.255.0.9:4650", "[::1]:4650"}) {
    CHECK_MESSAGE(status(request("GET /", host)) == 200, host);
  }
  for (const auto* host :
       {"localhost", "localhost:4651", "localhost:", "localhost:04650x", "evil.example:4650",
        "127.0.0.1.evil.example:4650", "localhost.evil.example:4650", "128.0.0.1:4650", "127.0.0:4650",
        "127.0.0.1.1:4650", "127.0.0.256:4650", "[::2]:4650", "::1:4650", "", ":4650", "0.0.0.0:4650"}) {
    CHECK_MESSAGE(status(request("GET /", host)) == 403, host);
  }
  CHECK(status("GET / HTTP/1.1\r\n\r\n") == 403);
  CHECK(status("GET / HTTP/1.1\r\nHost: localhost:4650\r\nHost: localhost:4650\r\n\r\n") == 403);
  CHECK(status(request("GET /", "localhost"), 80) == 200);
}

TEST_CASE("only the emulator's own pages pass the Origin check, on pages and on upgrades") {
  const auto with = [](const std::string& origin, const std::string& more) {
    return status(request("GET " + (more.empty() ? "/" : rtm), "localhost:4650", more + "Origin: " + origin + "\r\n"));
  };
  for (const auto* origin : {"http://localhost:4650", "https://127.0.0.1:4650", "http://[::1]:4650"}) {
    CHECK_MESSAGE(with(origin, "") == 200, origin);
    CHECK_MESSAGE(with(origin, upgrade) == 101, origin);
  }
  for (const auto* origin : {"https://evil.example", "null", "http://localhost.evil.example", "", "file://",
                             "http://evil.example:4650", "localhost", "http://localhost:3000", "http://localhost"}) {
    CHECK_MESSAGE(with(origin, "") == 403, origin);
    CHECK_MESSAGE(with(origin, upgrade) == 403, origin);
  }
  CHECK(status(request("GET /", "localhost:4650",
                       "Origin: http://localhost:4650\r\nOrigin: http://localhost:4650\r\n")) == 403);
}

TEST_CASE("pages of an origin that was named are let in, and no others") {
  auto policy = door_at(port);
  policy.page_origins = {"http://localhost:3000"};
  const auto with = [&](const std::string& origin) {
    return status(request("GET /", "localhost:4650", "Origin: " + origin + "\r\n"), policy);
  };
  CHECK(with("http://localhost:3000") == 200);
  CHECK(with("http://localhost:3001") == 403);
  CHECK(with("https://localhost:3000") == 403);
}

TEST_CASE("official names are known only where that was asked for, with our port or none") {
  auto policy = door_at(port);
  CHECK(status(request("GET /", "api.livechatinc.com"), policy) == 403);
  policy.has_official_names = true;
  for (const auto* host : {"api.livechatinc.com", "accounts.livechatinc.com:4650", "accounts.emu.localhost:4650"}) {
    CHECK_MESSAGE(status(request("GET /", host), policy) == 200, host);
  }
  for (const auto* host :
       {"api.livechatinc.com:443", "api.livechatinc.com.evil.example", "livechatinc.com", "x.emu.localhost:4650"}) {
    CHECK_MESSAGE(status(request("GET /", host), policy) == 403, host);
  }
}

TEST_CASE("opened to others, addresses are let in but no names: a page can have names resolved to this machine") {
  auto policy = door_at(port);
  policy.is_open_to_others = true;
  CHECK(status(request("GET /", "192.168.1.5:4650"), policy) == 200);
  CHECK(status(request("GET /", "[fe80::1]:4650"), policy) == 200);
  CHECK(status(request("GET /", "desk.example:4650"), policy) == 403);
  CHECK(status(request("GET /", "192.168.1.5:4651"), policy) == 403);
}

TEST_CASE("one part may stand in front of the path of the WebSocket, as the JavaScript SDK can be told to have it") {
  CHECK(status(request("GET /.livechatinc.com" + rtm, "localhost:4650", upgrade)) == 101);
  CHECK(status(request("GET /a/b" + rtm, "localhost:4650", upgrade)) == 404);
}

TEST_CASE("the agents' WebSocket is for those who know the secret") {
  auto policy = door_at(port);
  const auto with = [&](const std::string& field) {
    return status(request("GET /_emu/agent/ws", "localhost:4650", upgrade + field), policy);
  };
  CHECK(with("Authorization: Bearer \r\n") == 401);
  policy.secret = "abc";
  CHECK(with("") == 401);
  CHECK(with("Authorization: Bearer abd\r\n") == 401);
  CHECK(with("Authorization: Bearer abcd\r\n") == 401);
  CHECK(with("Authorization: Bearer abc\r\n") == 101);
}

TEST_CASE("a body is announced by one number, and has a limit") {
  const auto with = [](const std::string& fields) {
    const auto what = judge(request("POST /x", "localhost:4650", fields), door_at(port));
    const auto* call = std::get_if<service_call>(&what);
    return call == nullptr ? std::get<core::http_reply>(what).status : static_cast<unsigned>(call->body_bytes);
  };
  CHECK(with("") == 0);
  CHECK(with("Content-Length: 5\r\n") == 5);
  CHECK(with("Content-Length: 1048576\r\n") == 1048576);
  CHECK(with("Content-Length: 1048577\r\n") == 413);
  CHECK(with("Content-Length: -1\r\n") == 400);
  CHECK(with("Content-Length: 99999999999999999999\r\n") == 400);
  CHECK(with("Content-Length: 0\r\nContent-Length: 5\r\n") == 400);
  CHECK(with("Transfer-Encoding: chunked\r\n") == 411);
}

TEST_CASE("an upgrade has no body") {
  CHECK(status(request("GET " + rtm, "localhost:4650", upgrade + "Content-Length: 5\r\n")) == 400);
}

TEST_CASE("an answer ends the connection and cannot be taken for a page with scripts") {
  const auto out = encode(core::plain_reply(404, "no\n"));
  CHECK(out.starts_with("HTTP/1.1 404 Not Found\r\nConnection: close\r\n"));
  CHECK(out.find("Content-Type: text/plain; charset=utf-8\r\n") != std::string::npos);
  CHECK(out.find("X-Content-Type-Options: nosniff\r\n") != std::string::npos);
  CHECK(out.ends_with("Content-Length: 3\r\n\r\nno\n"));
}
