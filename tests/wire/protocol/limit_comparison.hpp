// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/docs.hpp"
#include "wire/protocol/account.hpp"

namespace livechat::customer::wire::test {

using livechat::test::docs;

/// The limits of the service beside those in our tables, and in those of both machines.
void compare_limits(account& into, const docs& theirs);

}  // namespace livechat::customer::wire::test
