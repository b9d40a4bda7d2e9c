// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <functional>
#include <livechat/customer/error.hpp>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "carrier.hpp"
#include "fake_dns.hpp"
#include "net/driver.hpp"
#include "net/loop_impl.hpp"
#include "net/process_gate.hpp"
#include "net/ws_link.hpp"
#include "raw_server.hpp"
#include "recording_observer.hpp"
#include "relay.hpp"

using namespace livechat;
using namespace livechat::customer;
using namespace livechat::customer::net;
using std::chrono::milliseconds;

namespace {

/// The one limit that is short in a test, how slowly bytes come meanwhile, and how late an end may be.
constexpr milliseconds limit{60};
constexpr milliseconds drop_by_drop{5};
constexpr std::chrono::seconds lateness{1};

const std::string endless(10'000, 'x');

/// A session with real links, and a service that the test makes slow.
struct slow_rig final : driver_observer {
  net::loop loop;
  driver_settings settings;
  route way;
  std::shared_ptr<tls_client> tls;
  std::shared_ptr<resolver> names = std::make_shared<resolver>(loop);
  std::optional<machine::instant> begun;
  std::optional<state_change> loss;
  machine::instant lost_at{};
  std::unique_ptr<net::driver> driver;

  slow_rig() {
    process_gate::instance().set_limits(1000, 1000);  // the tests are one process
    settings.session.login.token = "t0ken";
    settings.seed = 7;
    way.user_agent = "tester/1";
  }

  void lead_to(std::uint16_t port, carrier how = carrier::ws) {
    way.where = {how != carrier::ws, "127.0.0.1", port, "/"};
    tls = client_context(how);
  }

  /// Connects, and runs until the first connection has been given up.
  void run() {
    begun = loop.now();
    driver = std::make_unique<net::driver>(
        loop, settings,
        [this](const core::open_link&, link_observer& told) { return make_ws_link(loop, way, names, tls, told); },
        *this);
    driver->connect_wanted(core::ticket{1}, loop.now() + std::chrono::seconds(30));
    REQUIRE(run_until(loop, [this] { return loss.has_value(); }));
    driver.reset();
  }

  void ends_by(link_layer layer, std::error_code code = network_errc::timed_out, milliseconds after = limit) {
    run();
    CHECK(loss->layer == layer);
    CHECK_MESSAGE(loss->code == code, loss->reason);
    CHECK(lost_at - *begun >= after);
    CHECK(lost_at - *begun < after + lateness);
  }

  void reported(core::report what) override {
    if (what.change.to == link_state::live) begun = loop.now();
    if (loss || what.change.to != link_state::waiting) return;
    loss = what.change;
    lost_at = loop.now();
  }
  void completed(core::complete) override {}
  void delivered(core::deliver) override {}
  void complained(core::complain) override {}
  void logged(core::log_line) override {}
  void pushes_shed() override {}
  void token_wanted(core::fetch_token) override {}
  void token_forgotten() override {}
  login login_data_wanted() override { return {}; }
  void text_passed(bool, std::string_view) override {}
};

/// Nothing of a service is left when its clients are.
void must_end(slow_rig& rig, raw_server& server) {
  CHECK(run_until(rig.loop, [&] { return server.accepted() > 0 && server.finished() == server.accepted(); }));
}

awaitable<void> silent(raw_peer& peer) { co_await peer.end(); }

/// Plays `before`, then sends the beginning of something and more of it as long as somebody is there.
raw_server::script slow_after(std::function<awaitable<void>(raw_peer&)> before, std::string beginning) {
  return [before = std::move(before), beginning = std::move(beginning)](raw_peer& peer) -> awaitable<void> {
    co_await before(peer);
    co_await peer.send_slowly(beginning + endless, drop_by_drop);
  };
}

awaitable<void> hear_request(raw_peer& peer) { co_await peer.request(); }

awaitable<void> upgrade(raw_peer& peer) { co_await peer.upgrade(); }

awaitable<void> log_in(raw_peer& peer) {
  co_await peer.upgrade();
  co_await peer.frame();
  co_await peer.send(
      server_frame(1, R"({"type":"response","success":true,"request_id":"1-login","action":"login","payload":{}})"));
}

}  // namespace

TEST_CASE("a_name_server_that_hangs_is_given_up_at_its_limit") {
  slow_rig rig;
  fake_dns dns(rig.loop, fake_dns::mood::silent);
  rig.names = std::make_shared<resolver>(rig.loop, dns.address());
  rig.way.where = {true, "api.example.test", 443, "/"};
  rig.tls = client_context(carrier::wss_lean);
  rig.settings.session.phases.resolve = limit;
  rig.ends_by(link_layer::name);
  CHECK(dns.asked() > 0);
}

TEST_CASE("an_address_that_does_not_answer_is_given_up_at_its_limit") {
  using boost::asio::ip::tcp;
  slow_rig rig;
  // A listener whose queue is full drops what comes.
  auto& io = rig.loop.context().io;
  tcp::acceptor full(io, tcp::v4());
  full.bind({boost::asio::ip::make_address("127.0.0.6"), 0});
  full.listen(0);
  tcp::socket filler(io);
  filler.connect(full.local_endpoint());
  rig.way.where = {false, "127.0.0.6", full.local_endpoint().port(), "/"};
  SUBCASE("that of an address") { rig.settings.session.phases.tcp_per_address = limit; }
  SUBCASE("that of all addresses") { rig.settings.session.phases.tcp = limit; }
  SUBCASE("that of all phases") { rig.settings.session.phases.connect = limit; }
  rig.ends_by(link_layer::tcp);
}

TEST_CASE("a_proxy_that_is_slow_is_given_up_at_its_limit") {
  slow_rig rig;
  auto script = raw_server::script(silent);
  SUBCASE("and says nothing") {}
  SUBCASE("and answers drop by drop") { script = slow_after(hear_request, "HTTP/1.1 200 OK\r\nX: "); }
  raw_server server(rig.loop, script);
  rig.way.where = {true, "api.example.test", 443, "/"};
  rig.way.via = proxy{"127.0.0.1", server.port()};
  rig.tls = client_context(carrier::wss_lean);
  rig.settings.session.phases.proxy = limit;
  rig.ends_by(link_layer::proxy);
  must_end(rig, server);
}

TEST_CASE("tls_that_is_slow_is_given_up_at_its_limit") {
  for (auto const how : {carrier::wss_lean, carrier::wss_asio}) {
    for (bool const is_silent : {false, true}) {
      CAPTURE(std::string(name_of(how)));
      CAPTURE(is_silent);
      slow_rig rig;
      auto const context = server_context(how);
      raw_server server(rig.loop, silent, context.get());
      relay::plan what;
      if (is_silent) {
        what.to_client.most = 100;
        what.to_client.then = relay::ending::silence;
      } else {
        what.to_client.piece = 1;
        what.to_client.pause = drop_by_drop;
      }
      relay const between(rig.loop, server.port(), what);
      rig.lead_to(between.port(), how);
      rig.settings.session.phases.tls = limit;
      rig.ends_by(link_layer::tls);
      must_end(rig, server);
    }
  }
}

TEST_CASE("an_upgrade_that_is_slow_is_given_up_at_its_limit") {
  for (auto const how : carriers) {
    CAPTURE(std::string(name_of(how)));
    for (bool const is_silent : {false, true}) {
      CAPTURE(is_silent);
      slow_rig rig;
      auto const context = server_context(how);
      raw_server server(rig.loop, is_silent ? silent : slow_after(hear_request, "HTTP/1.1 101 x\r\nX: "),
                        context.get());
      rig.lead_to(server.port(), how);
      rig.settings.session.phases.upgrade = limit;
      rig.ends_by(link_layer::upgrade);
      must_end(rig, server);
    }
  }
}

TEST_CASE("phases_that_are_each_in_time_are_given_up_when_all_together_take_too_long") {
  slow_rig rig;
  raw_server server(rig.loop, slow_after(hear_request, "HTTP/1.1 101 x\r\nX: "));
  rig.lead_to(server.port());
  rig.settings.session.phases.connect = limit;
  rig.ends_by(link_layer::upgrade);
  must_end(rig, server);
}

TEST_CASE("an_answer_to_the_login_that_comes_drop_by_drop_is_given_up_at_its_limit") {
  for (auto const how : carriers) {
    CAPTURE(std::string(name_of(how)));
    slow_rig rig;
    auto const context = server_context(how);
    raw_server server(rig.loop, slow_after(upgrade, "\x81\x7e\x40\x01"), context.get());
    rig.lead_to(server.port(), how);
    rig.settings.session.phases.login = limit;
    rig.ends_by(link_layer::login);
    must_end(rig, server);
  }
}

TEST_CASE("a_message_that_comes_drop_by_drop_is_given_up_at_its_limit") {
  for (auto const how : carriers) {
    CAPTURE(std::string(name_of(how)));
    slow_rig rig;
    auto const context = server_context(how);
    raw_server server(rig.loop, slow_after(log_in, "\x81\x7e\x40\x01"), context.get());
    rig.lead_to(server.port(), how);
    rig.settings.session.phases.message_looks_every = limit;
    rig.ends_by(link_layer::heartbeat, network_errc::silent);
    must_end(rig, server);
  }
}
