// SPDX-License-Identifier: Apache-2.0
#include "wire/encode.hpp"

namespace livechat::customer::wire {

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

}  // namespace livechat::customer::wire
