// SPDX-License-Identifier: Apache-2.0
#include "net/proxy.hpp"

#include <doctest/doctest.h>

#include <livechat/customer/error.hpp>
#include <ostream>
#include <string>

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

/// `credentials@host:port`, or the refusal.
std::string parsed(const std::string& text) {
  auto const out = parse_proxy(text);
  if (!out) return "refused";
  return out->credentials + "@" + out->host + ":" + std::to_string(out->port);
}

}  // namespace

TEST_CASE("a_proxy_is_a_host_and_a_port_and_whoever_logs_in_there") {
  struct row {
    const char* text;
    const char* parsed;
  };
  const row table[] = {
      {"proxy.test", "@proxy.test:80"},
      {"proxy.test:3128", "@proxy.test:3128"},
      {"http://Proxy.TEST:3128/", "@proxy.test:3128"},
      {"http://10.1.2.3:8080", "@10.1.2.3:8080"},
      {"http://[::1]:8080", "@::1:8080"},
      {"http://Aladdin:open%20sesame@proxy.test:1", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==@proxy.test:1"},
      {"Aladdin:open sesame@proxy.test", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==@proxy.test:80"},
      {"http://user@proxy.test", "dXNlcjo=@proxy.test:80"},
      {"http://u:a:b@proxy.test", "dTphOmI=@proxy.test:80"},
      {"http://u:p%40ss@proxy.test", "dTpwQHNz@proxy.test:80"},
      {"http://u:p@ss@proxy.test", "dTpwQHNz@proxy.test:80"},
      {"http://u:%C3%a9@proxy.test", "dTrDqQ==@proxy.test:80"},
  };
  for (auto const& each : table) {
    auto const& text = each.text;
    CAPTURE(std::string(text));
    CHECK(parsed(text) == each.parsed);
  }
}

TEST_CASE("what_is_no_proxy_is_refused_without_a_word_of_its_password") {
  for (const char* text : {"",
                           "http://",
                           "http://:80",
                           "http://proxy.test:0",
                           "http://proxy.test:99999",
                           "http://proxy.test:80/path",
                           "https://u:s3cret@proxy.test",
                           "socks5://u:s3cret@proxy.test",
                           "ftp://u:s3cret@proxy.test",
                           "http://u:s3cret%@proxy.test",
                           "http://u:s3cret%4@proxy.test",
                           "http://u:s3cret%zz@proxy.test",
                           "http://u:s3cret%0d%0aX: y@proxy.test",
                           "http://u:s3cret%00@proxy.test",
                           "http://u:s3cret\r\n@proxy.test",
                           "http://u:s3cret%7f@proxy.test",
                           "http://u%3ax:s3cret@proxy.test",
                           "http://u:s3cret@",
                           "http://u:s3cret@proxy test",
                           "u:s3cret",
                           "http://u:s3cret/@proxy test:x"}) {
    CAPTURE(std::string(text));
    auto const out = parse_proxy(text);
    REQUIRE_FALSE(out.has_value());
    CHECK(out.error().code() == client_errc::invalid_config);
    CHECK(out.error().detail().starts_with("proxy: "));
    CHECK(out.error().detail().find("s3cret") == std::string::npos);
    CHECK(std::string(out.error().what()).find("s3cret") == std::string::npos);
  }
}

TEST_CASE("a_tunnel_is_asked_for_in_these_very_bytes") {
  proxy through;
  CHECK(tunnel_request(through, {true, "api.example.test", 443, "/secret?path"}) ==
        "CONNECT api.example.test:443 HTTP/1.1\r\nHost: api.example.test:443\r\n\r\n");
  CHECK(tunnel_request(through, {false, "2001:db8::5", 8080, "/"}) ==
        "CONNECT [2001:db8::5]:8080 HTTP/1.1\r\nHost: [2001:db8::5]:8080\r\n\r\n");
  through.credentials = "QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
  CHECK(tunnel_request(through, {true, "a.test", 443, "/"}) ==
        "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n"
        "Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n");
}

TEST_CASE("a_host_is_exempt_by_its_own_name_one_above_it_or_all") {
  struct row {
    const char* list;
    const char* host;
    bool is_exempt;
  };
  const row table[] = {
      {"", "a.test", false},
      {",, ,", "a.test", false},
      {"*", "a.test", true},
      {"b.test,*", "a.test", true},
      {"a.test", "a.test", true},
      {"A.Test", "a.test", true},
      {" b.test ,\ta.test\t", "a.test", true},
      {"a.test", "x.y.a.test", true},
      {".a.test", "x.a.test", true},
      {".a.test", "a.test", true},
      {"*.a.test", "x.a.test", true},
      {"a.test", "xa.test", false},
      {"a.test", "a.test.evil", false},
      {"test", "a.test", true},
      {"x.a.test", "a.test", false},
      {"a.*", "a.test", false},
      {"a.test:443", "a.test", true},
      {"a.test:8443", "a.test", false},
      {"a.test:8443", "x.a.test", false},
      {"a.test:x", "a.test", false},
      {"10.1.2.3", "10.1.2.3", true},
      {"2.3", "10.1.2.3", false},
      {"10.1.2.0/24", "10.1.2.3", false},
      {"::1", "::1", true},
      {"[::1]", "::1", true},
      {"[::1]:443", "::1", true},
      {"[::1]:80", "::1", false},
      {"2001:DB8::5", "2001:db8::5", true},
      {"[2001:DB8:0::5]", "2001:db8::5", true},
      {"2001:db8::", "2001:db8::5", false},
  };
  for (auto const& each : table) {
    auto const& list = each.list;
    auto const& host = each.host;
    CAPTURE(std::string(list));
    CAPTURE(std::string(host));
    CHECK(is_exempt(list, host, 443) == each.is_exempt);
  }
}
