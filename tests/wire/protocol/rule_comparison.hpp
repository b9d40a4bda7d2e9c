// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/docs.hpp"
#include "wire/catalogue.hpp"
#include "wire/protocol/account.hpp"

namespace livechat::customer::wire::test {

using livechat::test::docs;

/// The rules between the fields of an entry.
void compare_rules(account& into, const entry& ours, const docs& theirs);

}  // namespace livechat::customer::wire::test
