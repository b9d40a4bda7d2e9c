// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "wire/catalogue.hpp"

/// Entries of the catalogue by their names. Precondition: they are there.
namespace livechat::customer::wire::test {

inline const entry& action(std::string_view name) { return *find_entry(describe::kind::action, name); }
inline const entry& event_named(std::string_view name) { return *find_entry(describe::kind::event, name); }
inline const entry& structure(std::string_view name) { return *find_entry(describe::kind::structure, name); }

}  // namespace livechat::customer::wire::test
