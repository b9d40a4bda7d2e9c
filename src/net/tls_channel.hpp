// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/ssl.h>

#include <boost/system/error_code.hpp>
#include <functional>
#include <memory>
#include <string>

#include "net/byte_stream.hpp"
#include "net/openssl_ptr.hpp"
#include "net/tls_client.hpp"

namespace livechat::customer::net {

/// One end of TLS on a socket: whom the other end must be, and what its certificate was worth. How records get in and out
/// is the business of those who derive from it.
class tls_channel : public byte_channel {
 public:
  void handshake(handshake_handler done) final;

 protected:
  using handshake_end = std::function<void(boost::system::error_code)>;

  /// The server's end.
  explicit tls_channel(SSL_CTX* context);

  /// The client's end; `host` is whom the certificate must be made out to.
  tls_channel(std::shared_ptr<tls_client> client, std::string host);

  /// Does the handshake of the role that `ssl` was given.
  virtual void shake_hands(handshake_end done) = 0;

  [[nodiscard]] SSL* ssl() const noexcept { return ssl_.get(); }

 private:
  [[nodiscard]] bool expect_name();
  void conclude(boost::system::error_code code, const handshake_handler& done);

  std::shared_ptr<tls_client> client_;  // null: the server's end
  std::string host_;
  ssl_ptr ssl_;
};

}  // namespace livechat::customer::net
