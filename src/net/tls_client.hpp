// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/result.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "net/openssl_ptr.hpp"
#include "net/trust.hpp"

namespace livechat::customer::net {

struct authorities;

/// Which code moves the records of TLS. Tests run both; programs get the lean one (decision 13).
enum class tls_engine : unsigned char { lean, asio };

/// The client's side of TLS, shared by its connections: at least TLS 1.2, the server's certificate always verified
/// against its name. Nothing turns that off; tests use an authority of their own.
///
/// Thread rule: any thread.
class tls_client {
 public:
  /// Error: `ca_file_unreadable` when an authority that was asked for cannot be had. Never falls back to another.
  [[nodiscard]] static result<std::shared_ptr<tls_client>> create(const trust& whom,
                                                                  tls_engine engine = tls_engine::lean);

  /// The same for all who trust the same: the system's authorities alone take a megabyte.
  [[nodiscard]] static result<std::shared_ptr<tls_client>> shared(const trust& whom);

  tls_client(const tls_client&) = delete;
  tls_client& operator=(const tls_client&) = delete;

  [[nodiscard]] SSL_CTX* context() const noexcept { return context_.get(); }
  [[nodiscard]] tls_engine engine() const noexcept { return engine_; }

  /// Lets `ssl` go on from an earlier session with that very host, if there is one, and keeps the one to come. `host` must
  /// outlive `ssl`. A session is used once (RFC 8446, appendix C.4).
  void resume(SSL* ssl, const std::string& host);

  /// Whether the chain that was verified has a key that is pinned; true when none is pinned.
  [[nodiscard]] bool has_pinned_key(SSL* ssl) const;

 private:
  tls_client(tls_engine engine, std::vector<std::string> pins);
  [[nodiscard]] static result<std::shared_ptr<tls_client>> trusting(const authorities& whom,
                                                                    std::vector<std::string> pins, tls_engine engine);

  static int session_came(SSL* ssl, SSL_SESSION* session);
  void keep(const std::string& host, ssl_session_ptr session);

  const tls_engine engine_;
  const std::vector<std::string> pins_;
  ssl_context_ptr context_;

  std::mutex mutex_;
  std::map<std::string, ssl_session_ptr> sessions_;
};

}  // namespace livechat::customer::net
