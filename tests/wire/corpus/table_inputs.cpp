// SPDX-License-Identifier: Apache-2.0
#include "wire/corpus/table_inputs.hpp"

#include <string_view>

#include "wire/catalogue.hpp"
#include "wire/decode.hpp"
#include "wire/json.hpp"

namespace livechat::customer::wire::test {

namespace {

/// The object without the member, or with another value in its place.
std::string changed(std::string_view object, std::string_view key, std::string_view value = {}) {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  auto members = json::value(object).items();
  while (const auto member = members.next()) {
    if (member->key == key) continue;
    writer.key(member->key);
    writer.raw(member->value.text());
  }
  if (!value.empty()) {
    writer.key(key);
    writer.raw(value);
  }
  writer.end_object();
  return out;
}

const std::vector<field_row>& rows_of_sample(const sample& good) {
  const auto& [folder, name, read, read_written] = *good.described;
  if (folder == "pushes") return find_entry(describe::kind::push, name)->fields;
  const auto& action = *find_entry(describe::kind::action, name);
  return folder == "requests" ? action.fields : action.answer;
}

bool must_be_in(const field_row& row, shape direction) {
  const bool is_needed = row.need == describe::presence::required ||
                         row.need == (direction == shape::sent ? describe::presence::sent : describe::presence::served);
  return is_needed && !row.facts.is_disputed;
}

/// The kind of JSON that the row takes; empty for any.
std::string_view kind_of(const field_row& row) {
  if (row.type == "any" || row.ref == "properties") return {};
  if (row.type.starts_with("array<")) return "an array";
  if (row.type == "object" || row.type.starts_with("map<")) return "an object";
  if (row.type == "bool") return "a boolean";
  return row.type == "number" ? "a number" : "a string";
}

}  // namespace

std::vector<odd_input> table_inputs(const sample& good) {
  const auto direction = good.described->folder == "requests" ? shape::sent : shape::served;
  std::vector<odd_input> out;
  for (const auto& row : rows_of_sample(good)) {
    const std::string name(row.name);
    if (must_be_in(row, direction)) {
      out.push_back({name + " missing", changed(good.value, name), name + ": missing"});
    }
    const auto kind = kind_of(row);
    if (kind.empty()) continue;
    const bool is_flag = row.type == "bool";
    out.push_back({name + " of another kind", changed(good.value, name, is_flag ? "7" : "true"),
                   name + ": expected " + std::string(kind) + ", found " + (is_flag ? "a number" : "a boolean")});
  }
  return out;
}

}  // namespace livechat::customer::wire::test
