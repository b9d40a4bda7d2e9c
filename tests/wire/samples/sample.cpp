// SPDX-License-Identifier: Apache-2.0
#include "wire/samples/sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <variant>

#include "support/file_content.hpp"
#include "wire/envelope.hpp"
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
  std::sort(out.begin(), out.end(), [](const sample& a, const sample& b) { return a.path < b.path; });
  return out;
}

}  // namespace livechat::customer::wire::test
