// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <livechat/customer/error.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fake_dns.hpp"
#include "link_rig.hpp"
#include "relay.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

using lines = std::vector<std::string>;

constexpr const char* tunnel_is_there = "HTTP/1.1 200 OK\r\n\r\n";

/// Upgrades, takes a text, answers it and ends the conversation.
awaitable<void> short_conversation(raw_peer& peer) {
  co_await peer.upgrade();
  auto const said = co_await peer.frame();
  co_await peer.send(server_frame(9, "p") + server_frame(1, said.substr(1)));
  co_await peer.send(server_frame(8, "\x03\xe9"));
  co_await peer.end();
}

/// The client's end of it, through something that does to the bytes what it is told to.
struct conversation {
  link_rig rig;
  bool is_proxied = false;
  std::optional<relay> between{};

  explicit conversation(carrier how, raw_server::script each = short_conversation) : rig(std::move(each), how) {}

  void begin(relay::plan what) {
    is_proxied = !what.proxy_answer.empty();
    between.emplace(rig.loop, rig.server.port(), std::move(what));
    rig.seen.forget();
    route way;
    way.where = {rig.over != carrier::ws, "127.0.0.1", between->port(), "/"};
    if (is_proxied) way.via = proxy{"127.0.0.1", between->port()};
    rig.go(std::move(way), client_context(rig.over));
    rig.seen.on = [this](const std::string& line) {
      if (line == "opened") rig.send("hello");
    };
  }

  [[nodiscard]] bool is_whole() const { return rig.seen.detail == "close code 1001"; }

  /// Nothing is under way any more at either end or between them.
  [[nodiscard]] bool leaves_nothing() { return rig.leaves_nothing() && between->is_idle(); }
};

/// What a link may say, and in which order, whatever becomes of it.
bool is_beginning_of_a_life(const lines& trace, carrier how, bool is_proxied) {
  lines whole = {"resolving", "connecting"};
  if (is_proxied) whole.emplace_back("tunnelling");
  if (how != carrier::ws) whole.emplace_back("securing");
  whole.insert(whole.end(), {"upgrading", "opened"});
  auto const known = std::min(trace.size() - 1, whole.size());
  if (!std::equal(trace.begin(), trace.begin() + static_cast<std::ptrdiff_t>(known), whole.begin())) return false;
  // Then each of these once at most, in any order; control frames are two.
  lines rest(trace.begin() + static_cast<std::ptrdiff_t>(known), trace.end() - 1);
  if (auto const ping = std::ranges::find(rest, "control"); ping != rest.end()) rest.erase(ping);
  std::ranges::sort(rest);
  return std::ranges::adjacent_find(rest) == rest.end() && std::ranges::all_of(rest, [](const std::string& line) {
           return line == "written" || line == "control" || line == "text hello";
         });
}

/// Every byte, but for Asio's engine, which programs do not get.
std::size_t step_of(carrier how) { return how == carrier::wss_asio ? 3 : 1; }

/// Pages of memory that this process has.
std::size_t resident_bytes() {
  std::size_t all = 0;
  std::size_t resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * 4096;
}

}  // namespace

TEST_CASE("a_conversation_may_come_and_go_one_byte_at_a_time") {
  for (auto const how : carriers) {
    for (const char* answer : {"", tunnel_is_there}) {
      CAPTURE(std::string(name_of(how)));
      conversation talk(how);
      relay::rule const crumbs{.piece = 1};
      talk.begin({crumbs, crumbs, answer});
      REQUIRE(talk.rig.run_to_the_end());
      CHECK_MESSAGE(talk.is_whole(), talk.rig.seen.detail);
      CHECK(talk.rig.seen.count("text hello") == 1);
      CHECK(is_beginning_of_a_life(talk.rig.seen.trace, how, talk.is_proxied));
      CHECK(talk.leaves_nothing());
    }
  }
}

TEST_CASE("a_conversation_cut_at_any_byte_from_the_server_ends_once_with_an_error") {
  for (auto const how : carriers) {
    for (auto const then : {relay::ending::cut, relay::ending::broken_off}) {
      CAPTURE(std::string(name_of(how)));
      bool const is_reset = then == relay::ending::broken_off;
      CAPTURE(is_reset);
      conversation talk(how);
      std::size_t most = 0;
      for (;; most += is_reset ? step_of(how) * 11 : step_of(how)) {
        CAPTURE(most);
        talk.begin({{most, then}, {}, tunnel_is_there});
        REQUIRE(talk.rig.run_to_the_end());
        bool const is_over = talk.is_whole() && talk.between->passed_to_client() < most;
        auto const code = talk.rig.seen.code;
        bool const is_named = code == network_errc::closed || code == network_errc::reset ||
                              (code == http_errc::proxy_unavailable && most < std::string_view(tunnel_is_there).size());
        CHECK_MESSAGE(is_named, code.message() << ": " << talk.rig.seen.detail);
        CHECK(is_beginning_of_a_life(talk.rig.seen.trace, how, true));
        REQUIRE(talk.leaves_nothing());
        if (is_over) break;
      }
      CHECK(most > 150);
    }
  }
}

TEST_CASE("a_conversation_cut_at_any_byte_from_the_client_ends_once_with_an_error") {
  for (auto const how : carriers) {
    CAPTURE(std::string(name_of(how)));
    conversation talk(how);
    std::size_t most = 0;
    for (;; most += step_of(how)) {
      CAPTURE(most);
      talk.begin({{}, {most, relay::ending::cut}, {}});
      REQUIRE(talk.rig.run_to_the_end());
      bool const is_over = talk.is_whole();
      auto const code = talk.rig.seen.code;
      bool const is_named = code == network_errc::closed || code == network_errc::reset;
      CHECK_MESSAGE(is_named, code.message() << ": " << talk.rig.seen.detail);
      CHECK(is_beginning_of_a_life(talk.rig.seen.trace, how, false));
      REQUIRE(talk.leaves_nothing());
      if (is_over) break;
    }
    CHECK(most > 150);
  }
}

TEST_CASE("silence_at_any_byte_is_waited_out_and_ends_with_the_abort") {
  for (auto const how : carriers) {
    CAPTURE(std::string(name_of(how)));
    conversation talk(how);
    for (std::size_t most = 0;; most += step_of(how) * 7) {
      CAPTURE(most);
      talk.begin({{most, relay::ending::silence}, {}, tunnel_is_there});
      talk.rig.open();
      REQUIRE(run_until(talk.rig.loop,
                        [&] { return talk.rig.seen.is_over() || talk.between->passed_to_client() == most; }));
      while (talk.rig.loop.poll() > 0) {
      }
      if (talk.rig.seen.is_over()) {
        CHECK(talk.is_whole());
        break;
      }
      talk.rig.call([&] { talk.rig.link->abort(); });
      REQUIRE(run_until(talk.rig.loop, [&] { return talk.rig.seen.is_over(); }));
      CHECK_FALSE(talk.rig.seen.code);
      CHECK(is_beginning_of_a_life(talk.rig.seen.trace, how, true));
      REQUIRE(talk.leaves_nothing());
    }
  }
}

TEST_CASE("a_link_dropped_at_any_byte_says_no_more_and_leaves_nothing") {
  for (auto const how : carriers) {
    CAPTURE(std::string(name_of(how)));
    conversation talk(how);
    for (std::size_t most = 0;; most += step_of(how) * 17) {
      CAPTURE(most);
      talk.begin({{most, relay::ending::silence, 1}, {}, tunnel_is_there});
      talk.rig.open();
      REQUIRE(run_until(talk.rig.loop,
                        [&] { return talk.rig.seen.is_over() || talk.between->passed_to_client() == most; }));
      if (talk.rig.seen.is_over()) break;
      talk.rig.link->detach();
      talk.rig.link.reset();
      auto const said = talk.rig.seen.trace.size();
      REQUIRE(run_until(talk.rig.loop, [&] {
        return talk.between->is_idle() && talk.rig.server.finished() == talk.rig.server.accepted();
      }));
      CHECK(talk.rig.seen.trace.size() == said);
    }
  }
}

TEST_CASE("a_declared_length_of_2_gib_is_refused_and_costs_no_memory") {
  constexpr std::size_t most_growth = std::size_t{16} * 1024 * 1024;
  std::string const head("\x81\x7f\0\0\0\0\x80\0\0\0", 10);
  std::string const begun = head + std::string(std::size_t{1024} * 1024, 'x');
  for (auto const how : carriers) {
    CAPTURE(std::string(name_of(how)));
    conversation talk(how, [&begun](raw_peer& peer) -> awaitable<void> {
      co_await peer.upgrade();
      co_await peer.send(begun);
      co_await peer.end();
    });
    auto const before = resident_bytes();
    talk.begin({});
    REQUIRE(talk.rig.run_to_the_end());
    CHECK(talk.rig.seen.code == network_errc::message_too_big);
    CHECK(talk.rig.seen.count("opened") == 1);
    auto const after = resident_bytes();
    CHECK(after < before + most_growth);
    CHECK(talk.leaves_nothing());
  }
}

TEST_CASE("an_extension_that_was_not_asked_for_is_refused_over_every_carrier") {
  for (auto const how : carriers) {
    CAPTURE(std::string(name_of(how)));
    conversation talk(how, [](raw_peer& peer) -> awaitable<void> {
      auto const request = co_await peer.request();
      CHECK(request.find("Extensions") == std::string::npos);
      auto const answer = raw_peer::accepted(request, "Sec-WebSocket-Extensions: permessage-deflate\r\n") + "\r\n";
      co_await peer.send(answer + std::string("\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\0", 9));
      co_await peer.end();
    });
    talk.begin({});
    REQUIRE(talk.rig.run_to_the_end());
    CHECK(talk.rig.seen.code == http_errc::bad_upgrade);
    CHECK(talk.rig.seen.detail == "the answer brings an extension that was not asked for");
    CHECK(talk.rig.seen.count("opened") == 0);
    CHECK(talk.leaves_nothing());
  }
}
