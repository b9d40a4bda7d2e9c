// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/ssl.h>

#include <boost/asio/ssl/context.hpp>
#include <cstdint>
#include <memory>

#include "net/tls_client.hpp"
#include "test_authority.hpp"

namespace livechat::customer::net {

/// Each test of TLS runs with both: Asio's stream is the measure of ours.
inline constexpr tls_engine engines[] = {tls_engine::lean, tls_engine::asio};

/// What a link goes over. What a test asks of WebSocket, it asks over all of them.
enum class carrier : std::uint8_t { ws, wss_lean, wss_asio };

inline constexpr carrier carriers[] = {carrier::ws, carrier::wss_lean, carrier::wss_asio};

inline const char* name_of(tls_engine engine) { return engine == tls_engine::lean ? "lean" : "asio"; }

inline const char* name_of(carrier how) {
  if (how == carrier::ws) return "ws";
  return how == carrier::wss_lean ? "wss, lean" : "wss, asio";
}

/// The authority of the certificate for 127.0.0.1 that servers have when it does not matter.
inline const test_authority& loopback_authority() {
  static test_authority const authority;
  return authority;
}

/// Null: in the clear.
inline std::unique_ptr<boost::asio::ssl::context> server_context(carrier how) {
  if (how == carrier::ws) return nullptr;
  auto out = loopback_authority().server({"IP:127.0.0.1"});
  SSL_CTX_set_num_tickets(out->native_handle(), 1);  // as little as a conversation can have
  return out;
}

inline std::shared_ptr<tls_client> client_context(carrier how) {
  if (how == carrier::ws) return nullptr;
  auto const engine = how == carrier::wss_lean ? tls_engine::lean : tls_engine::asio;
  return tls_client::create({{}, loopback_authority().pem()}, engine).value();
}

}  // namespace livechat::customer::net
