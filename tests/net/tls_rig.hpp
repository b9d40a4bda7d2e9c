// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "fake_dns.hpp"
#include "link_rig.hpp"
#include "net/tls_client.hpp"
#include "relay.hpp"
#include "test_authority.hpp"

namespace livechat::customer::net {

inline std::shared_ptr<tls_client> trusting(const test_authority& authority, tls_engine engine) {
  return tls_client::create({{}, authority.pem()}, engine).value();
}

/// Upgrades, sends the client's text back and answers its close.
inline awaitable<void> echo_once(raw_peer& peer) {
  co_await peer.upgrade();
  auto const said = co_await peer.frame();
  co_await peer.send(server_frame(1, said.substr(1)));
  co_await peer.frame();
  co_await peer.send(server_frame(8, "\x03\xe8"));
  co_await peer.end();
}

enum class via : std::uint8_t { nothing, proxy };

/// A server with a certificate, and a link to it that knows it as `host` and lets `client` judge it. All names lead there.
struct tls_rig {
  link_rig plain{[](raw_peer&) -> awaitable<void> { co_return; }};
  std::shared_ptr<boost::asio::ssl::context> context;
  raw_server server;
  std::optional<relay> proxied;
  fake_dns dns{plain.loop};
  recording_observer& seen = plain.seen;

  tls_rig(std::shared_ptr<boost::asio::ssl::context> made, const std::string& host, std::shared_ptr<tls_client> client,
          raw_server::script each = echo_once, via what = via::nothing, const char* address = "127.0.0.1")
      : context(std::move(made)), server(plain.loop, std::move(each), context.get(), address) {
    dns.knows("*", {"127.0.0.1"});
    plain.names = std::make_shared<resolver>(plain.loop, dns.address());
    if (what == via::proxy) {
      proxied.emplace(plain.loop, server.port(), relay::plan{{}, {}, "HTTP/1.1 200 Connection established\r\n\r\n"});
    }
    connect(host, std::move(client));
  }

  /// Another link to the same server; what the last one did is forgotten.
  void connect(const std::string& host, std::shared_ptr<tls_client> client) {
    seen.forget();
    route way;
    way.where = {true, host, server.port(), "/"};
    if (proxied) way.via = proxy{"127.0.0.1", proxied->port()};
    plain.go(std::move(way), std::move(client));
    seen.on = [this](const std::string& line) {
      if (line == "opened") plain.send("hello");
      if (line == "text hello") plain.link->close();
    };
  }

  std::error_code outcome() {
    if (!plain.run_to_the_end()) return std::make_error_code(std::errc::timed_out);
    return seen.code;
  }
};

}  // namespace livechat::customer::net
