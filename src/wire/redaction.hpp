// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/trace.hpp>
#include <string>
#include <string_view>

namespace livechat::customer::wire {

/// A frame fit to be shown: with `frames` only what is around the payload, and how long that is; with `payloads` all but
/// the tokens. What is no JSON object is shown as its length.
[[nodiscard]] std::string redacted(std::string_view frame, trace_detail detail);

}  // namespace livechat::customer::wire
