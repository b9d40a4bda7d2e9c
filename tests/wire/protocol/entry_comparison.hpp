// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/docs.hpp"
#include "wire/catalogue.hpp"
#include "wire/protocol/account.hpp"

/// Entries of the catalogue beside those of the extract.
namespace livechat::customer::wire::test {

using livechat::test::docs;

/// Whether both have the same ones.
void compare_names(account& into, std::string_view what, const std::vector<entry>& ours,
                   const std::vector<std::string>& theirs);

void compare_action(account& into, const entry& ours, const docs& theirs);
void compare_push(account& into, const entry& ours, const docs& theirs);
void compare_event(account& into, const entry& ours, const docs& theirs);
void compare_all_structures(account& into, const docs& theirs);

/// The details of system events: JSON in a text, in one or two versions.
void compare_details(account& into, const docs& theirs);

}  // namespace livechat::customer::wire::test
