// SPDX-License-Identifier: Apache-2.0
#include "net/resolver.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <livechat/customer/error.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fake_dns.hpp"
#include "raw_server.hpp"
#include "recording_observer.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

using addresses = std::vector<std::string>;

struct found {
  std::error_code code;
  std::string detail;
  addresses list;
};

found look_up(loop& loop, resolver& names, const std::string& host) {
  std::optional<found> answer;
  bool is_inside_call = true;
  names.look_up(host, [&](std::error_code code, std::string detail, addresses list) {
    CHECK_FALSE(is_inside_call);
    answer = found{code, std::move(detail), std::move(list)};
  });
  is_inside_call = false;
  REQUIRE(run_until(loop, [&] { return answer.has_value(); }));
  return *answer;
}

}  // namespace

TEST_CASE("an_address_is_its_own_answer_and_no_name_server_is_asked") {
  loop loop;
  fake_dns dns(loop, fake_dns::mood::silent);
  resolver names(loop, dns.address());
  for (const char* address : {"127.0.0.1", "192.0.2.7", "::1", "2001:db8::5"}) {
    auto const answer = look_up(loop, names, address);
    CHECK_FALSE(answer.code);
    CHECK(answer.list == addresses{address});
  }
  CHECK(dns.asked() == 0);
}

TEST_CASE("localhost_is_known_without_a_name_server") {
  loop loop;
  fake_dns dns(loop, fake_dns::mood::silent);
  resolver names(loop, dns.address());
  auto const answer = look_up(loop, names, "localhost");
  CHECK_FALSE(answer.code);
  CHECK(std::ranges::find(answer.list, "127.0.0.1") != answer.list.end());
  CHECK(dns.asked() == 0);
}

TEST_CASE("addresses_take_turns_v6_first_and_six_at_most") {
  loop loop;
  fake_dns dns(loop);
  dns.knows("many.test",
            {"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5", "2001:db8::1", "2001:db8::2"});
  dns.knows("four.test", {"192.0.2.1", "192.0.2.2"});
  dns.knows("six.test", {"2001:db8::1"});
  resolver names(loop, dns.address());
  CHECK(look_up(loop, names, "many.test").list ==
        addresses{"2001:db8::1", "192.0.2.1", "2001:db8::2", "192.0.2.2", "192.0.2.3", "192.0.2.4"});
  CHECK(look_up(loop, names, "four.test").list == addresses{"192.0.2.1", "192.0.2.2"});
  CHECK(look_up(loop, names, "six.test").list == addresses{"2001:db8::1"});
}

TEST_CASE("a_name_that_does_not_exist_is_told_apart_from_a_broken_name_server") {
  loop loop;
  fake_dns dns(loop);
  dns.knows("empty.test", {});
  resolver names(loop, dns.address());
  CHECK(look_up(loop, names, "nobody.test").code == network_errc::name_not_found);
  CHECK(look_up(loop, names, "empty.test").code == network_errc::name_not_found);

  fake_dns broken(loop, fake_dns::mood::broken);
  resolver unlucky(loop, broken.address());
  auto const answer = look_up(loop, unlucky, "any.test");
  CHECK(answer.code == network_errc::name_lookup_failed);
  CHECK_FALSE(answer.detail.empty());
  CHECK(answer.list.empty());
}

TEST_CASE("name_servers_that_are_none_fail_the_look_up") {
  loop loop;
  resolver names(loop, "not an address");
  CHECK(look_up(loop, names, "any.test").code == network_errc::name_lookup_failed);
}

TEST_CASE("name_servers_that_are_silent_or_cut_their_answers_anywhere_are_given_up_before_the_session_does") {
  loop loop;
  fake_dns silent(loop, fake_dns::mood::silent);
  resolver waiting(loop, silent.address());

  // By UDP: an answer cut at every byte. A whole one has 12 bytes of head, 15 of question and 16 of address.
  struct cut_server {
    cut_server(net::loop& on, std::size_t most) : dns(on), names(on, dns.address()) {
      dns.knows("*", {"192.0.2.1", "2001:db8::1"});
      dns.cut(most);
    }
    fake_dns dns;
    resolver names;
    int ends = 0;
  };
  std::vector<std::unique_ptr<cut_server>> cut;
  for (std::size_t most = 0; most < 43; ++most) cut.push_back(std::make_unique<cut_server>(loop, most));

  // By TCP: one that takes the question and says nothing, one that says a part, and one that breaks off.
  raw_server mute(loop, [](raw_peer& peer) -> awaitable<void> { co_await peer.end(); });
  raw_server partial(loop, [](raw_peer& peer) -> awaitable<void> {
    co_await peer.receive();
    co_await peer.send(std::string("\0\x40half", 6));
    co_await peer.end();
  });
  raw_server broken(loop, [](raw_peer& peer) -> awaitable<void> {
    co_await peer.receive();
    peer.reset();
  });
  std::vector<std::unique_ptr<fake_dns>> to_tcp;
  std::vector<std::unique_ptr<resolver>> by_tcp;
  for (auto const* server : {&mute, &partial, &broken}) {
    to_tcp.push_back(std::make_unique<fake_dns>(loop, fake_dns::mood::by_tcp, server->port()));
    to_tcp.back()->knows("*", {"192.0.2.1"});
    by_tcp.push_back(std::make_unique<resolver>(loop, to_tcp.back()->address()));
  }

  auto const begun = loop.now();
  std::size_t wrong = 0;
  int ends = 0;
  auto const fails = [&](int& counted) {
    return [&](std::error_code code, std::string, addresses list) {
      wrong += code != network_errc::name_lookup_failed || !list.empty() ? 1 : 0;
      ++counted;
    };
  };
  waiting.look_up("any.test.", fails(ends));
  for (auto const& one : cut) one->names.look_up("a.bc.test.", fails(one->ends));
  for (auto const& names : by_tcp) names->look_up("any.test.", fails(ends));
  REQUIRE(run_until(
      loop, [&] { return ends == 4 && std::ranges::all_of(cut, [](auto const& one) { return one->ends > 0; }); }));
  while (loop.poll() > 0) {
  }
  CHECK(loop.now() - begun < std::chrono::seconds(5));
  CHECK(wrong == 0);
  CHECK(ends == 4);
  CHECK(std::ranges::all_of(cut, [](auto const& one) { return one->ends == 1; }));
  CHECK(silent.asked() >= 4);  // A and AAAA, twice
  CHECK(mute.accepted() > 0);
}

TEST_CASE("an_answer_too_long_for_a_datagram_is_asked_for_by_tcp_where_it_may_come_byte_by_byte") {
  loop loop;
  std::optional<fake_dns> dns;
  raw_server server(loop, [&dns](raw_peer& peer) -> awaitable<void> {
    std::string heard;
    for (;;) {
      auto const more = co_await peer.receive();
      if (more.empty()) co_return;
      heard += more;
      while (heard.size() > 2 && heard.size() >= 2 + static_cast<std::size_t>(heard[1])) {
        auto const answer = dns->full_answer(heard.substr(2, static_cast<std::size_t>(heard[1])));
        heard.erase(0, 2 + static_cast<std::size_t>(heard[1]));
        auto const framed = std::string(1, '\0') + static_cast<char>(answer.size()) + answer;
        co_await peer.send_byte_by_byte(framed);
      }
    }
  });
  dns.emplace(loop, fake_dns::mood::by_tcp, server.port());
  dns->knows("*", {"192.0.2.1", "2001:db8::1"});
  resolver names(loop, dns->address());
  auto const answer = look_up(loop, names, "long.test.");
  CHECK_MESSAGE(!answer.code, answer.detail);
  CHECK(answer.list == addresses{"2001:db8::1", "192.0.2.1"});
  CHECK(server.accepted() > 0);
}

TEST_CASE("a_look_up_by_tcp_that_hangs_is_cancelled_at_once") {
  loop loop;
  raw_server server(loop, [](raw_peer& peer) -> awaitable<void> { co_await peer.end(); });
  fake_dns dns(loop, fake_dns::mood::by_tcp, server.port());
  dns.knows("*", {"192.0.2.1"});
  resolver names(loop, dns.address());
  auto const never = [](std::error_code, std::string, addresses) { FAIL("it was cancelled"); };
  auto const id = names.look_up("any.test.", never);
  REQUIRE(run_until(loop, [&] { return server.accepted() > 0; }));
  auto const begun = loop.now();
  names.cancel(id);
  CHECK(run_until(loop, [&] { return server.finished() == server.accepted(); }));
  CHECK(loop.now() - begun < std::chrono::milliseconds(500));
}

TEST_CASE("a_look_up_that_hangs_delays_no_other") {
  loop loop;
  fake_dns silent(loop, fake_dns::mood::silent);
  fake_dns dns(loop);
  dns.knows("quick.test", {"192.0.2.1"});
  resolver slow(loop, silent.address());
  resolver quick(loop, dns.address());
  slow.look_up("slow.test", [](std::error_code, std::string, addresses) { FAIL("nobody answers"); });
  auto const begun = loop.now();
  CHECK(look_up(loop, quick, "quick.test").list == addresses{"192.0.2.1"});
  CHECK(loop.now() - begun < std::chrono::milliseconds(900));
}

TEST_CASE("a_cancelled_look_up_is_never_answered") {
  loop loop;
  fake_dns dns(loop);
  dns.knows("*", {"192.0.2.1"});
  resolver names(loop, dns.address());
  auto const never = [](std::error_code, std::string, addresses) { FAIL("it was cancelled"); };
  names.cancel(names.look_up("early.test", never));
  names.cancel(names.look_up("127.0.0.1", never));
  CHECK(look_up(loop, names, "other.test").list.size() == 1);
  names.cancel(lookup_id{1});  // over long ago: passed over
}

TEST_CASE("a_resolver_that_is_destroyed_calls_nobody_and_waits_for_nothing") {
  loop loop;
  fake_dns dns(loop, fake_dns::mood::silent);
  auto names = std::make_unique<resolver>(loop, dns.address());
  auto const never = [](std::error_code, std::string, addresses) { FAIL("the resolver is gone"); };
  names->look_up("hangs.test", never);
  REQUIRE(run_until(loop, [&] { return dns.asked() > 0; }));
  names->look_up("127.0.0.1", never);
  auto const begun = loop.now();
  names.reset();
  CHECK(loop.now() - begun < std::chrono::milliseconds(50));
  while (loop.poll() > 0) {
  }
}
