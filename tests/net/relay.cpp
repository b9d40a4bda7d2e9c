// SPDX-License-Identifier: Apache-2.0
#include "relay.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "net/loop_impl.hpp"

namespace livechat::customer::net {

namespace asio = boost::asio;
using asio::ip::tcp;

struct relay::connection {
  connection(std::shared_ptr<relay::state> of, tcp::socket from)
      : state(std::move(of)), client(std::move(from)), server(client.get_executor()) {
    ++state->under_way;
  }
  ~connection() { --state->under_way; }
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  void end(ending how) {
    for (auto* const socket : {&client, &server}) {
      boost::system::error_code ignored;
      if (how == ending::broken_off) socket->set_option(asio::socket_base::linger(true, 0), ignored);
      socket->close(ignored);
    }
  }

  std::shared_ptr<relay::state> state;
  tcp::socket client;
  tcp::socket server;
};

relay::relay(loop& loop, std::uint16_t server, plan what)
    : acceptor_(loop.context().io, tcp::endpoint(asio::ip::address_v4::loopback(), 0)),
      state_(std::make_shared<state>(
          state{server, std::move(what.proxy_answer), {what.to_client, 0}, {what.to_server, 0}})) {
  accept();
}

void relay::accept() {
  acceptor_.async_accept([this, state = state_](boost::system::error_code code, tcp::socket client) {
    if (code) return;
    auto const executor = client.get_executor();
    asio::co_spawn(executor, serve(std::make_shared<connection>(state, std::move(client))), asio::detached);
    accept();
  });
}

awaitable<void> relay::serve(std::shared_ptr<connection> between) {
  try {
    between->client.set_option(tcp::no_delay(true));
    if (!between->state->proxy_answer.empty()) {
      co_await hear_request(between);
      if (!co_await write_on(between, true, between->state->proxy_answer)) co_return;
    }
    co_await between->server.async_connect({asio::ip::address_v4::loopback(), between->state->server},
                                           asio::use_awaitable);
    between->server.set_option(tcp::no_delay(true));
  } catch (const boost::system::system_error&) {
    co_return between->end(ending::cut);
  }
  auto const executor = between->client.get_executor();
  asio::co_spawn(executor, pass_on(between, true), asio::detached);
  asio::co_spawn(executor, pass_on(between, false), asio::detached);
}

awaitable<void> relay::hear_request(std::shared_ptr<connection> between) {
  auto& asked = between->state->asked;
  asked.clear();
  char byte = 0;
  while (!asked.ends_with("\r\n\r\n")) {
    co_await between->client.async_read_some(asio::buffer(&byte, 1), asio::use_awaitable);
    asked += byte;
  }
}

/// False: the direction has passed all that it may, and it is over.
awaitable<bool> relay::write_on(std::shared_ptr<connection> between, bool is_to_client, std::string bytes) {
  auto& to = is_to_client ? between->client : between->server;
  auto& way = is_to_client ? between->state->to_client : between->state->to_server;
  asio::steady_timer timer(to.get_executor());
  for (std::size_t at = 0; at < bytes.size() && way.passed < way.rule.most;) {
    auto const size = std::min({way.rule.piece, bytes.size() - at, way.rule.most - way.passed});
    co_await asio::async_write(to, asio::buffer(bytes.data() + at, size), asio::use_awaitable);
    at += size;
    way.passed += size;
    if (way.rule.pause.count() == 0) continue;
    timer.expires_after(way.rule.pause);
    co_await timer.async_wait(asio::use_awaitable);
  }
  if (way.passed < way.rule.most) co_return true;
  if (way.rule.then == ending::silence) co_return true;  // what comes now is read, and goes nowhere
  between->end(way.rule.then);
  co_return false;
}

awaitable<void> relay::pass_on(std::shared_ptr<connection> between, bool is_to_client) {
  auto& from = is_to_client ? between->server : between->client;
  std::string block(std::size_t{16} * 1024, '\0');
  try {
    // Nothing may pass: that holds before anything comes.
    bool is_going_on = co_await write_on(between, is_to_client, {});
    while (is_going_on) {
      auto const count = co_await from.async_read_some(asio::buffer(block), asio::use_awaitable);
      is_going_on = co_await write_on(between, is_to_client, block.substr(0, count));
    }
  } catch (const boost::system::system_error& end) {
    // An end is passed on as what it was.
    between->end(end.code() == asio::error::connection_reset ? ending::broken_off : ending::cut);
  }
}

}  // namespace livechat::customer::net
