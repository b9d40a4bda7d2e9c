// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/pushes.hpp>
#include <string>

#include "wire/envelope.hpp"

namespace livechat::customer::wire {

/// Turns a frame into the typed push of its action. What has no struct, or does not fit it, becomes an `unknown_push`:
/// nothing is lost.
[[nodiscard]] push decode_push(push_frame received, std::string raw);

}  // namespace livechat::customer::wire
