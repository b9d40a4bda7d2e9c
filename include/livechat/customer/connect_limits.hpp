// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace livechat::customer::inline v0 {

/// How fast the clients of this process connect, all together: the service counts connections by address and host, and
/// clients that fell together would otherwise come back together. Who has to wait queues up.
///
/// `per_second`: connections begun within a second, 1 to 10,000. Default 20.
/// `not_logged_in`: connections that have not logged in yet, 1 to 10,000. Default 10.
/// Holds from now on, for clients that are there already, too. Values out of bounds are cut to them.
/// Thread rule: any thread.
void set_connect_limits(std::size_t per_second, std::size_t not_logged_in);

}  // namespace livechat::customer::inline v0
