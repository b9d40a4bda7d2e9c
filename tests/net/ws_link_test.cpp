// SPDX-License-Identifier: Apache-2.0
#include "net/ws_link.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <livechat/customer/error.hpp>
#include <set>
#include <string>
#include <vector>

#include "fake_dns.hpp"
#include "link_rig.hpp"
#include "net/loop_impl.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

using lines = std::vector<std::string>;
using boost::asio::ip::tcp;

constexpr unsigned text = 1;
constexpr unsigned binary = 2;
constexpr unsigned close_frame = 8;
constexpr unsigned ping = 9;

std::string close_with(unsigned code) {
  return server_frame(close_frame, std::string{static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)});
}

/// Upgrades, sends `bytes`, and waits for the client's end.
raw_server::script sends(std::string bytes) {
  return [bytes = std::move(bytes)](raw_peer& peer) -> awaitable<void> {
    co_await peer.upgrade();
    co_await peer.send(bytes);
    co_await peer.end();
  };
}

/// Reads the request, sends `answer` and leaves the connection open.
raw_server::script answers(std::string answer) {
  return [answer = std::move(answer)](raw_peer& peer) -> awaitable<void> {
    co_await peer.request();
    co_await peer.send(answer);
    co_await peer.end();
  };
}

/// Greets, takes one text and answers it, then answers the close.
awaitable<void> polite(raw_peer& peer) {
  co_await peer.upgrade();
  auto const said = co_await peer.frame();
  co_await peer.send(server_frame(ping, "p"));
  auto const pong = co_await peer.frame();
  CHECK(pong == "\x0ap");
  co_await peer.send(server_frame(text, said.substr(1)));
  auto const goodbye = co_await peer.frame();
  CHECK(goodbye == "\x08\x03\xe8");
  co_await peer.send(close_with(1000));
  co_await peer.end();
}

/// Does the client's part of `polite`.
void play_along(link_rig& rig, const std::string& line) {
  if (line == "opened") rig.send("hello");
  if (line == "text hello") rig.link->close();
}

const lines polite_trace = {"connecting", "upgrading", "opened", "control", "text hello", "closed"};

/// What happened after "resolving", without the control frames of the closing.
lines after_resolving(const lines& trace) {
  REQUIRE(trace.at(0) == "resolving");
  return {trace.begin() + 1, trace.end()};
}

}  // namespace

TEST_CASE("a_text_goes_out_and_its_answer_comes_in") {
  link_rig rig(polite);
  rig.seen.on = [&](const std::string& line) { play_along(rig, line); };
  REQUIRE(rig.run_to_the_end());
  auto seen = after_resolving(rig.seen.trace);
  CHECK(seen == polite_trace);
  CHECK_FALSE(rig.seen.code);
  CHECK(run_until(rig.loop, [&] { return rig.server.finished() == 1; }));
}

TEST_CASE("an_abort_at_any_point_ends_the_link_once_without_an_error") {
  for (std::size_t at = 0; at < polite_trace.size(); ++at) {
    CAPTURE(at);
    link_rig rig(polite);
    rig.seen.on = [&](const std::string& line) {
      if (rig.seen.trace.size() != at + 1) return play_along(rig, line);
      rig.call([&] { rig.link->abort(); });
      rig.call([&] { rig.link->abort(); });
      rig.call([&] { rig.link->close(); });
      rig.send("too late");
      rig.link->send_ping();
      rig.link->try_next_address();
    };
    REQUIRE(rig.run_to_the_end());
    while (rig.loop.poll() > 0) {
    }
    CHECK(rig.seen.ends == 1);
    CHECK(rig.seen.trace.size() == at + 2);
    CHECK_FALSE(rig.seen.code);
  }
}

TEST_CASE("a_link_detached_at_any_point_says_no_more") {
  for (std::size_t at = 0; at < polite_trace.size(); ++at) {
    CAPTURE(at);
    link_rig rig(polite);
    bool is_detached = false;
    rig.seen.on = [&](const std::string& line) {
      if (rig.seen.trace.size() != at + 1) return play_along(rig, line);
      rig.link->detach();
      rig.link.reset();
      is_detached = true;
    };
    rig.open();
    REQUIRE(run_until(rig.loop, [&] { return is_detached && rig.server.finished() == rig.server.accepted(); }));
    while (rig.loop.poll() > 0) {
    }
    CHECK(rig.seen.trace.size() == at + 1);
  }
}

TEST_CASE("a_loop_may_go_with_a_link_in_the_middle_of_everything") {
  for (std::size_t at = 0; at < polite_trace.size(); ++at) {
    CAPTURE(at);
    link_rig rig(polite);
    bool is_there = false;
    rig.seen.on = [&](const std::string& line) {
      is_there = is_there || rig.seen.trace.size() == at + 1;
      play_along(rig, line);
      if (!is_there) return;
      rig.link->send_ping();
      rig.link->send_ping();
    };
    rig.open();
    REQUIRE(run_until(rig.loop, [&] { return is_there; }));
    rig.link->detach();
  }
}

TEST_CASE("the_request_says_what_rfc_6455_asks_for_and_nothing_of_extensions") {
  std::string request;
  link_rig rig([&request](raw_peer& peer) -> awaitable<void> { request = co_await peer.request(); });
  rig.make({false, "127.0.0.1", rig.server.port(), "/v3.6/customer/rtm/ws?organization_id=a%0D%0A"});
  REQUIRE(rig.run_to_the_end());
  CHECK(request.starts_with("GET /v3.6/customer/rtm/ws?organization_id=a%0D%0A HTTP/1.1\r\n"));
  CHECK(request.find("\r\nHost: 127.0.0.1:" + std::to_string(rig.server.port()) + "\r\n") != std::string::npos);
  CHECK(request.find("\r\nUser-Agent: tester/1\r\n") != std::string::npos);
  CHECK(request.find("\r\nSec-WebSocket-Version: 13\r\n") != std::string::npos);
  CHECK(request.find("Extensions") == std::string::npos);
  CHECK(rig.seen.code == network_errc::closed);
}

TEST_CASE("a_host_or_target_that_could_end_a_line_is_not_connected_to") {
  for (auto const& where : {endpoint{false, "127.0.0.1\r\nX: y", 1, "/"},
                            endpoint{false, "127.0.0.1", 1, "/\r\nHost: evil"}, endpoint{false, "", 1, "/"}}) {
    link_rig rig(polite);
    rig.make(where);
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == client_errc::invalid_config);
    CHECK(rig.seen.trace == lines{"closed"});
  }
}

TEST_CASE("bytes_may_come_one_at_a_time") {
  auto const each = [](raw_peer& peer) -> awaitable<void> {
    auto const head = co_await peer.request();
    auto bytes = raw_peer::accepted(head) + "\r\n" + server_frame(text, "one") + server_frame(ping, "") +
                 server_frame(text, "tw", false) + server_frame(ping, "x") + server_frame(0, "o") +
                 server_frame(text, "") + close_with(1001);
    co_await peer.send_byte_by_byte(bytes);
    co_await peer.end();
  };
  link_rig rig(each);
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.count("text one") == 1);
  CHECK(rig.seen.count("text two") == 1);
  CHECK(rig.seen.count("text ") == 1);
  CHECK(rig.seen.count("control") >= 2);
  CHECK(rig.seen.code == network_errc::closed);
  CHECK(rig.seen.detail == "close code 1001");
}

TEST_CASE("frames_may_come_together_with_the_head_of_the_answer") {
  std::string const big(5000, 'x');
  auto const each = [&big](raw_peer& peer) -> awaitable<void> {
    auto const head = co_await peer.request();
    auto bytes = raw_peer::accepted(head, "X-Padding: " + std::string(2000, 'p') + "\r\n") + "\r\n" +
                 server_frame(text, big) + server_frame(text, "after") + close_with(1000);
    co_await peer.send(bytes);
    co_await peer.end();
  };
  link_rig rig(each);
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.count("text " + big) == 1);
  CHECK(rig.seen.count("text after") == 1);
  CHECK(rig.seen.detail == "close code 1000");
}

TEST_CASE("a_binary_message_is_told_and_passed_over") {
  link_rig rig(sends(server_frame(binary, std::string(70'000, '\0')) + server_frame(text, "next") + close_with(1000)));
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.count("binary") == 1);
  CHECK(rig.seen.count("text next") == 1);
}

TEST_CASE("pings_go_out_in_their_place_and_none_behind_more_than_goes_out_soon") {
  int pings = 0;
  int texts = 0;
  link_rig rig([&](raw_peer& peer) -> awaitable<void> {
    co_await peer.upgrade();
    while (pings < 2 || texts < 1) {
      auto const frame = co_await peer.frame();
      pings += frame == "\x09" ? 1 : 0;
      texts += frame[0] == '\x01' && frame.size() == 300'001 ? 1 : 0;
    }
    co_await peer.send(server_frame(0xA, "") + close_with(1000));
    co_await peer.end();
  });
  rig.seen.on = [&](const std::string& line) {
    if (line != "opened") return;
    rig.link->send_ping();
    rig.link->send_ping();
    CHECK_FALSE(rig.link->send_text(std::string(300'000, 't')));
    rig.link->send_ping();
  };
  REQUIRE(rig.run_to_the_end());
  CHECK(pings == 2);
  CHECK(texts == 1);
  CHECK(rig.seen.count("written") == 1);
  CHECK(rig.seen.count("pong") >= 1);
}

TEST_CASE("reading_that_stops_and_goes_on_within_one_message_loses_none") {
  link_rig rig(sends(server_frame(text, std::string(100'000, 'a')) + server_frame(text, "b") + close_with(1000)));
  rig.seen.on = [&](const std::string& line) {
    if (!line.starts_with("text ")) return;
    rig.link->stop_reading();
    rig.link->go_on_reading();
    rig.link->stop_reading();
    rig.link->go_on_reading();
  };
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.count("text " + std::string(100'000, 'a')) == 1);
  CHECK(rig.seen.count("text b") == 1);
}

TEST_CASE("reading_that_has_stopped_goes_on_where_it_was") {
  link_rig rig(sends(server_frame(text, "a") + server_frame(text, "b") + close_with(1000)));
  rig.seen.on = [&](const std::string& line) {
    if (line == "text a") rig.link->stop_reading();
  };
  rig.open();
  REQUIRE(run_until(rig.loop, [&] { return rig.seen.count("text a") == 1; }));
  while (rig.loop.poll() > 0) {
  }
  CHECK(rig.seen.count("text b") == 0);
  rig.link->go_on_reading();
  REQUIRE(run_until(rig.loop, [&] { return rig.seen.is_over(); }));
  CHECK(rig.seen.count("text b") == 1);
}

TEST_CASE("each_frame_has_a_mask_of_its_own") {
  constexpr std::size_t frames = 200;
  std::set<std::string> masks;
  link_rig rig([&](raw_peer& peer) -> awaitable<void> {
    co_await peer.upgrade();
    for (std::size_t i = 0; i < frames; ++i) {
      co_await peer.frame();
      masks.insert(peer.mask());
    }
    co_await peer.send(close_with(1000));
    co_await peer.end();
  });
  rig.seen.on = [&](const std::string& line) {
    for (std::size_t i = 0; line == "opened" && i < frames; ++i) rig.send("x");
  };
  REQUIRE(rig.run_to_the_end());
  CHECK(masks.size() == frames);
}

TEST_CASE("a_close_by_the_peer_names_its_code_and_not_its_words") {
  struct row {
    std::string frame;
    const char* detail;
  };
  const row table[] = {
      {close_with(1000), "close code 1000"},
      {close_with(1013), "close code 1013"},
      {server_frame(close_frame, "\x0f\xa1the peer's words"), "close code 4001"},
      {server_frame(close_frame, ""), "without a close code"},
  };
  for (auto const& each : table) {
    auto const& frame = each.frame;
    auto const& detail = each.detail;
    link_rig rig(sends(frame));
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == network_errc::closed);
    CHECK(rig.seen.detail == detail);
  }
}

TEST_CASE("an_end_without_a_close_frame_is_closed_and_a_message_cut_short_is_not_told") {
  auto const whole = server_frame(text, "a message that is cut");
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    CAPTURE(cut);
    link_rig rig([bytes = whole.substr(0, cut)](raw_peer& peer) -> awaitable<void> {
      co_await peer.upgrade();
      co_await peer.send(bytes);
      peer.close();
    });
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == network_errc::closed);
    CHECK(after_resolving(rig.seen.trace) == lines{"connecting", "upgrading", "opened", "closed"});
  }
}

TEST_CASE("a_connection_broken_off_is_reset") {
  link_rig rig([](raw_peer& peer) -> awaitable<void> {
    co_await peer.upgrade();
    auto const first = co_await peer.frame();
    peer.reset();
  });
  std::function<void()> go_on_sending = [&] {
    if (rig.seen.is_over()) return;
    rig.send("x");
    rig.loop.post([&] { go_on_sending(); });
  };
  rig.seen.on = [&](const std::string& line) {
    if (line == "opened") go_on_sending();
  };
  REQUIRE(rig.run_to_the_end());
  CHECK_MESSAGE(rig.seen.code == network_errc::reset, rig.seen.detail);
  CHECK(rig.seen.ends == 1);
}

TEST_CASE("a_message_over_the_limit_ends_the_link_before_it_is_stored") {
  // 8 MiB and one byte, of which a few come; and 2^62.
  for (const char* head : {"\x81\x7f\0\0\0\0\0\x80\0\x01", "\x81\x7f\x40\0\0\0\0\0\0\0"}) {
    unsigned told = 0;
    link_rig rig([&, bytes = std::string(head, 10) + "few"](raw_peer& peer) -> awaitable<void> {
      co_await peer.upgrade();
      co_await peer.send(bytes);
      auto const frame = co_await peer.frame();
      told =
          static_cast<unsigned>(static_cast<unsigned char>(frame.at(1)) << 8 | static_cast<unsigned char>(frame.at(2)));
    });
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == network_errc::message_too_big);
    CHECK(run_until(rig.loop, [&] { return rig.server.finished() == 1; }));
    CHECK(told == 1009);
  }
}

TEST_CASE("a_message_of_many_frames_is_held_to_the_same_limit") {
  auto const part = std::string(1024 * 1024, 'x');
  link_rig rig([&part](raw_peer& peer) -> awaitable<void> {
    co_await peer.upgrade();
    co_await peer.send(server_frame(text, part, false));
    for (int i = 0; i < 9; ++i) co_await peer.send(server_frame(0, part, false));
    co_await peer.end();
  });
  REQUIRE(rig.run_to_the_end());
  bool const is_told_apart = rig.seen.code == network_errc::message_too_big || rig.seen.code == network_errc::reset;
  CHECK(is_told_apart);
}

TEST_CASE("a_message_of_exactly_the_limit_passes") {
  std::string const most(std::size_t{8} * 1024 * 1024, 'x');
  link_rig rig(sends(server_frame(text, most) + close_with(1000)));
  std::size_t size = 0;
  rig.seen.on = [&](const std::string& line) {
    if (line.starts_with("text ")) size = line.size() - 5;
  };
  REQUIRE(rig.run_to_the_end());
  CHECK(size == most.size());
  CHECK(rig.seen.detail == "close code 1000");
}

TEST_CASE("frames_that_break_the_protocol_end_the_link") {
  struct row {
    const char* what;
    std::string bytes;
  };
  const row table[] = {
      {"masked by a server", std::string("\x81\x81mask", 6) + "x"},
      {"RSV1", std::string("\xc1\x01x", 3)},
      {"RSV3", std::string("\x91\x01x", 3)},
      {"reserved opcode 3", server_frame(3, "x")},
      {"reserved control 11", server_frame(11, "x")},
      {"ping of 126", server_frame(ping, std::string(126, 'x'))},
      {"ping in parts", server_frame(ping, "x", false)},
      {"continuation of nothing", server_frame(0, "x")},
      {"text inside a text", server_frame(text, "x", false) + server_frame(text, "y")},
      {"length not minimal, 2 bytes", std::string("\x81\x7e\0\x01x", 5)},
      {"length not minimal, 8 bytes", std::string("\x81\x7f\0\0\0\0\0\0\0\x01x", 11)},
      {"length with the top bit", std::string("\x81\x7f\x80\0\0\0\0\0\0\0", 10)},
      {"text that is not UTF-8", server_frame(text, "\xff\xfe")},
      {"text that ends inside a character", server_frame(text, "\xc3")},
      {"close of one byte", server_frame(close_frame, "\x03")},
      {"close code 999", close_with(999)},
      {"close code 1005", close_with(1005)},
      {"close reason that is not UTF-8", server_frame(close_frame, "\x03\xe8\xff")},
  };
  for (auto const& each : table) {
    auto const& what = each.what;
    auto const& bytes = each.bytes;
    CAPTURE(what);
    link_rig rig(sends(bytes));
    REQUIRE(rig.run_to_the_end());
    bool const is_refused =
        rig.seen.code == network_errc::protocol_violation ||
        (std::string(what).find("top bit") != std::string::npos && rig.seen.code == network_errc::message_too_big);
    CHECK_MESSAGE(is_refused, rig.seen.code.message());
    CHECK(after_resolving(rig.seen.trace).back() == "closed");
    CHECK(rig.seen.count("opened") == 1);
  }
}

TEST_CASE("an_answer_that_is_no_upgrade_is_told_apart") {
  struct row {
    std::string answer;
    std::error_code code;
    const char* detail;
  };
  const row table[] = {
      {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n", http_errc::redirect, "HTTP status 302"},
      {"HTTP/1.1 403 Forbidden\r\nContent-Length: 5\r\n\r\nwords", http_errc::refused, "HTTP status 403"},
      {"HTTP/1.1 429 Slow Down\r\n\r\n", http_errc::temporarily_refused, "HTTP status 429"},
      {"HTTP/1.1 503 Unavailable\r\nContent-Length: 999999999\r\n\r\n", http_errc::temporarily_refused,
       "HTTP status 503"},
      {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>log in to the network", http_errc::not_a_websocket,
       "HTTP status 200 with a web page: does this network want a login in the browser first?"},
      {"SSH-2.0-OpenSSH_9.2\r\n", http_errc::not_a_websocket, "the answer is not HTTP"},
      {"HTTP/1.1 101 x\r\nA: " + std::string(9000, 'a'), http_errc::bad_upgrade,
       "the head of the answer is longer than 8 KiB"},
  };
  for (auto const& each : table) {
    auto const& answer = each.answer;
    auto const& code = each.code;
    auto const& detail = each.detail;
    CAPTURE(answer);
    link_rig rig(answers(answer));
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == code);
    CHECK(rig.seen.detail == detail);
    CHECK(rig.server.accepted() == 1);
    CHECK(rig.seen.count("opened") == 0);
  }
}

TEST_CASE("an_upgrade_that_breaks_rfc_6455_is_refused") {
  struct row {
    const char* what;
    std::function<std::string(const std::string& request)> answer;
  };
  const auto without = [](const std::string& line) {
    return [line](const std::string& request) {
      auto head = raw_peer::accepted(request) + "\r\n";
      auto const at = head.find(line);
      return head.erase(at, head.find("\r\n", at) + 2 - at);
    };
  };
  const auto with = [](const std::string& lines) {
    return [lines](const std::string& request) { return raw_peer::accepted(request, lines) + "\r\n"; };
  };
  const row table[] = {
      {"an extension", with("Sec-WebSocket-Extensions: permessage-deflate\r\n")},
      {"a subprotocol", with("Sec-WebSocket-Protocol: x\r\n")},
      {"two keys", with("Sec-WebSocket-Accept: x\r\n")},
      {"no key", without("Sec-WebSocket-Accept")},
      {"no Upgrade", without("Upgrade:")},
      {"no Connection", without("Connection:")},
      {"another's key", [](const std::string&) { return raw_peer::accepted("Sec-WebSocket-Key: x\r\n") + "\r\n"; }},
      {"HTTP/1.0", [](const std::string& request) { return raw_peer::accepted(request).replace(7, 1, "0") + "\r\n"; }},
      {"a header that is none", with("no colon\r\n")},
  };
  for (auto const& each : table) {
    auto const& what = each.what;
    auto const& answer = each.answer;
    CAPTURE(what);
    link_rig rig([&answer](raw_peer& peer) -> awaitable<void> {
      auto const head = co_await peer.request();
      auto reply = answer(head);
      co_await peer.send(reply);
      co_await peer.end();
    });
    REQUIRE(rig.run_to_the_end());
    CHECK_MESSAGE(rig.seen.code == http_errc::bad_upgrade, rig.seen.code.message());
    CHECK(rig.seen.count("opened") == 0);
  }
}

TEST_CASE("a_connection_that_ends_during_the_upgrade_is_closed_or_reset") {
  for (const char* part : {"", "HTTP/1.1 1", "HTTP/1.1 101 x\r\nUpgrade: websocket\r\n"}) {
    link_rig rig([part](raw_peer& peer) -> awaitable<void> {
      co_await peer.request();
      co_await peer.send(part);
      peer.close();
    });
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == network_errc::closed);
  }
  link_rig rig([](raw_peer& peer) -> awaitable<void> {
    co_await peer.request();
    peer.reset();
  });
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.code == network_errc::reset);
}

TEST_CASE("a_port_where_nobody_listens_refuses") {
  link_rig rig(polite);
  std::uint16_t port = 0;
  {
    loop other;
    port = raw_server(other, polite).port();
  }
  rig.make({false, "127.0.0.1", port, "/"});
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.code == network_errc::connect_refused);
  CHECK(rig.seen.detail.find("127.0.0.1") != std::string::npos);
  CHECK(rig.seen.trace == lines{"resolving", "connecting", "closed"});
}

TEST_CASE("the_next_address_is_tried_when_one_refuses") {
  link_rig rig(polite);
  fake_dns dns(rig.loop);
  dns.knows("two.test", {"127.0.0.3", "127.0.0.1"});
  rig.names = std::make_shared<resolver>(rig.loop, dns.address());
  rig.make({false, "two.test", rig.server.port(), "/"});
  rig.seen.on = [&](const std::string& line) { play_along(rig, line); };
  REQUIRE(rig.run_to_the_end());
  CHECK_FALSE(rig.seen.code);
  CHECK(rig.seen.count("connecting") == 2);
}

TEST_CASE("an_address_that_says_nothing_is_left_for_the_next_when_the_session_says_so") {
  link_rig rig(polite);
  // A listener whose queue is full drops what comes: the connection hangs.
  auto& io = rig.loop.context().io;
  tcp::acceptor full(io, tcp::v4());
  full.bind({boost::asio::ip::make_address("127.0.0.4"), rig.server.port()});
  full.listen(0);
  tcp::socket filler(io);
  filler.connect(full.local_endpoint());

  fake_dns dns(rig.loop);
  dns.knows("two.test", {"127.0.0.4", "127.0.0.1"});
  dns.knows("one.test", {"127.0.0.4"});
  rig.names = std::make_shared<resolver>(rig.loop, dns.address());

  SUBCASE("and there is one") {
    rig.make({false, "two.test", rig.server.port(), "/"});
    rig.seen.on = [&](const std::string& line) {
      if (line == "connecting" && rig.seen.count("connecting") == 1) rig.call([&] { rig.link->try_next_address(); });
      play_along(rig, line);
    };
    REQUIRE(rig.run_to_the_end());
    CHECK_FALSE(rig.seen.code);
    CHECK(rig.seen.count("connecting") == 2);
    CHECK(rig.seen.count("opened") == 1);
  }
  SUBCASE("and there is none") {
    rig.make({false, "one.test", rig.server.port(), "/"});
    rig.seen.on = [&](const std::string& line) {
      if (line == "connecting") rig.call([&] { rig.link->try_next_address(); });
    };
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == network_errc::timed_out);
    CHECK(rig.seen.trace == lines{"resolving", "connecting", "closed"});
  }
}

TEST_CASE("a_name_that_does_not_exist_ends_the_link") {
  link_rig rig(polite);
  fake_dns dns(rig.loop);
  rig.names = std::make_shared<resolver>(rig.loop, dns.address());
  rig.make({false, "nobody.test", 1, "/"});
  REQUIRE(rig.run_to_the_end());
  CHECK(rig.seen.code == network_errc::name_not_found);
  CHECK(rig.seen.detail.starts_with("nobody.test: "));
}

TEST_CASE("a_name_look_up_that_never_answers_delays_no_end") {
  link_rig rig(polite);
  fake_dns dns(rig.loop, fake_dns::mood::silent);
  rig.names = std::make_shared<resolver>(rig.loop, dns.address());
  rig.make({false, "any.test", 1, "/"});
  rig.open();
  REQUIRE(run_until(rig.loop, [&] { return dns.asked() > 0; }));
  auto const begun = rig.loop.now();
  SUBCASE("aborted") {
    rig.call([&] { rig.link->abort(); });
    REQUIRE(run_until(rig.loop, [&] { return rig.seen.is_over(); }));
    CHECK_FALSE(rig.seen.code);
  }
  SUBCASE("detached") {
    rig.link->detach();
    rig.link.reset();
    rig.names.reset();
    while (rig.loop.poll() > 0) {
    }
    CHECK(rig.seen.trace == lines{"resolving"});
  }
  SUBCASE("dropped") {
    rig.link.reset();
    rig.names.reset();
  }
  CHECK(rig.loop.now() - begun < std::chrono::milliseconds(50));
}

TEST_CASE("a_close_that_is_never_answered_ends_with_the_abort") {
  bool is_close_heard = false;
  link_rig rig([&](raw_peer& peer) -> awaitable<void> {
    co_await peer.upgrade();
    auto const goodbye = co_await peer.frame();
    is_close_heard = goodbye == "\x08\x03\xe8";
    co_await peer.send(server_frame(text, "no"));
    co_await peer.end();
  });
  rig.seen.on = [&](const std::string& line) {
    if (line == "opened") rig.link->close();
  };
  rig.open();
  REQUIRE(run_until(rig.loop, [&] { return is_close_heard; }));
  CHECK_FALSE(rig.seen.is_over());
  rig.call([&] { rig.link->abort(); });
  REQUIRE(run_until(rig.loop, [&] { return rig.seen.is_over(); }));
  CHECK_FALSE(rig.seen.code);
  while (rig.loop.poll() > 0) {
  }
  CHECK(rig.seen.ends == 1);
}

TEST_CASE("a_write_that_nobody_reads_does_not_keep_the_link_from_its_end") {
  link_rig rig([](raw_peer& peer) -> awaitable<void> {
    co_await peer.upgrade();
    co_await peer.send(server_frame(text, "full"));
    co_await peer.frame();  // far less than is sent
  });
  rig.seen.on = [&](const std::string& line) {
    if (line == "opened") rig.send(std::string(std::size_t{64} * 1024 * 1024, 'x'));
    if (line == "text full") {
      rig.link->send_ping();
      rig.link->close();
      rig.link->abort();
    }
  };
  REQUIRE(rig.run_to_the_end());
  CHECK_FALSE(rig.seen.code);
  CHECK(rig.seen.count("written") == 0);
}
