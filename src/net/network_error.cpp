// SPDX-License-Identifier: Apache-2.0
#include "net/network_error.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>

namespace livechat::customer::net {

namespace error = boost::asio::error;

bool is_network_failure(const boost::system::error_code& code) noexcept {
  if (code == error::eof || code == boost::asio::ssl::error::stream_truncated) return true;
  return code.category() == boost::system::system_category();
}

network_errc network_code_of(const boost::system::error_code& code) noexcept {
  // The peer ended TCP, with or without saying so in TLS.
  if (code == error::eof || code == boost::asio::ssl::error::stream_truncated) return network_errc::closed;
  // TCP_USER_TIMEOUT: what we sent was not acknowledged, or the path is gone.
  if (code == error::timed_out || code == error::host_unreachable) return network_errc::silent;
  return network_errc::reset;
}

network_errc connect_code_of(const boost::system::error_code& code) noexcept {
  if (code == error::connection_refused) return network_errc::connect_refused;
  if (code == error::timed_out) return network_errc::timed_out;
  return network_errc::connect_failed;
}

}  // namespace livechat::customer::net
