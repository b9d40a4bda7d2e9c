// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "support/docs.hpp"
#include "wire/catalogue.hpp"
#include "wire/protocol/account.hpp"
#include "wire/protocol/names.hpp"

namespace livechat::customer::wire::test {

using livechat::test::docs;

/// The fields of the extract beside ours.
void compare_fields(account& into, const std::string& table, const docs& theirs, const std::vector<field_row>& ours,
                    bool is_sent);

/// Fields that we have and the extract has not; what stands in a structure of the extract is compared there.
void find_extra(account& into, const std::string& table, const std::vector<field_row>& ours, const docs& theirs,
                const name_set& more = {});

}  // namespace livechat::customer::wire::test
