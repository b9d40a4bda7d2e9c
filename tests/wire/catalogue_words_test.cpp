// SPDX-License-Identifier: Apache-2.0
#include "wire/catalogue_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/structures.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
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

template <class Owner, class Member>
Member member_of(const describe::field<Owner, Member>& row);

/// The types of the members that `in_cpp` makes a T from, in their order.
template <class T, std::size_t At>
auto needed_member() {
  constexpr auto& row = std::get<At>(description<T>.rows);
  if constexpr (row.need == describe::presence::required && !row.facts.is_disputed) {
    return std::tuple<decltype(member_of(row))>();
  } else {
    return std::tuple<>();
  }
}

template <class T, class... Members>
constexpr bool is_made_from(const std::tuple<Members...>*) {
  return std::is_constructible_v<T, Members...>;
}

template <class T, std::size_t... At>
constexpr bool is_made_from_what_is_needed(std::index_sequence<At...>) {
  using members = decltype(std::tuple_cat(needed_member<T, At>()...));
  return is_made_from<T>(static_cast<const members*>(nullptr));
}

template <class T>
constexpr bool is_made_from_what_is_needed() {
  return is_made_from_what_is_needed<T>(std::make_index_sequence<std::tuple_size_v<decltype(description<T>.rows)>>());
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
}

TEST_CASE("that C++ compiles: actions and events are made from the members that must be set") {
  const auto check = []<class T>() {
    CAPTURE(description<T>.name);
    CHECK(is_made_from_what_is_needed<T>());
  };
  actions::for_each(check);
  event_types::for_each(check);
}
