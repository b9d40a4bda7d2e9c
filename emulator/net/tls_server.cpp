// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/tls_server.hpp"

#include <openssl/ssl.h>

#include <boost/asio/buffer.hpp>
#include <livechat/customer/error.hpp>

namespace livechat::emulator::net {

boost::asio::ssl::context make_tls_server(const certificates& with) {
  using boost::asio::ssl::context;
  context out(context::tls_server);
  SSL_CTX_set_min_proto_version(out.native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_options(out.native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  // Idle connections give their buffers back.
  SSL_CTX_set_mode(out.native_handle(), SSL_MODE_RELEASE_BUFFERS);
  boost::system::error_code failed;
  out.use_certificate(boost::asio::buffer(with.leaf), context::pem, failed);
  if (!failed) out.use_private_key(boost::asio::buffer(with.leaf_key), context::pem, failed);
  if (!failed) return out;
  throw customer::error(customer::client_errc::invalid_config, customer::outcome::not_sent,
                        "the emulator's certificate: " + failed.message());
}

}  // namespace livechat::emulator::net
