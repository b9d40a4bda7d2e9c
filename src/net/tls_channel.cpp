// SPDX-License-Identifier: Apache-2.0
#include "net/tls_channel.hpp"

#include <openssl/x509v3.h>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <livechat/customer/error.hpp>
#include <new>
#include <utility>

#include "net/network_error.hpp"

namespace livechat::customer::net {

namespace {

namespace asio = boost::asio;

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

ssl_ptr new_ssl(SSL_CTX* context) {
  ssl_ptr out(SSL_new(context));
  if (!out) throw std::bad_alloc();
  return out;
}

bool is_address(const std::string& host) {
  boost::system::error_code not_an_address;
  asio::ip::make_address(host, not_an_address);
  return !not_an_address;
}

}  // namespace

tls_channel::tls_channel(SSL_CTX* context) : ssl_(new_ssl(context)) { SSL_set_accept_state(ssl()); }

tls_channel::tls_channel(std::shared_ptr<tls_client> client, std::string host)
    : client_(std::move(client)), host_(std::move(host)), ssl_(new_ssl(client_->context())) {
  SSL_set_connect_state(ssl());
}

void tls_channel::handshake(handshake_handler done) {
  auto const self = std::static_pointer_cast<tls_channel>(shared_from_this());
  if (!client_) {
    return shake_hands([self, done = std::move(done)](boost::system::error_code code) {
      done(code, code ? code.message() : std::string());
    });
  }
  if (!expect_name()) {
    return asio::post(socket().get_executor(), [self, done = std::move(done)] {
      done(tls_errc::handshake_failed, "there is no host name to verify the certificate against");
    });
  }
  client_->resume(ssl(), host_);
  shake_hands([self, done = std::move(done)](boost::system::error_code code) { self->conclude(code, done); });
}

// Not host_name_verification of Asio, which takes names from the CN and partial wildcards.
bool tls_channel::expect_name() {
  // OpenSSL takes an empty name for "no check", and so would one with a NUL in it be cut short.
  if (host_.empty() || host_.find('\0') != std::string::npos) return false;
  if (is_address(host_)) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl()), host_.c_str()) == 1;
  SSL_set_hostflags(ssl(), X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
  return SSL_set1_host(ssl(), host_.c_str()) == 1 && SSL_set_tlsext_host_name(ssl(), host_.c_str()) == 1;
}

void tls_channel::conclude(boost::system::error_code code, const handshake_handler& done) {
  long const verdict = SSL_get_verify_result(ssl());
  if (verdict != X509_V_OK) {
    return done(kind_of(verdict), "certificate of " + host_ + ": " + X509_verify_cert_error_string(verdict));
  }
  if (code && is_network_failure(code)) return done(network_code_of(code), "during the TLS handshake with " + host_);
  if (code) return done(tls_errc::handshake_failed, host_ + ": " + code.message());
  if (!client_->has_pinned_key(ssl())) {
    return done(tls_errc::key_not_pinned, "certificate of " + host_ + ": none of its keys is pinned");
  }
  done({}, {});
}

}  // namespace livechat::customer::net
