// SPDX-License-Identifier: Apache-2.0
#include "wire/samples/sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "support/file_content.hpp"
#include "wire/catalogue.hpp"
#include "wire/decode.hpp"
#include "wire/envelope.hpp"
#include "wire/example.hpp"
#include "wire/json.hpp"

namespace livechat::customer::wire::test {

namespace {

namespace fs = std::filesystem;
using livechat::test::content_of;

/// What the struct is read from: the payload of a frame, or the file itself.
std::string value_of(std::string_view folder, const std::string& text) {
  REQUIRE_FALSE(wire::json::check(text).has_value());
  if (folder == "structures") return text;
  if (folder == "requests") {
    const auto read = wire::decode_request(text);
    REQUIRE(std::holds_alternative<wire::request_frame>(read));
    return std::get<wire::request_frame>(read).payload;
  }
  const auto read = wire::decode_frame(text);
  if (folder == "responses") {
    REQUIRE(std::holds_alternative<wire::response_frame>(read));
    CHECK_FALSE(std::get<wire::response_frame>(read).error.has_value());
    return std::get<wire::response_frame>(read).payload;
  }
  REQUIRE(std::holds_alternative<wire::push_frame>(read));
  return std::get<wire::push_frame>(read).payload;
}

bool is_before(const sample& a, const sample& b) { return a.path < b.path; }

/// Adds the example unless there is a sample already. Precondition: sorted.
void add_when_missing(std::vector<sample>& all, const std::string& folder, const std::string& name,
                      std::string example) {
  const std::string path = folder + "/" + name + ".json";
  const auto place = std::lower_bound(all.begin(), all.end(), sample{path, nullptr, {}}, is_before);
  if (place != all.end() && place->path == path) return;
  all.insert(place, {path, wire::test::find_codec(folder, name), std::move(example)});
}

}  // namespace

std::vector<sample> samples_of(const fs::path& root) {
  std::vector<sample> out;
  for (const std::string folder : {"requests", "responses", "pushes", "structures"}) {
    for (const auto& file : fs::directory_iterator(root / folder)) {
      CAPTURE(file.path().string());
      const std::string name = file.path().filename().string();
      out.push_back(
          {folder + "/" + name, wire::test::find_codec(folder, name), value_of(folder, content_of(file.path()))});
    }
  }
  std::sort(out.begin(), out.end(), is_before);
  return out;
}

std::vector<sample> all_own_samples() {
  auto out = samples_of(own_samples);
  for (const auto& action : wire::actions_catalogue()) {
    const std::string name(action.about->name);
    add_when_missing(out, "requests", name, wire::example_of(action, shape::sent));
    add_when_missing(out, "responses", name, wire::answer_example_of(action));
  }
  for (const auto& push : wire::pushes_catalogue()) {
    add_when_missing(out, "pushes", std::string(push.about->name), wire::example_of(push, shape::served));
  }
  for (const auto& event : wire::events_catalogue()) {
    const std::string name = "event_" + std::string(event.about->name);
    add_when_missing(out, "structures", name, wire::example_of(event, shape::served));
  }
  return out;
}

}  // namespace livechat::customer::wire::test
