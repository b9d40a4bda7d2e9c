// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <chrono>
#include <livechat/customer/error.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "fake_dns.hpp"
#include "link_rig.hpp"
#include "net/proxy.hpp"
#include "net/upgrade_answer.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

using lines = std::vector<std::string>;

const std::string password = "open sesame";
const std::string encoded = "QWxhZGRpbjpvcGVuIHNlc2FtZQ==";

/// The way to a service that only the proxy can reach.
route through_proxy(std::uint16_t port) {
  route way;
  way.where = {false, "api.example.test", 8443, "/secret?path"};
  way.via = parse_proxy("http://Aladdin:open%20sesame@127.0.0.1:" + std::to_string(port)).value();
  way.user_agent = "tester/1";
  way.headers = {{"X-Key", "s3cret"}};
  return way;
}

/// Reads the request for a tunnel, answers with `answer` and waits for the client's end.
raw_server::script proxy_that_answers(std::string answer) {
  return [answer = std::move(answer)](raw_peer& peer) -> awaitable<void> {
    co_await peer.request();
    co_await peer.send(answer);
    co_await peer.end();
  };
}

}  // namespace

TEST_CASE("a_proxy_is_asked_for_a_tunnel_and_hears_nothing_of_what_goes_through_it_before") {
  std::string asked;
  std::string upgrade;
  link_rig rig([&](raw_peer& peer) -> awaitable<void> {
    asked = co_await peer.request();
    co_await peer.send("HTTP/1.1 200 OK\r\nX-Padding: y\r\n\r\n");
    upgrade = co_await peer.request();
    co_await peer.send(raw_peer::accepted(upgrade) + "\r\n" + server_frame(1, "hello") + server_frame(8, "\x03\xe8"));
    co_await peer.end();
  });
  rig.go(through_proxy(rig.server.port()));
  REQUIRE(rig.run_to_the_end());
  CHECK(asked ==
        "CONNECT api.example.test:8443 HTTP/1.1\r\nHost: api.example.test:8443\r\n"
        "Proxy-Authorization: Basic " +
            encoded + "\r\n\r\n");
  CHECK(upgrade.starts_with("GET /secret?path HTTP/1.1\r\nHost: api.example.test:8443\r\n"));
  CHECK(upgrade.find("\r\nX-Key: s3cret\r\n") != std::string::npos);
  CHECK(upgrade.find("Proxy-Authorization") == std::string::npos);
  CHECK(upgrade.find(encoded) == std::string::npos);
  CHECK(rig.seen.trace ==
        lines{"resolving", "connecting", "tunnelling", "upgrading", "opened", "text hello", "closed"});
}

TEST_CASE("only_the_name_of_the_proxy_is_looked_up") {
  link_rig rig(proxy_that_answers("HTTP/1.1 502 x\r\n\r\n"));
  fake_dns dns(rig.loop);
  dns.knows("proxy.test", {"127.0.0.1"});
  rig.names = std::make_shared<resolver>(rig.loop, dns.address());
  auto way = through_proxy(rig.server.port());
  way.via->host = "proxy.test";
  rig.go(way);
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.code == http_errc::proxy_unavailable);  // it was reached

  rig.seen.forget();
  way.via->host = "nobody.test";
  rig.go(way);
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.code == network_errc::name_not_found);
  CHECK(rig.seen.detail.starts_with("nobody.test: "));
}

TEST_CASE("what_a_proxy_answers_instead_of_a_tunnel_is_told_apart_and_never_tells_the_password") {
  struct row {
    std::string answer;
    std::error_code code;
    std::string detail;
  };
  auto const unavailable = make_error_code(http_errc::proxy_unavailable);
  const row table[] = {
      {"HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"" + password + "\"\r\n\r\n",
       http_errc::proxy_wants_login, "HTTP status 407 of the proxy"},
      {"HTTP/1.1 403 no " + encoded + "\r\n\r\n<html>" + password, http_errc::proxy_refused,
       "HTTP status 403 of the proxy"},
      {"HTTP/1.1 502 Bad Gateway\r\n\r\n", unavailable, "HTTP status 502 of the proxy"},
      {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n", unavailable, "HTTP status 302 of the proxy"},
      {"SSH-2.0-x\r\n\r\n", unavailable, "the answer of the proxy is not HTTP"},
      {std::string("\x15\x03\x01\0\x02\x02\x28\r\n\r\n", 11), unavailable, "the answer of the proxy is not HTTP"},
      {"\r\n\r\n", unavailable, "the answer of the proxy is not HTTP"},
      {"HTTP/1.1 200 OK\r\nX: " + std::string(9000, 'x'), unavailable,
       "the head of the proxy's answer is longer than 8 KiB"},
      {std::string(9000, 'x'), unavailable, "the head of the proxy's answer is longer than 8 KiB"},
  };
  for (auto const& each : table) {
    CAPTURE(each.answer.substr(0, 60));
    link_rig rig(proxy_that_answers(each.answer));
    rig.go(through_proxy(rig.server.port()));
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == each.code);
    CHECK(rig.seen.detail == each.detail);
    CHECK(rig.seen.trace == lines{"resolving", "connecting", "tunnelling", "closed"});
    CHECK(rig.server.accepted() == 1);
    CHECK(rig.leaves_nothing());
  }
}

TEST_CASE("a_head_of_8_kib_is_taken_and_a_byte_more_is_not") {
  std::string const rest = "HTTP/1.1 200 OK\r\nX: \r\n\r\n";
  for (std::size_t const more : {0U, 1U}) {
    auto head = rest;
    head.insert(rest.size() - 4, std::string(most_head_bytes - rest.size() + more, 'x'));
    link_rig rig([&head](raw_peer& peer) -> awaitable<void> {
      co_await peer.request();
      co_await peer.send(head);
      co_await peer.request();
    });
    rig.go(through_proxy(rig.server.port()));
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.count("upgrading") == 1 - more);
    if (more == 1) CHECK(rig.seen.code == http_errc::proxy_unavailable);
  }
}

TEST_CASE("a_wait_that_a_proxy_or_the_service_asks_for_is_handed_on") {
  link_rig rig(proxy_that_answers("HTTP/1.1 503 x\r\nRetry-After: 120\r\n\r\n"));
  rig.go(through_proxy(rig.server.port()));
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.asked_to_wait == std::chrono::seconds(120));

  rig.seen.forget();
  rig.connect_to(rig.server.port());
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.code == http_errc::temporarily_refused);
  CHECK(rig.seen.asked_to_wait == std::chrono::seconds(120));
}

TEST_CASE("a_proxy_that_cannot_be_reached_or_breaks_off_is_named_without_its_password") {
  link_rig rig([](raw_peer& peer) -> awaitable<void> {
    co_await peer.request();
    peer.reset();
  });
  auto way = through_proxy(rig.server.port());
  rig.go(way);
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.code == http_errc::proxy_unavailable);
  CHECK(rig.seen.detail.starts_with("the proxy closed the connection"));

  rig.seen.forget();
  way.via->host = "127.0.0.5";  // nobody listens there
  rig.go(way);
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.code == network_errc::connect_refused);
  CHECK(rig.seen.detail.starts_with("proxy 127.0.0.5 port "));
  CHECK(rig.seen.detail.find(encoded) == std::string::npos);
}

TEST_CASE("a_redirect_is_not_followed_anywhere") {
  for (const char* status : {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"}) {
    link_rig target([](raw_peer&) -> awaitable<void> { co_return; });
    auto const there = "http://127.0.0.1:" + std::to_string(target.server.port()) + "/";
    link_rig rig([&](raw_peer& peer) -> awaitable<void> {
      co_await peer.request();
      co_await peer.send("HTTP/1.1 " + std::string(status) + "\r\nLocation: " + there +
                         "\r\nContent-Length: 0\r\n\r\n");
      co_await peer.end();
    });
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == http_errc::redirect);
    CHECK(rig.seen.detail.find("127.0.0.1") == std::string::npos);
    CHECK(rig.server.accepted() == 1);
    while (target.loop.poll() > 0) {
    }
    CHECK(target.server.accepted() == 0);
  }
}

TEST_CASE("a_page_of_a_network_that_wants_a_login_is_named_also_behind_tls") {
  for (auto const how : carriers) {
    CAPTURE(std::string(name_of(how)));
    link_rig rig(proxy_that_answers("HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=utf-8\r\n\r\n<html>log in"),
                 how);
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == http_errc::not_a_websocket);
    CHECK(rig.seen.detail.find("does this network want a login in the browser first?") != std::string::npos);
  }
}

TEST_CASE("headers_origin_and_user_agent_of_the_program_are_sent_once_each") {
  std::string request;
  link_rig rig([&request](raw_peer& peer) -> awaitable<void> { request = co_await peer.request(); });
  route way;
  way.where = {false, "127.0.0.1", rig.server.port(), "/"};
  way.user_agent = "shop/2 lc-sdk-cpp/1";
  way.headers = {{"Origin", "https://shop.test"}, {"X-Trace", "one"}, {"X-Trace", "two"}, {"X-Empty", ""}};
  rig.go(way);
  REQUIRE(rig.run_to_the_end());
  auto const count = [&request](const std::string& line) {
    std::size_t n = 0;
    for (auto at = request.find(line); at != std::string::npos; at = request.find(line, at + 1)) ++n;
    return n;
  };
  CHECK(count("\r\nOrigin: https://shop.test\r\n") == 1);
  CHECK(count("\r\nUser-Agent: shop/2 lc-sdk-cpp/1\r\n") == 1);
  CHECK(count("\r\nX-Trace: one\r\n") == 1);
  CHECK(count("\r\nX-Trace: two\r\n") == 1);
  CHECK(count("\r\nX-Empty: \r\n") == 1);
  CHECK(count("\r\nHost: ") == 1);
}

TEST_CASE("headers_or_a_user_agent_that_could_end_a_line_are_not_connected_with") {
  link_rig rig([](raw_peer&) -> awaitable<void> { co_return; });
  route good;
  good.where = {false, "127.0.0.1", rig.server.port(), "/"};
  std::vector<route> bad(5, good);
  bad[0].headers = {{"X-Key", "s3cret\r\nHost: evil"}};
  bad[1].headers = {{"X\r\nHost", "s3cret"}};
  bad[2].headers = {{"Host", "s3cret"}};
  bad[3].user_agent = "s3cret\r\nHost: evil";
  bad[4].user_agent = "s3cret\n";
  for (auto const& way : bad) {
    rig.seen.forget();
    rig.go(way);
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == client_errc::invalid_config);
    CHECK(rig.seen.detail.find("s3cret") == std::string::npos);
    CHECK(rig.seen.trace == lines{"closed"});
  }
  CHECK(rig.server.accepted() == 0);
}

TEST_CASE("a_proxy_whose_host_or_login_could_end_a_line_is_not_connected_to") {
  link_rig rig([](raw_peer&) -> awaitable<void> { co_return; });
  auto way = through_proxy(rig.server.port());
  SUBCASE("its login") { way.via->credentials = "abc\r\nHost: evil"; }
  SUBCASE("its host") { way.via->host = ""; }
  SUBCASE("the host behind it") { way.where.host = "a.test\r\nHost: evil"; }
  rig.go(way);
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.code == client_errc::invalid_config);
  CHECK(rig.server.accepted() == 0);
}
