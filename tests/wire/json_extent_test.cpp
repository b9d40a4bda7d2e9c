// SPDX-License-Identifier: Apache-2.0
#include "wire/json_extent.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>

#include "wire/json.hpp"

using namespace livechat::customer::wire;

namespace {

/// Random JSON, dense in what could be taken for structure: brackets and quotes in strings, escapes, white space.
class json_author {
 public:
  explicit json_author(unsigned seed) : random_(seed) {}

  std::string container(int depth) {
    const bool is_object = below(2) == 0;
    std::string out(1, is_object ? '{' : '[');
    const unsigned members = below(6);
    for (unsigned i = 0; i < members; ++i) {
      if (i > 0) out += ',';
      if (is_object) out += string() + space() + ':';
      out += space() + value(depth) + space();
    }
    return out + (is_object ? '}' : ']');
  }

 private:
  unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }

  std::string value(int depth) {
    if (depth > 0 && below(3) == 0) return container(depth - 1);
    static constexpr const char* scalars[] = {"null", "true", "-12.5e3", "0", "false"};
    return below(2) == 0 ? string() : scalars[below(5)];
  }

  std::string string() {
    static constexpr const char* pieces[] = {
        "{", "}", "[", "]", ",", ":", "\\\"", "\\\\", "a long piece of plain text", "\\u007b", "Yy_\x7f"};
    std::string out = "\"";
    for (unsigned left = below(8); left > 0; --left) out += pieces[below(11)];
    return out + '"';
  }

  std::string space() { return std::string(below(4) == 0 ? below(40) : 0, ' '); }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("containers end where their text does whatever comes behind them") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const auto text = json_author(seed).container(4);
    REQUIRE_MESSAGE(!json::check(text), text);
    for (const std::string_view behind : {"", ",1]", "}]}]\"{{{[[[", "                                          ]"}) {
      CAPTURE(text);
      REQUIRE(json::container_size(text + std::string(behind)) == text.size());
    }
  }
}

TEST_CASE("strings end at their quote wherever escapes and blocks fall") {
  for (std::size_t before = 0; before < 70; ++before) {
    for (const std::string_view escape : {"", "\\\"", "\\\\", "\\\\\\\"", "\\u0022"}) {
      const std::string text =
          '"' + std::string(before, 'a') + std::string(escape) + std::string(before % 7, 'b') + '"';
      for (const std::string_view behind : {"", "\", \"\\\""}) {
        const std::string whole = text + std::string(behind);
        const auto found = json::extent_of_string(whole);
        CHECK(found.size == text.size());
        CHECK(found.has_escapes == !escape.empty());
      }
      const std::string nested = '[' + text + ",{" + text + ":[" + text + "]}]";
      CHECK(json::container_size(nested + "]]]") == nested.size());
    }
  }
}

TEST_CASE("a text that was cut ends where it was cut") {
  const auto whole = json_author(7).container(4) + std::string(80, ' ');
  for (std::size_t size = 1; size < whole.size(); ++size) {
    CHECK(json::container_size(std::string_view(whole).substr(0, size)) <= size);
    const std::size_t some = size % 12 + 1;
    CHECK(json::extent_of_string(std::string_view("\"\\\\\\\\\\\\\\\\\\\\\\\\\\").substr(0, some)).size <= some);
  }
}

TEST_CASE("scalars end before what may follow them") {
  for (const std::string_view behind : {"", ",", "]", "}", " ", "\t", "\r", "\n"}) {
    CHECK(json::scalar_size("-1.5e7" + std::string(behind)) == 6);
  }
}
