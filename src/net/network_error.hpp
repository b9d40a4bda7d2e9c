// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <livechat/customer/error.hpp>

namespace livechat::customer::net {

/// Whether an operation ended because of the connection, and not because of what came over it.
[[nodiscard]] bool is_network_failure(const boost::system::error_code& code) noexcept;

/// What the end of an open connection is called. Arrives here: eof, reset, broken pipe, time-outs of the kernel.
[[nodiscard]] network_errc network_code_of(const boost::system::error_code& code) noexcept;

/// What a failed attempt to connect is called.
[[nodiscard]] network_errc connect_code_of(const boost::system::error_code& code) noexcept;

}  // namespace livechat::customer::net
