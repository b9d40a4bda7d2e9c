// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/docs.hpp"
#include "wire/protocol/account.hpp"

namespace livechat::customer::wire::test {

using livechat::test::docs;

/// What each version of the API has, and what came with it.
void compare_history(account& into, const docs& theirs);

}  // namespace livechat::customer::wire::test
