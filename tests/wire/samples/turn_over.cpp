// SPDX-License-Identifier: Apache-2.0
#include "wire/samples/turn_over.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "support/json_compare.hpp"
#include "wire/json.hpp"
#include "wire/samples/sample.hpp"

namespace livechat::customer::wire::test {

namespace {

/// The texts of what is kept byte for byte: members called `properties`, as a sample also misspells it, or `content`, sorted.
void collect_kept(const wire::json::value& value, std::vector<std::string>& out) {
  if (value.kind() != wire::json::kind::object && value.kind() != wire::json::kind::array) return;
  auto items = value.items();
  while (const auto item = items.next()) {
    if (item->key == "properties" || item->key == "properites" || item->key == "content") {
      out.emplace_back(item->value.text());
    } else {
      collect_kept(item->value, out);
    }
  }
}

std::vector<std::string> kept_in(const std::string& text) {
  std::vector<std::string> out;
  collect_kept(wire::json::value(text), out);
  std::sort(out.begin(), out.end());
  return out;
}

/// Whether the sample comes back as it is; complains when it does not.
bool turns_over(const sample& one, const std::string& written_as) {
  const auto read = one.described->read(one.value);
  CHECK(read.words().empty());
  if (!read.words().empty()) return false;
  if (const auto wrong = wire::json::check(read.text)) {
    FAIL_CHECK(*wrong);
    return false;
  }
  const bool is_equal = canonical(read.text) == canonical(written_as);
  CHECK(canonical(read.text) == canonical(written_as));
  const bool is_stable = one.described->read(read.text).text == read.text;
  CHECK(is_stable);
  // Names to delete are lists of texts, no free-form values.
  const bool has_names_only = one.path.find("delete") != std::string::npos;
  const bool is_kept = has_names_only || kept_in(read.text) == kept_in(one.value);
  CHECK(is_kept);
  return is_equal && is_stable && is_kept;
}

}  // namespace

void turn_over_all(const std::vector<sample>& samples, std::string_view whose) {
  std::map<std::string, std::string> values;
  for (const auto& one : samples) values[one.path] = one.value;
  std::size_t good = 0;
  std::size_t skipped = 0;
  for (const auto& one : samples) {
    CAPTURE(one.path);
    CHECK(one.described != nullptr);
    if (one.described == nullptr) {
      ++skipped;
      continue;
    }
    const auto other = other_readings.find(one.path);
    if (turns_over(one, other == other_readings.end() ? one.value : values.at(other->second))) ++good;
  }
  CHECK(skipped == 0);
  CHECK(good == samples.size());
  std::cout << whose << ": samples=" << samples.size() << " ok=" << good << " skipped=" << skipped << '\n';
}

}  // namespace livechat::customer::wire::test
