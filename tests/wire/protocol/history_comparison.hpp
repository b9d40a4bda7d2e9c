// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wire/protocol/account.hpp"
#include "wire/protocol/docs.hpp"

namespace livechat::customer::wire::test {

/// What each version of the API has, and what came with it.
void compare_history(account& into, const docs& theirs);

}  // namespace livechat::customer::wire::test
