// SPDX-License-Identifier: Apache-2.0
// Any bytes: what passes the check can be walked to its ends, copied, and is UTF-8.
#include <string>

#include "fuzz/promise.hpp"
#include "support/json_compare.hpp"

namespace {

using namespace livechat::customer::wire;
using livechat::fuzz::must;

void copy(json::writer& out, const json::value& value);

void copy_items(json::writer& out, const json::value& container, bool has_keys) {
  auto items = container.items();
  while (const auto item = items.next()) {
    if (has_keys) out.key(item->key);
    copy(out, item->value);
  }
}

/// Every value read and written again by what knows its kind.
void copy(json::writer& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      must(value.text() == "null", "null is null");
      return out.raw("null");
    case json::kind::boolean:
      must(value.text() == (value.boolean() ? "true" : "false"), "a boolean is one of two words");
      return out.boolean(value.boolean());
    case json::kind::number: {
      const auto whole = value.integer();
      if (whole) must(value.real().has_value(), "a whole number is a number");
      return out.raw(value.text());
    }
    case json::kind::string:
      return out.string(value.string());
    case json::kind::array:
      out.begin_array();
      copy_items(out, value, false);
      return out.end_array();
    case json::kind::object:
      out.begin_object();
      copy_items(out, value, true);
      return out.end_object();
  }
}

void look_at_good(std::string_view text) {
  must(json::is_utf8(text), "JSON is UTF-8");
  std::string copied;
  json::writer out(copied);
  copy(out, json::value(text));
  must(!json::check(copied), "a copy of JSON is JSON");
  must(test::canonical(copied) == test::canonical(text), "a copy of JSON is equal");
  must(!json::without_lone_surrogates(text), "JSON has no lone surrogates");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto text = livechat::fuzz::text_of(data, size);
  const auto wrong = json::check(text);
  if (!wrong) look_at_good(text);
  if (wrong) must(json::is_utf8(*wrong) && !wrong->empty(), "a refusal says why");

  if (const auto mended = json::without_lone_surrogates(text)) {
    must(!json::without_lone_surrogates(*mended), "what is mended once is mended");
  }
  std::string quoted;
  json::writer(quoted).string(text);
  if (json::is_utf8(text)) must(json::value(quoted).string() == text, "a text comes back from its quotes");
  return 0;
}
