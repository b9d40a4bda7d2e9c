// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <iostream>
#include <livechat/testing/emulator.hpp>
#include <string>

#include "emulator/raw_socket.hpp"

// Sixty values of Host and Origin over real sockets: DNS rebinding, pages of other origins, and what crashed the checks
// of other servers (S-16 of the security list).

namespace {

using livechat::emulator::net::test::raw_socket;

/// `<port>` stands for the emulator's.
constexpr const char* hosts[] = {
    "localhost:<port>",
    "127.0.0.1:<port>",
    "[::1]:<port>",
    // From here on refused.
    "evil.example:<port>",
    "localhost.evil.example:<port>",
    "127.0.0.1.evil.example:<port>",
    "evil.example",
    "localhost",
    "localhost:1",
    "localhost:",
    "localhost:<port>:<port>",
    "localhost:<port>x",
    "localhost :<port>",
    "local host:<port>",
    "localhost@evil.example:<port>",
    "evil.example@localhost:<port>",
    "http://localhost:<port>",
    "localhost/:<port>",
    "localhost,evil.example:<port>",
    "0.0.0.0:<port>",
    "128.0.0.1:<port>",
    "127.1:<port>",
    "2130706433:<port>",
    "0x7f000001:<port>",
    "192.168.0.1:<port>",
    "[::]:<port>",
    "::1:<port>",
    "[::1:<port>",
    "api.livechatinc.com",
    "",
};

constexpr const char* origins[] = {
    "http://localhost:<port>",
    "https://127.0.0.1:<port>",
    "http://[::1]:<port>",
    // From here on refused.
    "null",
    "https://evil.example",
    "http://evil.example:<port>",
    "http://localhost.evil.example:<port>",
    "http://localhost",
    "http://localhost:3000",
    "http://127.0.0.1:1",
    "http://localhost:<port>.evil.example",
    "http://localhost:<port>/",
    "http://localhost:<port>/path",
    "http://evil.example/localhost:<port>",
    "http://localhost@evil.example:<port>",
    "http://evil.example@localhost:<port>",
    "http://localhost:<port>@evil.example",
    "localhost:<port>",
    "//localhost:<port>",
    "ws://localhost:<port>",
    "file://",
    "file://localhost:<port>",
    "chrome-extension://localhost:<port>",
    "http://[::1",
    "http://[::ffff:127.0.0.1]:<port>",
    "http://0.0.0.0:<port>",
    "http://:<port>",
    "http://",
    "https://api.livechatinc.com",
    "",
};

std::string put_port(std::string text, std::uint16_t port) {
  constexpr std::string_view place = "<port>";
  for (auto at = text.find(place); at != std::string::npos; at = text.find(place)) {
    text.replace(at, place.size(), std::to_string(port));
  }
  return text;
}

bool is_let_in(std::uint16_t port, const std::string& host, const std::string& more) {
  raw_socket socket(port);
  socket.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n");
  const auto answer = socket.receive_all();
  const bool is_refused = answer.starts_with("HTTP/1.1 403 ") || answer.starts_with("HTTP/1.1 400 ");
  const bool is_served = answer.starts_with("HTTP/1.1 200 ");
  CHECK_MESSAGE(is_served != is_refused, host, " ", more, " ", answer);
  return is_served;
}

}  // namespace

TEST_CASE("of sixty values of Host and Origin six are let in, and the emulator lives on") {
  livechat::testing::emulator emulator;
  const auto port = emulator.port();
  int allowed = 0;
  int refused = 0;
  const auto note = [&](bool is_allowed, bool is_expected, const char* value) {
    CHECK_MESSAGE(is_allowed == is_expected, value);
    ++(is_allowed ? allowed : refused);
  };
  int row = 0;
  for (const auto* host : hosts) note(is_let_in(port, put_port(host, port), ""), ++row <= 3, host);
  row = 0;
  for (const auto* origin : origins) {
    const auto field = "Origin: " + put_port(origin, port) + "\r\n";
    note(is_let_in(port, "localhost:" + std::to_string(port), field), ++row <= 3, origin);
  }
  const int alive = is_let_in(port, "localhost:" + std::to_string(port), "") ? 1 : 0;
  std::cout << "allowed=" << allowed << " refused=" << refused << " alive=" << alive << '\n';
  CHECK(allowed == 6);
  CHECK(refused == 54);
  CHECK(alive == 1);
}
