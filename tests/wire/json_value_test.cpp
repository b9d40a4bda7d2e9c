// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/json.hpp"

namespace {

using namespace livechat::customer::wire;

using members = std::vector<std::pair<std::string, std::string>>;

members items_of(std::string_view text) {
  REQUIRE_FALSE(json::check(text).has_value());
  members out;
  auto items = json::value(text).items();
  while (const auto item = items.next()) out.emplace_back(item->key, item->value.text());
  CHECK(items.next() == nullptr);
  CHECK(items.next() == nullptr);
  return out;
}

std::string string_of(std::string_view text) {
  REQUIRE_FALSE(json::check(text).has_value());
  return json::value(text).string();
}

}  // namespace

TEST_CASE("a value knows its kind and where it ends") {
  struct row {
    std::string_view text;
    json::kind kind;
    const char* value;
  };
  for (const auto& [text, kind, value] : {
           row{"null", json::kind::null, "null"},
           row{" true ", json::kind::boolean, "true"},
           row{"false,", json::kind::boolean, "false"},
           row{"-1.5e3]", json::kind::number, "-1.5e3"},
           row{"1}", json::kind::number, "1"},
           row{"7\n", json::kind::number, "7"},
           row{R"("a\"b" , 1)", json::kind::string, R"("a\"b")"},
           row{R"("\\",1)", json::kind::string, R"("\\")"},
           row{R"("",1)", json::kind::string, R"("")"},
           row{R"([1,[2]],3)", json::kind::array, "[1,[2]]"},
           row{R"([],1)", json::kind::array, "[]"},
           row{R"({"a":{}} ,1)", json::kind::object, R"({"a":{}})"},
           row{R"({"}":"]"},1)", json::kind::object, R"({"}":"]"})"},
           row{R"(["\"]","[\\"],1)", json::kind::array, R"(["\"]","[\\"])"},
       }) {
    const std::string shown(text);
    CAPTURE(shown);
    const json::value read(text);
    CHECK(read.kind() == kind);
    CHECK(read.text() == value);
  }
}

TEST_CASE("where a value ends is the same whoever finds it") {
  for (const std::string_view text : {"{}", "[ ]", R"({"a":{"b":[1,"}"]},"c":"\\"} )",
                                      R"( [ [1,[2]] , {"]":"["} , "x\"]" , 7 ],)", R"({ "a" : 1 } ])"}) {
    CAPTURE(text);
    const std::string asked(json::value(text).text());
    const json::value walked(text);
    const json::value copied_before = walked;
    auto items = walked.items();
    while (items.next() != nullptr) continue;
    walked.learn_end(items);
    CHECK(walked.text() == asked);
    CHECK(copied_before.text() == asked);
    const json::value copied_after = walked;
    CHECK(copied_after.text() == asked);
  }
}

TEST_CASE("what is done with an item does not change which come next") {
  const std::string text = R"({"a":{"x":[1,2]},"b\n":"s\"","c":[{},[]],"d":-1,"e":null,"f":[3]})";
  const auto expected = items_of(text);
  for (std::size_t way = 0; way < 4; ++way) {
    CAPTURE(way);
    members found;
    const json::value object(text);
    auto items = object.items();
    for (std::size_t at = 0; const auto* item = items.next(); ++at) {
      const bool is_container = item->value.kind() == json::kind::object || item->value.kind() == json::kind::array;
      if (way == 1) CHECK(item->value.text() == expected[at].second);
      if (way == 2 && is_container) CHECK_FALSE((item->value.items().next() == nullptr && at == 0));
      if (way == 3 && is_container) {
        auto inner = item->value.items();
        while (inner.next() != nullptr) continue;
        item->value.learn_end(inner);
      }
      const json::value kept = item->value;
      found.emplace_back(item->key, kept.text());
    }
    CHECK(found == expected);
  }
}

TEST_CASE("a kept value stays when its cursor moves on") {
  const std::string text = R"([{"a":[1]},"b\t",[2]])";
  std::vector<json::value> kept;
  {
    auto items = json::value(text).items();
    while (const auto* item = items.next()) kept.push_back(item->value);
  }
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].text() == R"({"a":[1]})");
  CHECK(kept[1].string() == "b\t");
  CHECK(kept[2].text() == "[2]");
}

TEST_CASE("a text that was cut has items as far as it goes") {
  const std::string whole = R"({"a":[1,{"b":"c\n"}],"d":{"e":true}} )";
  for (std::size_t size = 1; size < whole.size(); ++size) {
    CAPTURE(size);
    const std::string cut = whole.substr(0, size);
    const json::value object(cut);
    auto items = object.items();
    std::size_t count = 0;
    while (const auto* item = items.next()) {
      CHECK(item->value.text().size() <= size);
      REQUIRE(++count <= 2);
    }
    object.learn_end(items);
    CHECK(object.text().size() <= size);
  }
}

TEST_CASE("members come in order with their values as written") {
  CHECK(items_of(R"({"a":1,"b":[1, 2],"c":"x","d":null})") ==
        members{{"a", "1"}, {"b", "[1, 2]"}, {"c", "\"x\""}, {"d", "null"}});
}

TEST_CASE("white space everywhere changes nothing") {
  CHECK(items_of(" \r\n{ \t\"a\"\n:\r1 ,\n\n \"b\" \t : \t [ ] \n, \"c\":\r\n{ } } \n") ==
        members{{"a", "1"}, {"b", "[ ]"}, {"c", "{ }"}});
  CHECK(items_of(" [ 1\n,\t2 , [ 3 ] ] ") == members{{"", "1"}, {"", "2"}, {"", "[ 3 ]"}});
}

TEST_CASE("empty containers have no items") {
  for (const std::string_view text : {"{}", "[]", "{ }", "[ \n ]", " {\t} "}) {
    CAPTURE(text);
    CHECK(items_of(text).empty());
  }
}

TEST_CASE("quotes and brackets inside strings are only text") {
  CHECK(items_of(R"({"a}":"{","b\"]":"\"}","c,:":"[,:]","d\\":"\\"})") ==
        members{{"a}", R"("{")"}, {"b\"]", R"("\"}")"}, {"c,:", R"("[,:]")"}, {"d\\", R"("\\")"}});
  CHECK(items_of(R"(["\\\"]",[ "]" ],{"[":"{"}])") ==
        members{{"", R"("\\\"]")"}, {"", R"([ "]" ])"}, {"", R"({"[":"{"})"}});
}

TEST_CASE("escapes in keys are undone") {
  CHECK(items_of(R"({"\u0074ype":1,"a\/b":2,"\ud83d\ude00":3,"":4,"\u0000":5})") ==
        members{{"type", "1"}, {"a/b", "2"}, {"\xF0\x9F\x98\x80", "3"}, {"", "4"}, {std::string(1, '\0'), "5"}});
}

TEST_CASE("equal keys are all there") { CHECK(items_of(R"({"a":1,"a":2})") == members{{"a", "1"}, {"a", "2"}}); }

TEST_CASE("a cursor outlives many items without mixing their keys") {
  std::string text = "{";
  for (int i = 0; i < 1000; ++i)
    text += (i == 0 ? "" : ",") + std::string(R"("k\n)") + std::to_string(i) + "\":" + std::to_string(i);
  text += "}";
  const auto found = items_of(text);
  REQUIRE(found.size() == 1000);
  CHECK(found[999] == std::pair<std::string, std::string>("k\n999", "999"));
}

TEST_CASE("escapes in strings are undone") {
  CHECK(string_of(R"("plain")") == "plain");
  CHECK(string_of(R"("")").empty());
  CHECK(string_of(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
  CHECK(string_of(R"("\u0041\u00e9\u20AC")") == "A\xC3\xA9\xE2\x82\xAC");
  CHECK(string_of(R"("\ud83d\ude00!")") == "\xF0\x9F\x98\x80!");
  CHECK(string_of(R"("\udbff\udfff")") == "\xF4\x8F\xBF\xBF");
  CHECK(string_of(R"("\ud800\udc00")") == "\xF0\x90\x80\x80");
  CHECK(string_of(R"("\u0000")") == std::string(1, '\0'));
  CHECK(string_of(R"("\u007f\u0080\u07ff\u0800\uffff")") == "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF");
  CHECK(string_of(R"("a\\u0041")") == "a\\u0041");
  CHECK(string_of(R"("\\\\n")") == "\\\\n");
}

TEST_CASE("whole numbers within 64 bit are read and others are not") {
  const auto integer = [](std::string_view text) { return json::value(text).integer(); };
  CHECK(integer("0") == 0);
  CHECK(integer("-0") == 0);
  CHECK(integer("-1") == -1);
  CHECK(integer("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  CHECK(integer("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
  for (const std::string_view text :
       {"9223372036854775808", "-9223372036854775809", "1.0", "1e3", "1E0", "0.5", "1e400", "18446744073709551615"}) {
    CAPTURE(text);
    CHECK_FALSE(integer(text).has_value());
  }
}

TEST_CASE("numbers within a double are read and others are not") {
  const auto real = [](std::string_view text) { return json::value(text).real(); };
  CHECK(real("1.5") == 1.5);
  CHECK(real("-2e3") == -2000.0);
  CHECK(real("7") == 7.0);
  CHECK_FALSE(real("1e400").has_value());
  CHECK_FALSE(real("-1e400").has_value());
}

TEST_CASE("lone surrogates become replacement characters and nothing else changes") {
  struct row {
    std::string_view text;
    const char* mended;
  };
  for (const auto& [text, mended] : {
           row{R"("\ud83d")", R"("\ufffd")"},
           row{R"("\ude00")", R"("\ufffd")"},
           row{R"("\ud83dx")", R"("\ufffdx")"},
           row{R"("\ud83d\n")", R"("\ufffd\n")"},
           row{R"("\ud83d\u0041")", R"("\ufffd\u0041")"},
           row{R"("\ud83d\ud83d\ude00")", R"("\ufffd\ud83d\ude00")"},
           row{R"("\ude00\ud83d")", R"("\ufffd\ufffd")"},
           row{R"("\uD83D\uDE00\uDE00")", R"("\uD83D\uDE00\ufffd")"},
           row{R"({"\ud83d":"\\ud83d"})", R"({"\ufffd":"\\ud83d"})"},
           row{R"("\\\ud83d")", R"("\\\ufffd")"},
       }) {
    const std::string shown(text);
    CAPTURE(shown);
    const auto out = json::without_lone_surrogates(text);
    REQUIRE(out.has_value());
    CHECK(*out == mended);
    CHECK_FALSE(json::check(*out).has_value());
    CHECK_FALSE(json::without_lone_surrogates(*out).has_value());
  }
}

TEST_CASE("texts without lone surrogates are left alone, whole or cut anywhere") {
  const std::string text = R"({"a":"\ud83d\ude00","b":"\\ud800","c":"\u0041\n"})";
  CHECK_FALSE(json::without_lone_surrogates(text).has_value());
  const std::string broken = R"("\ud83d\u0041\ude00\\\ud83d)";
  for (std::size_t size = 0; size <= broken.size(); ++size) {
    CAPTURE(size);
    static_cast<void>(json::without_lone_surrogates(std::string_view(broken).substr(0, size)));
  }
  CHECK_FALSE(json::without_lone_surrogates("\\").has_value());
  CHECK_FALSE(json::without_lone_surrogates("\\u").has_value());
  CHECK_FALSE(json::without_lone_surrogates("\\ud80").has_value());
}
