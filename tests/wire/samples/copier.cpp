// SPDX-License-Identifier: Apache-2.0
#include "wire/samples/copier.hpp"

#include <algorithm>

namespace livechat::customer::wire::test {

namespace {

using rows = std::vector<wire::field_row>;

const rows no_rows;

const wire::entry* entry_in(const std::vector<wire::entry>& all, std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [name](const wire::entry& one) { return one.about->name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string text_member(const wire::json::value& object, std::string_view name) {
  auto members = object.items();
  while (const auto member = members.next()) {
    if (member->key == name && member->value.kind() == wire::json::kind::string) return member->value.string();
  }
  return {};
}

/// What describes an object of that row; nothing for free-form ones and those of unknown types.
const wire::entry* entry_of(const wire::field_row& row, const wire::json::value& object) {
  if (row.ref == "event") return entry_in(wire::events_catalogue(), text_member(object, "type"));
  if (row.ref == "user") return entry_in(wire::structures_catalogue(), "user_" + text_member(object, "type"));
  if (row.structure == nullptr || row.structure().fields.empty()) return nullptr;
  return &row.structure();
}

/// What describes a whole sample, and under which name.
struct described_value {
  std::string_view name;
  const rows* fields = &no_rows;
};

described_value description_of(const sample& one) {
  const std::string_view name = one.described->name;
  if (one.described->folder == "requests") return {name, &entry_in(wire::actions_catalogue(), name)->fields};
  if (one.described->folder == "responses") return {name, &entry_in(wire::actions_catalogue(), name)->answer};
  if (one.described->folder == "pushes") return {name, &entry_in(wire::pushes_catalogue(), name)->fields};
  const wire::json::value value(one.value);
  const auto* entry = entry_in(wire::structures_catalogue(), name);
  if (name == "form") entry = entry_in(wire::structures_catalogue(), "form_template");
  if (name == "omnichannel_response") entry = entry_in(wire::structures_catalogue(), "omnichannel");
  for (const auto& details : wire::test::details_samples) {
    if (details.name == name) entry = entry_in(wire::structures_catalogue(), details.structure);
  }
  if (name == "event") entry = entry_in(wire::events_catalogue(), text_member(value, "type"));
  if (name == "user") entry = entry_in(wire::structures_catalogue(), "user_" + text_member(value, "type"));
  if (entry == nullptr || entry->fields.empty()) return {};
  return {entry->about->name, &entry->fields};
}

}  // namespace

std::string copier::copy(const sample& one) {
  std::string text;
  wire::json::writer out(text);
  const wire::json::value value(one.value);
  const auto described = description_of(one);
  if (described.fields->empty() && described.name.empty()) return one.value;
  copy_object(out, value, described.name, *described.fields);
  return text;
}

void copier::copy_object(wire::json::writer& out, const wire::json::value& object, std::string_view owner,
                         const rows& fields) {
  out.begin_object();
  auto members = object.items();
  while (const auto member = members.next()) {
    before_member(out);
    out.key(member->key);
    const auto row = std::find_if(fields.begin(), fields.end(), [&](const wire::field_row& one) {
      return one.name == member->key || one.facts.also_named == member->key;
    });
    if (row == fields.end()) {
      out.raw(member->value.text());
    } else {
      row_found(owner, *row);
      copy_value(out, member->value, *row, row->type);
    }
  }
  before_member(out);
  out.end_object();
}

void copier::copy_value(wire::json::writer& out, const wire::json::value& value, const wire::field_row& row,
                        std::string_view type) {
  const auto inner = [type](std::string_view prefix) {
    return type.substr(prefix.size(), type.size() - prefix.size() - 1);
  };
  if (type.rfind("array<", 0) == 0 && value.kind() == wire::json::kind::array && row.ref != "session_fields") {
    return copy_elements(out, value, row, inner("array<"));
  }
  if (type.rfind("map<string,", 0) == 0 && value.kind() == wire::json::kind::object) {
    return copy_map(out, value, row, inner("map<string,"));
  }
  if (replace(out, row, value)) return;
  const auto* entry = value.kind() == wire::json::kind::object ? entry_of(row, value) : nullptr;
  if (entry == nullptr) return out.raw(value.text());
  copy_object(out, value, entry->about->name, entry->fields);
}

void copier::copy_elements(wire::json::writer& out, const wire::json::value& array, const wire::field_row& row,
                           std::string_view type) {
  out.begin_array();
  auto elements = array.items();
  while (const auto element = elements.next()) {
    before_element(out, row);
    copy_value(out, element->value, row, type);
  }
  before_element(out, row);
  out.end_array();
}

void copier::copy_map(wire::json::writer& out, const wire::json::value& map, const wire::field_row& row,
                      std::string_view type) {
  out.begin_object();
  auto members = map.items();
  while (const auto member = members.next()) {
    out.key(member->key);
    copy_value(out, member->value, row, type);
  }
  out.end_object();
}

}  // namespace livechat::customer::wire::test
