// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ssl/context.hpp>

#include "net/tls_client.hpp"

namespace livechat::customer::net {

/// The OpenSSL side of a `tls_client`.
struct tls_client::impl {
  boost::asio::ssl::context context{boost::asio::ssl::context::tls_client};
};

}  // namespace livechat::customer::net
