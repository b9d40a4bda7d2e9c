// SPDX-License-Identifier: Apache-2.0
#include "net/tls_client.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "net/openssl_ptr.hpp"
#include "net/tls_client_impl.hpp"

namespace livechat::customer::net {

namespace {

// The system's bundle of all authorities has 200 KiB. Something like /dev/zero must come to an end.
constexpr std::size_t most_ca_bytes = std::size_t{16} * 1024 * 1024;

std::optional<std::string> content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text;
  std::string block(std::size_t{64} * 1024, '\0');
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    text.append(block, 0, static_cast<std::size_t>(file.gcount()));
    if (text.size() > most_ca_bytes) return std::nullopt;
  }
  // A folder opens, but cannot be read.
  if (!file.eof()) return std::nullopt;
  return text;
}

error unreadable(std::string why) { return {tls_errc::ca_file_unreadable, outcome::not_sent, std::move(why)}; }

/// Trusts each certificate of `pem`; text between them is passed over. Returns what is wrong.
std::optional<std::string> add_authorities(X509_STORE* store, const std::string& pem) {
  bio_ptr const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  if (!bio) return "out of memory";
  ERR_clear_error();
  for (int count = 0;; ++count) {
    certificate_ptr const certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate) {
      // The end looks like this; everything else is a certificate that is damaged.
      bool const is_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
      ERR_clear_error();
      if (!is_end) return "certificate " + std::to_string(count + 1) + " is damaged";
      if (count == 0) return "holds no certificate";
      return std::nullopt;
    }
    if (X509_STORE_add_cert(store, certificate.get()) != 1) return "certificate cannot be used";
  }
}

void set_rules(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  // TLS 1.2 with forward secrecy and AEAD only (RFC 9325, section 4.2); what TLS 1.3 has is all of that kind.
  SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
  // Level 2 refuses SHA-1 signatures and RSA below 2048 bits, whatever the system's openssl.cnf says.
  SSL_CTX_set_security_level(context, 2);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
}

}  // namespace

tls_client::tls_client() : impl_(std::make_unique<impl>()) {}

tls_client::~tls_client() = default;

result<std::shared_ptr<tls_client>> tls_client::create(const trust& whom) {
  std::shared_ptr<tls_client> client(new tls_client());
  SSL_CTX* const context = client->impl_->context.native_handle();
  set_rules(context);
  if (whom.ca_file.empty() && whom.ca_pem.empty()) {
    if (SSL_CTX_set_default_verify_paths(context) != 1) return unreadable("the system's certificates");
    return client;
  }
  X509_STORE* const store = SSL_CTX_get_cert_store(context);
  if (!whom.ca_file.empty()) {
    auto const pem = content_of(whom.ca_file);
    if (!pem) return unreadable(whom.ca_file + ": cannot be read");
    if (auto const problem = add_authorities(store, *pem)) return unreadable(whom.ca_file + ": " + *problem);
  }
  if (!whom.ca_pem.empty()) {
    if (auto const problem = add_authorities(store, whom.ca_pem)) return unreadable("ca_pem: " + *problem);
  }
  return client;
}

}  // namespace livechat::customer::net
