// SPDX-License-Identifier: Apache-2.0
#include "wire/encode.hpp"

namespace livechat::customer::wire {

void write_rows(json::writer& out, const void* object, std::span<const writable_row> rows) {
  for (const auto& row : rows) {
    const auto& facts = row.facts->facts;
    const bool is_needed = row.facts->need == describe::presence::required && !facts.is_disputed;
    const bool must_be_there = is_needed || facts.is_shown_empty;
    if (!must_be_there && !row.is_set(object)) continue;
    out.key(row.facts->name);
    row.write(out, object);
  }
}

void write(json::writer& out, const session_fields& value) {
  out.begin_array();
  for (const auto& [name, text] : value) {
    out.begin_object();
    out.key(name);
    out.string(text);
    out.end_object();
  }
  out.end_array();
}

void write(json::writer& out, const form_answer& value) {
  if (const auto* text = value.text()) return out.string(*text);
  if (const auto* option = value.option()) return write(out, *option);
  if (const auto* options = value.options()) return write(out, *options);
  out.raw(value.other() != nullptr ? value.other()->text() : "null");
}

template void write(json::writer&, const event::one_of&);
template void write(json::writer&, const user::one_of&);
template void write(json::writer&, const thread&);
template void write(json::writer&, const chat&);
template void write(json::writer&, const chat_summary&);

}  // namespace livechat::customer::wire
