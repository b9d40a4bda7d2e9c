// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "net/endpoint.hpp"
#include "net/ws_link.hpp"
#include "raw_server.hpp"
#include "recording_observer.hpp"

namespace livechat::customer::net {

/// A raw server with a script, and a link to it, on one loop.
struct link_rig {
  explicit link_rig(raw_server::script each) : server(loop, std::move(each)) {
    make({false, "127.0.0.1", server.port(), "/"});
  }

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

  /// Calls the link, watching that the observer is not called meanwhile.
  template <class Call>
  void call(Call what) {
    seen.is_inside_call = true;
    what();
    seen.is_inside_call = false;
  }

  net::loop loop;
  raw_server server;
  std::shared_ptr<resolver> names = std::make_shared<resolver>(loop);
  recording_observer seen;
  std::shared_ptr<net::link> link;
};

}  // namespace livechat::customer::net
