// SPDX-License-Identifier: Apache-2.0
// Compares what we describe with what was extracted from the service's docs: fact by fact, in both directions. The
// extract (shared/protocol) is not part of this tree; without it nothing is compared.
#include <doctest/doctest.h>

#include <cstdio>
#include <livechat/customer/error_types.hpp>
#include <string>

#include "support/docs.hpp"
#include "wire/catalogue.hpp"
#include "wire/protocol/account.hpp"
#include "wire/protocol/entry_comparison.hpp"
#include "wire/protocol/history_comparison.hpp"
#include "wire/protocol/limit_comparison.hpp"
#include "wire/protocol/list_comparison.hpp"
#include "wire/protocol/names.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::wire::test;
using livechat::test::docs;
using wire::entry;

}  // namespace

TEST_CASE("what we describe is what the docs say") {
  if (!livechat::test::is_extract_there()) {
    MESSAGE("no extract of the docs beside the tree: nothing was compared");
    return;
  }
  account all;
  const docs actions = docs::file("v3.6/actions.json");
  compare_names(all, "actions", wire::actions_catalogue(), names_in(actions, "name"));
  for (const docs& one : actions.elements()) {
    if (const entry* ours = wire::find_entry(describe::kind::action, one["name"].string()))
      compare_action(all, *ours, one);
  }
  const docs pushes = docs::file("v3.6/pushes.json");
  compare_names(all, "pushes", wire::pushes_catalogue(), names_in(pushes, "name"));
  for (const docs& one : pushes.elements()) {
    if (const entry* ours = wire::find_entry(describe::kind::push, one["name"].string())) compare_push(all, *ours, one);
  }
  const docs structures = docs::file("v3.6/structures.json");
  compare_names(all, "events", wire::events_catalogue(), names_in(structures["events"], "type"));
  for (const auto& [name, one] : structures["events"].members()) {
    if (const entry* ours = wire::find_entry(describe::kind::event, name)) compare_event(all, *ours, one);
  }
  compare_all_structures(all, structures);
  compare_system_messages(all, structures["system_message_types"]);
  for (const docs& one : structures["system_event_subtypes"].elements()) compare_details(all, one);
  compare_properties(all, structures["default_properties"]["customer_accessible"]);

  const docs errors = docs::file("v3.6/errors.json");
  compare_errors(all, errors["errors"]);
  compare_errors(all, errors["not_listed_for_rtm"]);
  compare_general_errors(all, errors["general"]);
  all.same("errors", "how many",
           std::to_string(errors["errors"].elements().size() + errors["not_listed_for_rtm"].elements().size()),
           std::to_string(error_types.size()));
  const docs reasons = docs::file("v3.6/disconnect_reasons.json");
  compare_reasons(all, reasons["reasons"], describe::basis::documented);
  compare_reasons(all, reasons["mentioned_without_a_row"], describe::basis::documented);
  compare_reasons(all, reasons["named_only_on_the_customer_sdk_page"], describe::basis::customer_sdk);
  find_extra_reasons(all, reasons);
  compare_limits(all, docs::file("v3.6/connection.json")["limits"]);
  compare_history(all, docs::file("versions.json"));

  std::printf("protocol checked=%zu missing=%zu extra=%zu\n", all.checked, all.missing, all.extra);
  CHECK(all.checked > 3000);
}
