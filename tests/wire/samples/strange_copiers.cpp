// SPDX-License-Identifier: Apache-2.0
#include "wire/samples/strange_copiers.hpp"

#include <iterator>

namespace livechat::customer::wire::test {

void with_more_members::before_member(wire::json::writer& out) {
  static constexpr const char* values[] = {
      "null", "1e400", "\"x\"", "{}", "[[],{\"type\":\"message\"}]", "{\"text\":7,\"id\":[]}", "false"};
  static constexpr const char* keys[] = {"unknown", "", "Type", "id ", "\n\"", "texts", "payloads"};
  if (random_.below(2) == 0) return;
  out.key(keys[random_.below(std::size(keys))]);
  out.raw(values[random_.below(std::size(values))]);
}

bool with_unknown_words::replace(wire::json::writer& out, const wire::field_row& row, const wire::json::value& value) {
  // The type of an event or a user is no word of a list: it says which struct it is.
  const bool is_fixed = row.name == "type" && row.words.size() == 1;
  if (row.words.empty() || is_fixed || value.kind() != wire::json::kind::string) return false;
  out.string("word_of_tomorrow");
  ++replaced;
  return true;
}

void with_unknown_types::before_element(wire::json::writer& out, const wire::field_row& row) {
  static constexpr const char* strangers[] = {
      R"({"type":"of_tomorrow"})",
      R"({"text":"x","type":"of_tomorrow","id":"X","name":null,"deep":[{"type":"message"}]})",
      R"({ "id" : "X" , "type" : "of_tomorrow" , "properties" : { "n" : { "a" : 1e400 } } })"};
  if ((row.ref != "event" && row.ref != "user") || random_.below(2) == 0) return;
  out.raw(strangers[random_.below(std::size(strangers))]);
  ++added;
}

}  // namespace livechat::customer::wire::test
