// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "carrier.hpp"
#include "net/endpoint.hpp"
#include "net/ws_link.hpp"
#include "raw_server.hpp"
#include "recording_observer.hpp"

namespace livechat::customer::net {

/// A raw server with a script, and a link to it, on one loop.
struct link_rig {
  explicit link_rig(raw_server::script each, carrier how = carrier::ws)
      : over(how), context(server_context(how)), server(loop, std::move(each), context.get()) {
    connect_to(server.port());
  }

  /// A link to that port instead: something stands between it and the server.
  void connect_to(std::uint16_t port) { make({over != carrier::ws, "127.0.0.1", port, "/"}, client_context(over)); }

  void make(endpoint where, std::shared_ptr<tls_client> tls = nullptr) {
    route way;
    way.where = std::move(where);
    way.user_agent = "tester/1";
    go(std::move(way), std::move(tls));
  }

  void go(route way, std::shared_ptr<tls_client> tls = nullptr) {
    link = make_ws_link(loop, std::move(way), names, std::move(tls), seen);
  }

  /// Opens the link and runs until it has ended.
  [[nodiscard]] bool run_to_the_end() {
    open();
    return run_until(loop, [this] { return seen.is_over(); });
  }

  void open() {
    call([this] { link->open(); });
  }

  /// Sends a text whether or not there is room for the next.
  void send(std::string text) const { static_cast<void>(link->send_text(std::move(text))); }

  /// Calls the link, watching that the observer is not called meanwhile.
  template <class Call>
  void call(Call what) {
    seen.is_inside_call = true;
    what();
    seen.is_inside_call = false;
  }

  /// Drops the link and runs until the server has seen that, too. True: what was said of the link was said once.
  [[nodiscard]] bool leaves_nothing() {
    link.reset();
    bool const is_alone = run_until(loop, [this] { return server.finished() == server.accepted(); });
    while (loop.poll() > 0) {
    }
    return is_alone && seen.ends == 1 && seen.trace.back() == "closed";
  }

  net::loop loop;
  carrier over;
  std::unique_ptr<boost::asio::ssl::context> context;
  raw_server server;
  std::shared_ptr<resolver> names = std::make_shared<resolver>(loop);
  recording_observer seen;
  std::shared_ptr<net::link> link;
};

}  // namespace livechat::customer::net
