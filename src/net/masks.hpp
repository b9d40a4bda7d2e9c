// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace livechat::customer::net {

/// The mask of a frame that a client sends: nobody may foresee it (RFC 6455, section 5.3). From OpenSSL (decision 8).
[[nodiscard]] std::uint32_t next_mask();

}  // namespace livechat::customer::net
