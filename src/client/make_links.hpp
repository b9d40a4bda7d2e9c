// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/config.hpp>
#include <memory>

#include "net/driver.hpp"

namespace livechat::customer::inline v0::detail {

/// How the driver of a client with these settings makes its links. Throws `error` when the CA certificates cannot be
/// read. Precondition: `settings->problem()` is nothing.
[[nodiscard]] net::link_factory make_links(std::shared_ptr<const config> settings, net::loop& loop);

}  // namespace livechat::customer::inline v0::detail
