// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/bind_error.hpp"

#include <boost/asio/error.hpp>
#include <string>

namespace livechat::emulator::net {

customer::error bind_error(std::uint16_t port, const boost::system::error_code& code) {
  const std::string name = "port " + std::to_string(port);
  const char* const advice = ": choose another with --port, or 0 for any";
  std::string detail = name + " cannot be listened on (" + code.message() + ")" + advice;
  if (code == boost::asio::error::address_in_use) detail = name + " is in use" + advice;
  if (code == boost::asio::error::access_denied) detail = name + " is for the administrator only" + advice;
  return {customer::client_errc::invalid_config, customer::outcome::not_sent, std::move(detail)};
}

}  // namespace livechat::emulator::net
