// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/listener.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/address_v6.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/socket_base.hpp>
#include <utility>

#include "emulator/net/bind_error.hpp"

namespace livechat::emulator::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

tcp::acceptor open(asio::io_context& io, const tcp::endpoint& where, error_code& code) {
  tcp::acceptor out(io);
  out.open(where.protocol(), code);
  // So that the port is free again at once after a stop; two listeners on one port stay impossible.
  if (!code) out.set_option(asio::socket_base::reuse_address(true), code);
  if (!code && where.address().is_v6()) out.set_option(asio::ip::v6_only(true), code);
  if (!code) out.bind(where, code);
  if (!code) out.listen(asio::socket_base::max_listen_connections, code);
  return out;
}

}  // namespace

bool is_ip_address(const std::string& text) {
  error_code code;
  asio::ip::make_address(text, code);
  return !code;
}

/// "All addresses" takes the place of loopback: a port cannot be had a second time.
listener::listener(asio::io_context& io, const listening_place& where, accepted on_accept, exhausted on_exhausted)
    : port_(where.port), on_accept_(std::move(on_accept)), on_exhausted_(std::move(on_exhausted)) {
  const auto wanted = where.address.empty() ? asio::ip::address() : asio::ip::make_address(where.address);
  const bool is_more = !where.address.empty() && !wanted.is_loopback();
  const bool is_all = is_more && wanted.is_unspecified();
  add_door(io, is_all && wanted.is_v4() ? wanted : asio::ip::address(asio::ip::address_v4::loopback()));
  port_ = doors_.front().acceptor.local_endpoint().port();
  error_code code;
  const auto six = is_all && wanted.is_v6() ? wanted : asio::ip::address(asio::ip::address_v6::loopback());
  tcp::acceptor at_six = open(io, {six, port_}, code);
  // Somebody else on ::1 would get the connections of those who say "localhost". Without IPv6 there is nobody.
  if (code == asio::error::address_in_use && where.port != 0) throw bind_error(port_, code);
  if (code && is_all && wanted.is_v6()) throw bind_error(port_, code);
  if (!code) doors_.push_back({std::move(at_six)});
  if (is_more && !is_all) add_door(io, wanted);
}

void listener::add_door(asio::io_context& io, const asio::ip::address& address) {
  error_code code;
  doors_.push_back({open(io, {address, port_}, code)});
  if (code) throw bind_error(port_, code);
}

void listener::resume() {
  for (auto& one : doors_) {
    if (!one.is_waiting) accept(one);
  }
}

void listener::stop() {
  error_code ignored;
  for (auto& one : doors_) one.acceptor.close(ignored);
}

void listener::cut_waiting() {
  error_code code;
  for (auto& one : doors_) {
    one.acceptor.non_blocking(true, code);
    for (int i = 0; !code && i < asio::socket_base::max_listen_connections; ++i) {
      tcp::socket waiting(one.acceptor.get_executor());
      one.acceptor.accept(waiting, code);
      error_code ignored;
      if (!code) waiting.set_option(asio::socket_base::linger(true, 0), ignored);  // closing is a reset then
    }
    code.clear();
  }
}

void listener::accept(door& at) {
  at.is_waiting = true;
  at.acceptor.async_accept([this, &at](error_code code, tcp::socket socket) {
    at.is_waiting = false;
    if (!at.acceptor.is_open()) return;
    // Arrives here: no files or memory left; and what went wrong with one connection only.
    if (code && code != asio::error::connection_aborted) return on_exhausted_();
    if (!code) on_accept_(std::move(socket));
    accept(at);
  });
}

}  // namespace livechat::emulator::net
