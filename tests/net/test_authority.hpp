// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>

namespace livechat::customer::net {

/// What a certificate says.
struct certificate_terms {
  std::string names = "DNS:localhost";  ///< subjectAltName as OpenSSL writes it; empty: none
  std::string common_name = "nobody";
  long valid_from_s = -3600;  ///< seconds from now
  long valid_until_s = 3600;
  std::string usage = "serverAuth";
};

/// A certificate authority made for one test, with EC keys, never on disk.
class test_authority {
 public:
  test_authority();
  ~test_authority();
  test_authority(const test_authority&) = delete;
  test_authority& operator=(const test_authority&) = delete;

  /// What a client has to trust.
  [[nodiscard]] std::string pem() const;

  /// A server's context with a certificate of these terms.
  [[nodiscard]] std::unique_ptr<boost::asio::ssl::context> server(const certificate_terms& terms = {}) const;

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace livechat::customer::net
