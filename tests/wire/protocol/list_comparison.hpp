// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>

#include "support/docs.hpp"
#include "wire/protocol/account.hpp"

/// Lists of facts beside those of the extract.
namespace livechat::customer::wire::test {

using livechat::test::docs;

void compare_errors(account& into, const docs& theirs);
void compare_general_errors(account& into, const docs& theirs);
void compare_reasons(account& into, const docs& theirs, describe::basis from);
void find_extra_reasons(account& into, const docs& theirs);
void compare_system_messages(account& into, const docs& theirs);
void compare_properties(account& into, const docs& theirs);

}  // namespace livechat::customer::wire::test
