// SPDX-License-Identifier: Apache-2.0
#include "tls_watch.hpp"

namespace livechat::customer::net {

namespace {

int watch_index() {
  static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
  return index;
}

int noted_index() {
  static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
  return index;
}

}  // namespace

tls_watch::tls_watch(boost::asio::ssl::context& server) {
  auto* const context = server.native_handle();
  SSL_CTX_set_ex_data(context, watch_index(), this);
  SSL_CTX_set_info_callback(context, &told);
}

// TLS 1.3 says "done" again for what comes after the handshake: tickets, new keys.
void tls_watch::told(const SSL* ssl, int where, int /*value*/) {
  if ((where & SSL_CB_HANDSHAKE_DONE) == 0 || SSL_get_ex_data(ssl, noted_index()) != nullptr) return;
  auto* const connection = const_cast<SSL*>(ssl);
  auto* const self = static_cast<tls_watch*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), watch_index()));
  SSL_set_ex_data(connection, noted_index(), self);
  self->connection_ = connection;
  self->done_.push_back({SSL_version(ssl), SSL_get_cipher_name(ssl), SSL_session_reused(ssl) == 1});
}

}  // namespace livechat::customer::net
