// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/json_text.hpp>

namespace livechat::customer::inline v0 {

/// Properties by namespace and name, as JSON text: `{"namespace":{"name":value}}`. Kept byte for byte.
using properties = json_text;

}  // namespace livechat::customer::inline v0
