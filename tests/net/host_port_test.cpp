// SPDX-License-Identifier: Apache-2.0
#include "net/host_port.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace livechat::customer::net;

namespace {

/// The host that is taken off, `|`, and what is left; "no host" when there is none.
std::string taken(std::string_view authority) {
  std::string host;
  if (!take_host(authority, host)) return "no host";
  return host + "|" + std::string(authority);
}

/// The port read, 7 when nothing says one; 0: it is none.
int port(std::string_view rest) {
  std::uint16_t out = 7;
  return read_port(rest, out) ? out : 0;
}

}  // namespace

TEST_CASE("a_host_is_taken_off_in_one_spelling") {
  struct row {
    const char* authority;
    const char* taken;
  };
  const row table[] = {
      {"a.test", "a.test|"},
      {"API.Example.TEST:443", "api.example.test|:443"},
      {"a_b-c.test:1", "a_b-c.test|:1"},
      {"3com.test", "3com.test|"},
      {"1.2.3.4", "1.2.3.4|"},
      {"1.2.3.4:80", "1.2.3.4|:80"},
      {"[::1]:80", "::1|:80"},
      {"[2001:DB8::5]", "2001:db8::5|"},
      {"[2001:0db8:0:0:0:0:0:5]", "2001:db8::5|"},
      {"[::1]x", "::1|x"},
  };
  for (auto const& each : table) {
    auto const& authority = each.authority;
    CAPTURE(std::string(authority));
    CHECK(taken(authority) == each.taken);
  }
}

TEST_CASE("what_is_neither_a_name_nor_an_address_is_no_host") {
  auto const long_label = std::string(64, 'a') + ".test";
  std::string long_name = "test";
  while (long_name.size() <= 253) long_name.insert(0, "abc.");
  const std::string table[] = {
      "",
      ":80",
      ".",
      "a..b",
      ".a",
      "a.",
      "-a.test",
      "a-.test",
      "a b",
      "a/b",
      "a@b",
      "a%00b",
      "127.1",
      "1",
      "1.2.3",
      "1.2.3.4.5",
      "256.1.1.1",
      "[::1",
      "[]",
      "[1.2.3.4]",
      "[a.test]",
      "[::1%eth0]",
      "::1",
      "a\r\nb",
      "caf\xc3\xa9",
      long_label,
      long_name,
      std::string("a\0b", 3),
      std::string("1.2.3.4\0x", 9),
      std::string("[::1\0x]", 7),
  };
  for (auto const& authority : table) {
    CAPTURE(std::string(authority));
    CHECK(taken(authority) == "no host");
  }
}

TEST_CASE("a_port_is_a_number_from_1_to_65535_or_nothing") {
  CHECK(port("") == 7);
  CHECK(port(":1") == 1);
  CHECK(port(":443") == 443);
  CHECK(port(":00443") == 443);
  CHECK(port(":65535") == 65535);
  for (const char* rest : {":", ":0", ":65536", ":99999", ":100000", ":000443", ":-1", ":+1", ": 1", ":1 ", ":1a",
                           ":0x1", "1", "x:1", "/"}) {
    CAPTURE(std::string(rest));
    CHECK(port(rest) == 0);
  }
}

TEST_CASE("this_machine_is_known_by_its_addresses_and_its_name") {
  for (const char* host : {"localhost", "127.0.0.1", "127.255.1.2", "::1"}) {
    CAPTURE(std::string(host));
    CHECK(is_loopback(host));
  }
  for (const char* host : {"", "128.0.0.1", "10.127.0.1", "0.0.0.0", "::", "::2", "127.test", "127.0.0.1.test",
                           "localhost.test", "127.1"}) {
    CAPTURE(std::string(host));
    CHECK_FALSE(is_loopback(host));
  }
}
