// SPDX-License-Identifier: Apache-2.0
#include "net/endpoint.hpp"

#include <doctest/doctest.h>

#include <livechat/customer/error.hpp>
#include <ostream>
#include <string>

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

constexpr const char* query = "/customer/rtm/ws?organization_id=org";

endpoint good(const char* url) {
  auto const where = parse_endpoint(url, "org");
  INFO(url);
  REQUIRE(where.has_value());
  CHECK(problem_of(*where) == nullptr);
  return *where;
}

}  // namespace

TEST_CASE("a_url_names_scheme_host_port_and_prefix") {
  auto const service = good("wss://api.livechatinc.com");
  CHECK(service.is_tls);
  CHECK(service.host == "api.livechatinc.com");
  CHECK(service.port == 443);
  CHECK(service.target == std::string("/v3.6") + query);
  CHECK(host_header_of(service) == "api.livechatinc.com");

  auto const local = good("ws://localhost:4650/emu/");
  CHECK_FALSE(local.is_tls);
  CHECK(local.port == 4650);
  CHECK(local.target == std::string("/emu/v3.6") + query);
  CHECK(host_header_of(local) == "localhost:4650");

  auto const six = good("wss://[::1]:8443");
  CHECK(six.host == "::1");
  CHECK(host_header_of(six) == "[::1]:8443");

  CHECK(host_header_of(good("ws://127.0.0.1:80")) == "127.0.0.1");
  CHECK(host_header_of(good("wss://h:80")) == "h:80");
  CHECK(good("wss://API.LiveChatInc.com/").host == "api.livechatinc.com");
  CHECK(good("ws://[::1]").port == 80);
  CHECK(good("ws://127.9.9.9").host == "127.9.9.9");
  CHECK(good("wss://h:65535").port == 65535);
}

TEST_CASE("another_version_is_another_path") {
  auto const where = parse_endpoint("wss://h", "org", "3.5");
  CHECK(where.value().target == std::string("/v3.5") + query);
  CHECK_FALSE(parse_endpoint("wss://h", "org", "3.6/../x").has_value());
}

TEST_CASE("the_scheme_may_be_that_of_http") {
  CHECK(good("https://h").is_tls);
  CHECK(good("https://h").port == 443);
  CHECK_FALSE(good("http://localhost:1").is_tls);
}

TEST_CASE("a_url_that_is_wrong_is_refused_and_the_fault_is_named") {
  struct row {
    std::string url;
    const char* said;
  };
  const row table[] = {
      {"", "wss://"},
      {"http://h", "this machine only"},
      {"ftp://h", "wss://"},
      {"wss:/h", "wss://"},
      {" wss://h", "wss://"},
      {"wss://", "host"},
      {"wss:///path", "host"},
      {"wss://:443", "host"},
      {"wss://a b", "host"},
      {"wss://a..b", "host"},
      {"wss://-a.b", "host"},
      {"wss://h.", "host"},
      {"wss://127.1", "host"},
      {"wss://1.2.3.4.5", "host"},
      {"wss://256.1.1.1", "host"},
      {"wss://[::1", "host"},
      {"wss://[fe80::1%25eth0]", "host"},
      {"wss://[127.0.0.1]", "host"},
      {"wss://b\xc3\xbc\x63her.example", "host"},
      {"wss://h\r\nx", "host"},
      {std::string("wss://h\0x", 9), "host"},
      {"wss://" + std::string(64, 'a'), "host"},
      {"wss://user@h", "user name"},
      {"wss://user:secret@h", "user name"},
      {"wss://h:", "port"},
      {"wss://h:0", "port"},
      {"wss://h:65536", "port"},
      {"wss://h:4a", "port"},
      {"wss://h:+1", "port"},
      {"wss://h:-1", "port"},
      {"wss://[::1]x", "port"},
      {"wss://h/a b", "path"},
      {"wss://h/\r\nHost: evil", "path"},
      {"wss://h?x=1", "path"},
      {"wss://h/#x", "path"},
      {"ws://api.livechatinc.com", "this machine only"},
      {"ws://10.0.0.1", "this machine only"},
      {"ws://128.0.0.1", "this machine only"},
      {"ws://[::2]", "this machine only"},
      {"ws://localhost.evil.com", "this machine only"},
      {"ws://127.0.0.1.evil.com", "this machine only"},
  };
  for (auto const& each : table) {
    auto const& url = each.url;
    auto const& said = each.said;
    CAPTURE(url);
    auto const where = parse_endpoint(url, "org");
    REQUIRE_FALSE(where.has_value());
    CHECK(where.error().code() == client_errc::invalid_config);
    CHECK(where.error().detail().find(said) != std::string::npos);
    CHECK(where.error().detail().find("secret") == std::string::npos);
  }
}

TEST_CASE("an_organization_id_cannot_leave_its_place_in_the_request") {
  auto const target = [](std::string_view id) { return parse_endpoint("wss://h", id).value().target; };
  CHECK(target("a\r\nHost: evil").ends_with("organization_id=a%0D%0AHost%3A%20evil"));
  CHECK(target("a&b=c#d/e?f%").ends_with("organization_id=a%26b%3Dc%23d%2Fe%3Ff%25"));
  CHECK(target(std::string_view("a\0b", 3)).ends_with("organization_id=a%00b"));
  CHECK(target("\xc3\xbc").ends_with("organization_id=%C3%BC"));
  CHECK(target("ed9d4095-45d6-428d-5093-f8ec7f1f81b9").ends_with("=ed9d4095-45d6-428d-5093-f8ec7f1f81b9"));
  CHECK_FALSE(parse_endpoint("wss://h", "").has_value());
}

TEST_CASE("a_place_that_could_end_a_line_of_the_request_is_a_problem") {
  CHECK(problem_of({true, "h", 443, "/x"}) == nullptr);
  for (auto const& host :
       {std::string(), std::string("h\r\nX: y"), std::string("h h"), std::string("h\0", 2), std::string("\xc3\xbc")}) {
    CHECK(problem_of({true, host, 443, "/x"}) != nullptr);
  }
  for (auto const& target : {std::string(), std::string("x"), std::string("/ HTTP/1.1\r\nX: y"), std::string("/\0", 2),
                             std::string("/\n")}) {
    CHECK(problem_of({true, "h", 443, target}) != nullptr);
  }
}
