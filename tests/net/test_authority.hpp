// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <cstdint>
#include <memory>
#include <string>

namespace livechat::customer::net {

enum class key_kind : std::uint8_t { ec, rsa_2048, rsa_1024 };

/// What a certificate says, and how it is signed.
struct certificate_terms {
  std::string names = "DNS:localhost";  ///< subjectAltName as OpenSSL writes it; empty: none
  std::string common_name = "nobody";
  long valid_from_s = -3600;  ///< seconds from now
  long valid_until_s = 3600;
  std::string usage = "serverAuth";
  key_kind key = key_kind::ec;
  bool is_sha1 = false;
  bool is_self_signed = false;
};

/// A certificate authority made for one test, with EC keys, never on disk.
class test_authority {
 public:
  test_authority();

  ~test_authority();
  test_authority(const test_authority&) = delete;
  test_authority& operator=(const test_authority&) = delete;

  /// An intermediate authority. Its servers send its certificate along.
  [[nodiscard]] static test_authority below(const test_authority& above) { return test_authority(&above); }

  /// What a client has to trust.
  [[nodiscard]] std::string pem() const;

  /// SHA-256 of its public key.
  [[nodiscard]] std::string pin() const;

  /// A server's context with a certificate of these terms.
  [[nodiscard]] std::unique_ptr<boost::asio::ssl::context> server(const certificate_terms& terms = {}) const;

 private:
  explicit test_authority(const test_authority* above);

  struct impl;
  std::unique_ptr<impl> impl_;
};

/// SHA-256 of the public key in a server's certificate.
[[nodiscard]] std::string pin_of(const boost::asio::ssl::context& server);

}  // namespace livechat::customer::net
