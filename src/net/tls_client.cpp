// SPDX-License-Identifier: Apache-2.0
#include "net/tls_client.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include "net/authorities.hpp"

namespace livechat::customer::net {

namespace {

/// Hosts whose last session is kept.
constexpr std::size_t most_sessions = 64;

void set_rules(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  // TLS 1.2 with forward secrecy and AEAD only (RFC 9325, section 4.2); what TLS 1.3 has is all of that kind.
  SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
  // Level 2 refuses SHA-1 signatures and RSA below 2048 bits, whatever the system's openssl.cnf says.
  SSL_CTX_set_security_level(context, 2);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
}

/// SHA-256 of the certificate's public key, as a pin has it. RFC 7469, section 2.4.
std::string key_hash_of(const X509* certificate) {
  auto* const key = X509_get_X509_PUBKEY(certificate);
  unsigned char* der = nullptr;
  int const size = i2d_X509_PUBKEY(key, &der);
  if (size <= 0) return {};
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int hashed = 0;
  EVP_Digest(der, static_cast<std::size_t>(size), hash.data(), &hashed, EVP_sha256(), nullptr);
  OPENSSL_free(der);
  return {reinterpret_cast<const char*>(hash.data()), hashed};
}

/// Equal for those who trust the same.
std::string key_of(const authorities& whom, const trust& wanted) {
  std::string out = whom.with_system ? "system\n" : "\n";
  out += whom.pem;
  for (auto const& pin : wanted.pins) out += "\npin " + pin;
  return out;
}

/// Where a connection keeps the name of its host. Not its "application data": Asio's stream takes that for its own.
int host_index() {
  static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
  return index;
}

struct shared_clients {
  std::mutex mutex;
  std::map<std::string, std::weak_ptr<tls_client>> known;
};

shared_clients& all_shared() {
  static shared_clients all;
  return all;
}

}  // namespace

tls_client::tls_client(tls_engine engine, std::vector<std::string> pins)
    : engine_(engine), pins_(std::move(pins)), context_(SSL_CTX_new(TLS_client_method())) {
  if (!context_) throw std::bad_alloc();
  set_rules(context());
  SSL_CTX_set_app_data(context(), this);
  // What a resumed session was worth is known by its certificate alone, not by the chain, which pins are about.
  if (!pins_.empty()) return;
  SSL_CTX_set_session_cache_mode(context(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
  SSL_CTX_sess_set_new_cb(context(), &session_came);
}

result<std::shared_ptr<tls_client>> tls_client::create(const trust& whom, tls_engine engine) {
  auto const wanted = read_authorities(whom);
  if (!wanted) return wanted.error();
  return trusting(*wanted, whom.pins, engine);
}

result<std::shared_ptr<tls_client>> tls_client::trusting(const authorities& whom, std::vector<std::string> pins,
                                                         tls_engine engine) {
  std::shared_ptr<tls_client> client(new tls_client(engine, std::move(pins)));
  if (auto problem = trust_authorities(client->context(), whom)) return std::move(*problem);
  return client;
}

result<std::shared_ptr<tls_client>> tls_client::shared(const trust& whom) {
  auto const wanted = read_authorities(whom);
  if (!wanted) return wanted.error();
  auto const key = key_of(*wanted, whom);
  auto& all = all_shared();
  std::lock_guard const lock(all.mutex);
  std::erase_if(all.known, [](const auto& one) { return one.second.expired(); });
  if (auto const known = all.known.find(key); known != all.known.end()) {
    if (auto client = known->second.lock()) return client;
  }
  auto client = trusting(*wanted, whom.pins, tls_engine::lean);
  if (client) all.known[key] = *client;
  return client;
}

void tls_client::resume(SSL* ssl, const std::string& host) {
  if (!pins_.empty()) return;
  SSL_set_ex_data(ssl, host_index(), const_cast<std::string*>(&host));
  ssl_session_ptr session;
  {
    std::lock_guard const lock(mutex_);
    auto found = sessions_.extract(host);
    if (found) session = std::move(found.mapped());
  }
  if (session) SSL_set_session(ssl, session.get());
}

// OpenSSL calls this during a read, when the server's ticket has come. 1: the session is ours now.
int tls_client::session_came(SSL* ssl, SSL_SESSION* session) {
  auto* const self = static_cast<tls_client*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
  auto const* const host = static_cast<const std::string*>(SSL_get_ex_data(ssl, host_index()));
  if (self == nullptr || host == nullptr || SSL_get_verify_result(ssl) != X509_V_OK) return 0;
  try {
    self->keep(*host, ssl_session_ptr(session));
  } catch (...) {  // out of memory: the session is gone, which costs a full handshake
  }
  return 1;
}

void tls_client::keep(const std::string& host, ssl_session_ptr session) {
  std::lock_guard const lock(mutex_);
  if (sessions_.size() >= most_sessions && !sessions_.contains(host)) sessions_.erase(sessions_.begin());
  sessions_.insert_or_assign(host, std::move(session));
}

bool tls_client::has_pinned_key(SSL* ssl) const {
  if (pins_.empty()) return true;
  auto const* const chain = SSL_get0_verified_chain(ssl);
  for (int i = 0; i < sk_X509_num(chain); ++i) {
    if (std::ranges::find(pins_, key_hash_of(sk_X509_value(chain, i))) != pins_.end()) return true;
  }
  return false;
}

}  // namespace livechat::customer::net
