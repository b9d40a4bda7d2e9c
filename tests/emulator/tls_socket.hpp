// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace livechat::emulator::net::test {

/// A blocking TLS connection to a port of this machine that trusts one authority, for HTTP as any program speaks it.
class tls_socket {
 public:
  tls_socket(std::uint16_t port, const std::string& ca_pem) : context_(SSL_CTX_new(TLS_client_method())) {
    trust(ca_pem);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    link_.reset(BIO_new_ssl_connect(context_.get()));
    BIO_set_conn_hostname(link_.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
    is_connected_ = BIO_do_connect(link_.get()) == 1 && BIO_do_handshake(link_.get()) == 1;
  }

  [[nodiscard]] bool is_connected() const noexcept { return is_connected_; }

  bool send(std::string_view text) {
    while (!text.empty()) {
      const int sent = BIO_write(link_.get(), text.data(), static_cast<int>(text.size()));
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// All up to the end.
  std::string receive_all() {
    std::string out;
    std::array<char, 16384> block{};
    for (int count = 1; count > 0;) {
      count = BIO_read(link_.get(), block.data(), static_cast<int>(block.size()));
      if (count > 0) out.append(block.data(), static_cast<std::size_t>(count));
    }
    return out;
  }

 private:
  struct release {
    void operator()(SSL_CTX* which) const noexcept { SSL_CTX_free(which); }
    void operator()(BIO* which) const noexcept { BIO_free_all(which); }
    void operator()(X509* which) const noexcept { X509_free(which); }
  };

  void trust(const std::string& ca_pem) {
    const std::unique_ptr<BIO, release> text(BIO_new_mem_buf(ca_pem.data(), static_cast<int>(ca_pem.size())));
    const std::unique_ptr<X509, release> authority(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context_.get()), authority.get());
  }

  std::unique_ptr<SSL_CTX, release> context_;
  std::unique_ptr<BIO, release> link_;
  bool is_connected_ = false;
};

}  // namespace livechat::emulator::net::test
