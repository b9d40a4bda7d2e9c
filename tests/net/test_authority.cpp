// SPDX-License-Identifier: Apache-2.0
#include "test_authority.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>

#include <array>
#include <atomic>
#include <stdexcept>

#include "net/openssl_ptr.hpp"

namespace livechat::customer::net {

namespace {

void check(bool is_good) {
  if (!is_good) throw std::runtime_error("OpenSSL cannot make a certificate");
}

void extend(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  extension_ptr const extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
  check(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

// Two authorities of one name would be taken for one another.
std::string next_authority_name() {
  static std::atomic<int> made = 0;
  return "test authority " + std::to_string(++made);
}

certificate_ptr unsigned_certificate(EVP_PKEY* key, const std::string& common_name, long from_s, long until_s) {
  static std::atomic<long> serial = 1;
  certificate_ptr certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), from_s);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), until_s);
  X509_set_pubkey(certificate.get(), key);
  auto const* name = reinterpret_cast<const unsigned char*>(common_name.c_str());
  check(X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8, name, -1, -1, 0) ==
        1);
  return certificate;
}

key_ptr new_key(key_kind kind) {
  switch (kind) {
    case key_kind::ec:
      return key_ptr(EVP_EC_gen("P-256"));
    case key_kind::rsa_2048:
      return key_ptr(EVP_RSA_gen(2048));
    case key_kind::rsa_1024:
      return key_ptr(EVP_RSA_gen(1024));
  }
  return nullptr;
}

std::string hash_of_key(const X509* certificate) {
  unsigned char* der = nullptr;
  int const size = i2d_PUBKEY(X509_get0_pubkey(certificate), &der);
  check(size > 0);
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  SHA256(der, static_cast<std::size_t>(size), hash.data());
  OPENSSL_free(der);
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace

struct test_authority::impl {
  key_ptr key{EVP_EC_gen("P-256")};
  certificate_ptr certificate = unsigned_certificate(key.get(), next_authority_name(), -7200, 7200);
  bool is_intermediate = false;

  void become_authority(X509* issuer, EVP_PKEY* issuers_key) {
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
    extend(certificate.get(), issuer, NID_basic_constraints, "critical,CA:TRUE");
    extend(certificate.get(), issuer, NID_key_usage, "critical,keyCertSign");
    check(X509_sign(certificate.get(), issuers_key, EVP_sha256()) > 0);
  }
};

test_authority::test_authority() : test_authority(nullptr) {}

test_authority::test_authority(const test_authority* above) : impl_(std::make_unique<impl>()) {
  auto const& issuer = above != nullptr ? *above->impl_ : *impl_;
  impl_->is_intermediate = above != nullptr;
  impl_->become_authority(issuer.certificate.get(), issuer.key.get());
}

test_authority::~test_authority() = default;

std::string test_authority::pin() const { return hash_of_key(impl_->certificate.get()); }

std::string test_authority::pem() const {
  bio_ptr const bio(BIO_new(BIO_s_mem()));
  check(PEM_write_bio_X509(bio.get(), impl_->certificate.get()) == 1);
  char* text = nullptr;
  auto const size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::unique_ptr<boost::asio::ssl::context> test_authority::server(const certificate_terms& terms) const {
  key_ptr const key = new_key(terms.key);
  auto const made = unsigned_certificate(key.get(), terms.common_name, terms.valid_from_s, terms.valid_until_s);
  auto* const issuer = terms.is_self_signed ? made.get() : impl_->certificate.get();
  X509_set_issuer_name(made.get(), X509_get_subject_name(issuer));
  extend(made.get(), issuer, NID_ext_key_usage, terms.usage);
  if (!terms.names.empty()) extend(made.get(), issuer, NID_subject_alt_name, terms.names);
  auto* const signing = terms.is_self_signed ? key.get() : impl_->key.get();
  check(X509_sign(made.get(), signing, terms.is_sha1 ? EVP_sha1() : EVP_sha256()) > 0);

  auto context = std::make_unique<boost::asio::ssl::context>(boost::asio::ssl::context::tls_server);
  auto* const raw = context->native_handle();
  SSL_CTX_set_security_level(raw, 0);  // what is too weak is for the client to say
  check(SSL_CTX_use_certificate(raw, made.get()) == 1);
  check(SSL_CTX_use_PrivateKey(raw, key.get()) == 1);
  if (impl_->is_intermediate) check(SSL_CTX_add1_chain_cert(raw, impl_->certificate.get()) == 1);
  return context;
}

std::string pin_of(const boost::asio::ssl::context& server) {
  return hash_of_key(SSL_CTX_get0_certificate(const_cast<boost::asio::ssl::context&>(server).native_handle()));
}

}  // namespace livechat::customer::net
