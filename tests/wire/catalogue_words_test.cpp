// SPDX-License-Identifier: Apache-2.0
#include "wire/catalogue_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <livechat/customer/error_types.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "wire/catalogue_entries.hpp"

namespace {

using namespace livechat::customer;
using wire::entry;
using wire::test::action;
using wire::test::event_named;
using wire::test::structure;

const wire::field_row& row_of(const entry& whole, std::string_view name) {
  const auto found =
      std::find_if(whole.fields.begin(), whole.fields.end(), [&](const auto& row) { return row.name == name; });
  REQUIRE(found != whole.fields.end());
  return *found;
}

const error_type& error_named(std::string_view type) {
  return *std::find_if(error_types.begin(), error_types.end(), [type](const auto& one) { return one.type == type; });
}

/// What is said of the errors that belong to an action, each with its doubts.
std::vector<std::string> failures_in_words(const entry& of) {
  std::vector<std::string> out;
  for (const auto& one : wire::failures_of(*of.about)) {
    out.push_back(wire::type_in_words(one) + " | " + wire::joined(wire::remarks_in_words(one)));
  }
  return out;
}

}  // namespace

TEST_CASE("rules are told with their place, in words") {
  std::vector<std::string> words;
  for (const auto& one : wire::rules_of(action("list_threads"))) words.push_back(wire::in_words(one));
  CHECK(words == std::vector<std::string>{"limit, min_events_count: one of them at most",
                                          "page_id: not together with limit, sort_order"});
  const auto nested = wire::rules_of(event_named("message"));
  REQUIRE_FALSE(nested.empty());
  CHECK(wire::in_words(nested.front()) == "postback.type, postback.value: both or neither");
  CHECK(wire::rules_of(*wire::find_entry(describe::kind::push, "incoming_rich_message_postback")).empty());
}

TEST_CASE("which way a structure goes follows from where it stands") {
  CHECK(wire::way_of(structure("initial_chat")) == wire::way::sent);
  CHECK(wire::way_of(structure("thread")) == wire::way::served);
  CHECK(wire::way_of(structure("omnichannel")) == wire::way::served);
  CHECK(wire::way_of(structure("omnichannel_request")) == wire::way::sent);
  CHECK(wire::way_of(structure("access")) == wire::way::both);
  CHECK(wire::way_of(event_named("system")) == wire::way::served);
}

TEST_CASE("limits, words and doubts of a field are told") {
  const auto& limit = row_of(action("list_threads"), "limit");
  CHECK(wire::limits_in_words(limit) == std::vector<std::string>{"at most 100", "default 3"});
  const auto& text = row_of(event_named("message"), "text");
  CHECK(wire::limits_in_words(text) == std::vector<std::string>{"at most 16,384 bytes"});
  const auto& count = row_of(action("list_threads"), "min_events_count");
  CHECK(wire::limits_in_words(count) == std::vector<std::string>{"1 to 100"});
  const auto& phone = row_of(action("update_customer"), "phone_number");
  CHECK(wire::remarks_in_words(phone) ==
        std::vector<std::string>{"since 3.6", "from the Python SDK only", "question A19"});
}

TEST_CASE("a word that came later is told with its version") {
  const auto& how = row_of(event_named("rich_message"), "template_id");
  CHECK(wire::remarks_in_words(how) == std::vector<std::string>{"ecommerce since 3.6", "question S09"});
  CHECK(wire::words_of_row(how) == "one of: cards, sticker, quick_replies, ecommerce");
}

TEST_CASE("what must be sent and may be missing is told by the way it goes") {
  const auto& product = row_of(structure("postback_ecommerce"), "product_id");
  CHECK(wire::need_in_words(product, wire::way::sent) == "required");
  CHECK(wire::need_in_words(product, wire::way::served) == "may be missing");
  CHECK(wire::need_in_words(product, wire::way::both) == "required; may be missing in what comes");
}

TEST_CASE("an error of an action is told with where it is known from, and whether its type is a guess") {
  CHECK(failures_in_words(action("start_chat")) ==
        std::vector<std::string>{"groups_offline | from the Customer SDK page only",
                                 "limit_reached, presumably | from the Customer SDK page only, question A06"});
  CHECK(failures_in_words(action("resume_chat")).front() ==
        "type not known | from the Customer SDK page only, question A10");
  CHECK(failures_in_words(action("deactivate_chat")) == std::vector<std::string>{"chat_inactive | inferred"});
  CHECK(failures_in_words(action("get_predicted_agent")).front() == "group_offline | ");
  CHECK(failures_in_words(action("get_chat")).empty());
}

TEST_CASE("an error is told with the page that lists it") {
  CHECK(wire::listed_in_words(error_named("chat_inactive").listed).empty());
  CHECK(wire::listed_in_words(error_named("not_found").listed) == "for the RTM API only");
  CHECK(wire::listed_in_words(error_named("license_not_found").listed) == "for the Web API only");
  CHECK(error_named("license_not_found").source == "Web API reference v3.6, Errors");
}

TEST_CASE("versions are told in words") {
  CHECK(wire::versions_in_words(*action("send_event").about) == "all (3.4 to 3.7)");
  CHECK(wire::versions_in_words(*action("delete_event").about) == "3.6 and later");
  CHECK(wire::versions_in_words(*action("get_predicted_agent").about) == "up to 3.6; then request_welcome_message");
}

TEST_CASE("C++ is shown with the members that must be set") {
  CHECK(wire::in_cpp(action("send_event")) == "client.send_event(lc::send_event(chat_id, event)).get();");
  CHECK(wire::in_cpp(action("ping")) == "client.ping(lc::ping()).get();");
  CHECK(wire::in_cpp(action("list_group_statuses")) ==
        "lc::list_group_statuses request;\nrequest.all = …;\nclient.list_group_statuses(request).get();");
  CHECK(wire::in_cpp(event_named("message")) == "client.send_event(chat_id, lc::message(text)).get();");
  // `type` tells an event from the others, and is a field of this action.
  CHECK(wire::in_cpp(action("get_form")) == "client.get_form(lc::get_form(group_id, type)).get();");
  CHECK(wire::in_cpp(error_named("chat_inactive")) == "if (problem.code() == lc::server_errc::chat_inactive) …");
}
