// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/known_extras.hpp"

#include <algorithm>
#include <iterator>

namespace livechat::customer::wire::test {

namespace {

struct known_extra {
  std::string_view place;
  std::string_view why;
};

// Fields and words of ours that the extract has not.
constexpr known_extra known_extras[] = {
    {"file.recipients", "S01: in samples of other events; every event has it"},
    {"form.recipients", "S01"},
    {"rich_message.recipients", "S01"},
    {"custom.recipients", "S01"},
    {"system_message.recipients", "S01"},
    {"start_chat.chat.users[].id", "the docs say in words: users that exist already, of type customer"},
    {"start_chat.chat.users[].type", "as above"},
    {"incoming_greeting.accepted", "one structure with the greeting of login, which has it"},
    {"filled_form_field.answers[].group_id", "one structure with the options of forms, which have it"},
    {"get_customer answer.statistics", "the vendor's JavaScript SDK cannot do without it, A24"},
    {"get_customer answer.statistics.chats_count", "as above"},
    {"get_customer answer.statistics.threads_count", "as above"},
    {"get_customer answer.statistics.visits_count", "as above"},
    {"get_customer answer.statistics.page_views_count", "as above"},
    {"get_customer answer.statistics.greetings_shown_count", "as above"},
    {"get_customer answer.statistics.greetings_accepted_count", "as above"},
    {"login answer.chats[].has_active_thread", "the vendor's JavaScript SDK reads it when it is there, A28"},
    {"system.recipients", "S01, S12"},
    {"system.properties", "every other event has them"},
    {"system_message.properties", "every other event has them"},
    {"form_field.type: header", "one enumeration for the fields of events and of templates"},
    {"filled_form_field.type: header", "as above"},
    {"rich_message.template_id: ecommerce", "S09: not among the values of requests, but among those of answers"},
};

}  // namespace

bool is_known_extra(std::string_view place) {
  return std::any_of(std::begin(known_extras), std::end(known_extras),
                     [&](const known_extra& one) { return one.place == place; });
}

}  // namespace livechat::customer::wire::test
