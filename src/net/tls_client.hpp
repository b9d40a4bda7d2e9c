// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/result.hpp>
#include <memory>
#include <string>

namespace livechat::customer::net {

/// Whom to trust. Both empty: the system's authorities. What is given takes their place.
struct trust {
  std::string ca_file;  ///< a file of PEM certificates
  std::string ca_pem;   ///< PEM certificates
};

/// The client's side of TLS, shared by its connections: at least TLS 1.2, the server's certificate always verified
/// against its name. Nothing turns that off; tests use an authority of their own.
class tls_client {
 public:
  /// Error: `ca_file_unreadable` when an authority that was asked for cannot be had. Never falls back to another.
  [[nodiscard]] static result<std::shared_ptr<tls_client>> create(const trust& whom);

  ~tls_client();
  tls_client(const tls_client&) = delete;
  tls_client& operator=(const tls_client&) = delete;

  /// The OpenSSL side, for tls_stream.
  struct impl;
  [[nodiscard]] impl& context() noexcept { return *impl_; }

 private:
  tls_client();
  std::unique_ptr<impl> impl_;
};

}  // namespace livechat::customer::net
