// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/ssl.h>

#include <boost/asio/ssl/context.hpp>
#include <string>
#include <vector>

namespace livechat::customer::net {

/// Notes down what a server's context agrees upon. To be made before the first client comes.
class tls_watch {
 public:
  struct handshake {
    int version = 0;
    std::string cipher;
    bool is_resumed = false;
  };

  explicit tls_watch(boost::asio::ssl::context& server);
  tls_watch(const tls_watch&) = delete;
  tls_watch& operator=(const tls_watch&) = delete;

  [[nodiscard]] const std::vector<handshake>& done() const { return done_; }

  /// The last connection that was agreed upon; it may be gone.
  [[nodiscard]] SSL* connection() const { return connection_; }

 private:
  static void told(const SSL* ssl, int where, int value);

  std::vector<handshake> done_;
  SSL* connection_ = nullptr;
};

}  // namespace livechat::customer::net
