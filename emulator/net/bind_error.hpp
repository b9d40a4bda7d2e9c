// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <cstdint>
#include <livechat/customer/error.hpp>

namespace livechat::emulator::net {

/// Why the emulator cannot listen on a port, with what to do about it.
[[nodiscard]] customer::error bind_error(std::uint16_t port, const boost::system::error_code& code);

}  // namespace livechat::emulator::net
