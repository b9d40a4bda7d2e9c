// SPDX-License-Identifier: Apache-2.0
#include "net/tls_stream.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <boost/asio/consign.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <livechat/customer/error.hpp>
#include <string_view>
#include <utility>

#include "net/network_error.hpp"
#include "net/tls_client_impl.hpp"

namespace livechat::customer::net {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

/// Both ends of TLS on a socket.
class tls_channel : public byte_channel {
 public:
  tls_channel(tcp::socket socket, asio::ssl::context& context) : stream_(std::move(socket), context) {}

  tcp::socket& socket() noexcept final { return stream_.next_layer(); }

  // Asio's TLS operations use the stream until they end, so each keeps it: the owner may drop it at any time.
  void read_some(asio::mutable_buffer into, io_handler done) final {
    stream_.async_read_some(into, asio::consign(std::move(done), shared_from_this()));
  }

  void write_some(write_buffers from, io_handler done) final {
    stream_.async_write_some(from, asio::consign(std::move(done), shared_from_this()));
  }

  // The operation writes close_notify at once and then waits for the peer's, which nobody waits for: it ends when the
  // socket is closed.
  void shut_down() noexcept final {
    try {
      stream_.async_shutdown([self = shared_from_this()](boost::system::error_code) {});
    } catch (...) {  // out of memory: the peer sees FIN without close_notify
    }
  }

 protected:
  template <class Done>
  void shake_hands(asio::ssl::stream_base::handshake_type type, Done done) {
    stream_.async_handshake(type, std::move(done));
  }

  SSL* native() noexcept { return stream_.native_handle(); }

 private:
  asio::ssl::stream<tcp::socket> stream_;
};

class tls_server_channel final : public tls_channel {
 public:
  using tls_channel::tls_channel;

  void handshake(handshake_handler done) override {
    shake_hands(asio::ssl::stream_base::server,
                [self = shared_from_this(), done = std::move(done)](boost::system::error_code code) {
                  done(code, code ? code.message() : std::string());
                });
  }
};

tls_errc kind_of(long verdict) noexcept {
  switch (verdict) {
    case X509_V_OK:
      return tls_errc::handshake_failed;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return tls_errc::certificate_name_mismatch;
    case X509_V_ERR_CERT_NOT_YET_VALID:
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return tls_errc::certificate_expired;
    default:
      return tls_errc::certificate_untrusted;
  }
}

class tls_client_channel final : public tls_channel {
 public:
  tls_client_channel(tcp::socket socket, std::shared_ptr<tls_client> client, std::string host)
      : tls_channel(std::move(socket), client->context().context), client_(std::move(client)), host_(std::move(host)) {}

  void handshake(handshake_handler done) override {
    if (!expect_name()) {
      return asio::post(socket().get_executor(), [done = std::move(done)] {
        done(tls_errc::handshake_failed, "there is no host name to verify the certificate against");
      });
    }
    shake_hands(asio::ssl::stream_base::client, [self = shared_from_this(), this, done = std::move(done)](
                                                    boost::system::error_code code) { conclude(code, done); });
  }

 private:
  // Not host_name_verification of Asio, which takes names from the CN and partial wildcards.
  bool expect_name() {
    // OpenSSL takes an empty name for "no check", and so would one with a NUL in it be cut short.
    if (host_.empty() || host_.find('\0') != std::string::npos) return false;
    boost::system::error_code not_an_address;
    asio::ip::make_address(host_, not_an_address);
    if (!not_an_address) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(native()), host_.c_str()) == 1;
    SSL_set_hostflags(native(), X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    return SSL_set1_host(native(), host_.c_str()) == 1 && SSL_set_tlsext_host_name(native(), host_.c_str()) == 1;
  }

  void conclude(boost::system::error_code code, const handshake_handler& done) {
    long const verdict = SSL_get_verify_result(native());
    if (verdict != X509_V_OK) {
      return done(kind_of(verdict), "certificate of " + host_ + ": " + X509_verify_cert_error_string(verdict));
    }
    if (code && is_network_failure(code)) return done(network_code_of(code), "during the TLS handshake with " + host_);
    if (code) return done(tls_errc::handshake_failed, host_ + ": " + code.message());
    done({}, {});
  }

  std::shared_ptr<tls_client> client_;
  std::string host_;
};

}  // namespace

byte_stream tls_client_stream(tcp::socket socket, std::shared_ptr<tls_client> client, std::string host) {
  return byte_stream(std::make_shared<tls_client_channel>(std::move(socket), std::move(client), std::move(host)));
}

byte_stream tls_server_stream(tcp::socket socket, asio::ssl::context& context) {
  return byte_stream(std::make_shared<tls_server_channel>(std::move(socket), context));
}

}  // namespace livechat::customer::net
