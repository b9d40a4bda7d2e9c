// SPDX-License-Identifier: Apache-2.0
#include "test_authority.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

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
  static int made = 0;
  return "test authority " + std::to_string(++made);
}

certificate_ptr unsigned_certificate(EVP_PKEY* key, const std::string& common_name, long from_s, long until_s) {
  static long serial = 1;
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

}  // namespace

struct test_authority::impl {
  key_ptr key{EVP_EC_gen("P-256")};
  certificate_ptr certificate = unsigned_certificate(key.get(), next_authority_name(), -7200, 7200);
};

test_authority::test_authority() : impl_(std::make_unique<impl>()) {
  auto* const own = impl_->certificate.get();
  X509_set_issuer_name(own, X509_get_subject_name(own));
  extend(own, own, NID_basic_constraints, "critical,CA:TRUE");
  extend(own, own, NID_key_usage, "critical,keyCertSign");
  check(X509_sign(own, impl_->key.get(), EVP_sha256()) > 0);
}

test_authority::~test_authority() = default;

std::string test_authority::pem() const {
  bio_ptr const bio(BIO_new(BIO_s_mem()));
  check(PEM_write_bio_X509(bio.get(), impl_->certificate.get()) == 1);
  char* text = nullptr;
  auto const size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::unique_ptr<boost::asio::ssl::context> test_authority::server(const certificate_terms& terms) const {
  key_ptr const key(EVP_EC_gen("P-256"));
  auto const made = unsigned_certificate(key.get(), terms.common_name, terms.valid_from_s, terms.valid_until_s);
  X509_set_issuer_name(made.get(), X509_get_subject_name(impl_->certificate.get()));
  extend(made.get(), impl_->certificate.get(), NID_ext_key_usage, terms.usage);
  if (!terms.names.empty()) extend(made.get(), impl_->certificate.get(), NID_subject_alt_name, terms.names);
  check(X509_sign(made.get(), impl_->key.get(), EVP_sha256()) > 0);

  auto context = std::make_unique<boost::asio::ssl::context>(boost::asio::ssl::context::tls_server);
  check(SSL_CTX_use_certificate(context->native_handle(), made.get()) == 1);
  check(SSL_CTX_use_PrivateKey(context->native_handle(), key.get()) == 1);
  return context;
}

}  // namespace livechat::customer::net
