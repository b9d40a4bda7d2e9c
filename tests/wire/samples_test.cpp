// SPDX-License-Identifier: Apache-2.0
// Every sample of the API that this slice has a struct for is decoded and encoded back to an equal JSON value; the
// others keep their text. Samples: fixtures/ of our own, and those of the service's docs where they lie beside the tree.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "machine/random.hpp"
#include "support/json_compare.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/envelope.hpp"
#include "wire/push_table.hpp"

namespace {

using namespace livechat::customer;
namespace fs = std::filesystem;
using wire::test::canonical;

const fs::path own_samples = fs::path(LIVECHAT_SOURCE_DIR) / "tests/wire/fixtures";
const fs::path docs_samples = fs::path(LIVECHAT_SOURCE_DIR) / "../shared/protocol/v3.6/samples";

/// Members of the samples that no struct of this slice has. Anything else that gets lost is a mistake.
const wire::test::names without_a_row = {"__priv_dynamic_config", "address",      "email_verified", "greeting",
                                         "omnichannel",           "phone_number", "postback",       "queue",
                                         "session_fields",        "statistics"};

/// Members that hold what users make up: a member more is another value.
const wire::test::names free_form = {"properties", "customer_side_storage", "text_vars", "pushes"};

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// One description, known by the name of its sample: text in, text out, or the words of the problem.
struct codec {
  std::string folder;
  std::string name;
  std::function<std::string(std::string_view)> turn_over;
};

template <class T>
std::string turn_over(std::string_view text, wire::shape direction) {
  T value;
  wire::decoder reader(direction);
  if (!reader.read(wire::json::value(text), value)) return "problem: " + reader.problem().words();
  std::string out;
  wire::json::writer writer(out);
  wire::write(writer, value);
  return out;
}

template <class T>
codec codec_for(std::string folder, std::string name, wire::shape direction) {
  return {std::move(folder), std::move(name),
          [direction](std::string_view text) { return turn_over<T>(text, direction); }};
}

std::vector<codec> all_codecs() {
  using wire::shape;
  std::vector<codec> out = {
      codec_for<access>("structures", "access", shape::served),
      codec_for<chat>("structures", "chat", shape::served),
      codec_for<thread>("structures", "thread", shape::served),
      codec_for<login_customer>("structures", "login_customer", shape::served),
      codec_for<typing_indicator>("structures", "typing_indicator", shape::served),
  };
  for (const auto* name : {"event_message", "event_system_message", "event_custom", "event_file", "event_filled_form",
                           "event_form", "event_rich_message", "event_system"}) {
    out.push_back(codec_for<event>("structures", name, shape::served));
  }
  for (const auto* name : {"user_agent", "user_customer", "user_supervisor"}) {
    out.push_back(codec_for<user>("structures", name, shape::served));
  }
  actions::for_each([&]<class Action>() {
    const std::string name(description<Action>.name);
    out.push_back(codec_for<Action>("requests", name, shape::sent));
    out.push_back(codec_for<typename Action::response>("responses", name, shape::served));
  });
  push_types::for_each([&]<class Push>() {
    out.push_back(codec_for<Push>("pushes", std::string(description<Push>.name), shape::served));
  });
  return out;
}

/// What the struct is read from: the payload of a frame, or the file itself.
std::string value_of(const std::string& folder, const std::string& text) {
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

/// Turns every sample over that has a codec; returns how many.
std::size_t turn_over_all(const fs::path& root) {
  std::size_t count = 0;
  for (const auto& codec : all_codecs()) {
    const auto file = root / codec.folder / (codec.name + ".json");
    if (!fs::exists(file)) continue;
    CAPTURE(file.string());
    const std::string value = value_of(codec.folder, content_of(file));
    const std::string back = codec.turn_over(value);
    CHECK(back.rfind("problem: ", 0) == std::string::npos);
    if (wire::json::check(back)) {
      FAIL_CHECK(back);
      continue;
    }
    CHECK(canonical(back, without_a_row) == canonical(value, without_a_row));
    CHECK(codec.turn_over(back) == back);
    ++count;
  }
  return count;
}

void write_unknown_member(wire::json::writer& out, livechat::machine::random& random) {
  static constexpr const char* values[] = {
      "null", "1e400", "\"x\"", "{}", "[[],{\"type\":\"message\"}]", "{\"text\":7,\"id\":[]}", "false"};
  static constexpr const char* keys[] = {"unknown", "", "Type", "id ", "\n\"", "texts", "payloads"};
  out.key(keys[random.below(std::size(keys))]);
  out.raw(values[random.below(std::size(values))]);
}

bool is_of_unknown_type(const wire::json::value& object) {
  static const wire::test::names known = {"message", "system_message", "customer", "agent", "push", "response"};
  auto members = object.items();
  while (const auto member = members.next()) {
    if (member->key == "type" && member->value.kind() == wire::json::kind::string)
      return !known.contains(member->value.string());
  }
  return false;
}

/// The same JSON with members that nobody knows in every object that has a description.
void write_with_more(wire::json::writer& out, const wire::json::value& value, livechat::machine::random& random) {
  if (value.kind() == wire::json::kind::array) {
    out.begin_array();
    auto items = value.items();
    while (const auto item = items.next()) write_with_more(out, item->value, random);
    return out.end_array();
  }
  if (value.kind() != wire::json::kind::object || is_of_unknown_type(value)) return out.raw(value.text());
  out.begin_object();
  auto items = value.items();
  while (const auto item = items.next()) {
    if (random.below(2) == 0) write_unknown_member(out, random);
    const bool is_kept = free_form.contains(item->key);
    out.key(item->key);
    if (is_kept) {
      out.raw(item->value.text());
    } else {
      write_with_more(out, item->value, random);
    }
  }
  write_unknown_member(out, random);
  out.end_object();
}

std::string with_more_members(std::string_view text, std::uint64_t seed) {
  livechat::machine::random random(seed);
  std::string out;
  wire::json::writer writer(out);
  write_with_more(writer, wire::json::value(text), random);
  return out;
}

std::string without_member(std::string_view object, std::string_view key) {
  std::string out;
  wire::json::writer writer(out);
  writer.begin_object();
  auto members = wire::json::value(object).items();
  while (const auto member = members.next()) {
    if (member->key == key) continue;
    writer.key(member->key);
    writer.raw(member->value.text());
  }
  writer.end_object();
  return out;
}

}  // namespace

TEST_CASE("every description of the slice has a sample of its own") {
  for (const auto& codec : all_codecs()) {
    const auto file = own_samples / codec.folder / (codec.name + ".json");
    if (codec.folder == "structures" && codec.name.rfind("event_", 0) == 0 && !fs::exists(file))
      continue;  // unknown types
    CAPTURE(file.string());
    CHECK(fs::exists(file));
  }
}

TEST_CASE("our samples decode and encode back to equal values") { CHECK(turn_over_all(own_samples) == 29); }

TEST_CASE("the samples of the docs decode and encode back to equal values") {
  if (!fs::exists(docs_samples)) {
    MESSAGE("no samples of the docs beside the tree: passed over");
    return;
  }
  CHECK(turn_over_all(docs_samples) == 33);
}

TEST_CASE("every push of the docs is delivered, with a struct or without") {
  if (!fs::exists(docs_samples)) {
    MESSAGE("no samples of the docs beside the tree: passed over");
    return;
  }
  std::size_t typed = 0;
  for (const auto& file : fs::directory_iterator(docs_samples / "pushes")) {
    CAPTURE(file.path().string());
    const auto text = content_of(file.path());
    auto read = wire::decode_frame(text);
    REQUIRE(std::holds_alternative<wire::push_frame>(read));
    const auto received = wire::decode_push(std::get<wire::push_frame>(std::move(read)), text);
    CHECK(received.action() == file.path().stem().string());
    const auto* unknown = received.as<unknown_push>();
    if (unknown == nullptr) {
      ++typed;
      continue;
    }
    CHECK(unknown->problem.empty());
    CHECK(text.find(unknown->payload.text()) != std::string::npos);
  }
  CHECK(typed == 6);
}

TEST_CASE("every frame of the docs is a frame") {
  if (!fs::exists(docs_samples)) {
    MESSAGE("no samples of the docs beside the tree: passed over");
    return;
  }
  for (const auto* folder : {"requests", "responses"}) {
    for (const auto& file : fs::directory_iterator(docs_samples / folder)) {
      CAPTURE(file.path().string());
      CHECK_FALSE(value_of(folder, content_of(file.path())).empty());
    }
  }
}

TEST_CASE("members that nobody knows never change what is decoded") {
  for (const auto& codec : all_codecs()) {
    const auto file = own_samples / codec.folder / (codec.name + ".json");
    if (!fs::exists(file)) continue;
    CAPTURE(file.string());
    const std::string text = content_of(file);
    const std::string plain = codec.turn_over(value_of(codec.folder, text));
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const std::string more = with_more_members(text, seed);
      CAPTURE(more);
      CHECK(codec.turn_over(value_of(codec.folder, more)) == plain);
    }
  }
}

TEST_CASE("null for what may be missing never changes what is decoded") {
  const std::string text = R"({"id":"A","type":"customer"})";
  const std::string nulls =
      R"({"name":null,"id":"A","email":null,"avatar":null,"present":null,"type":"customer","events_seen_up_to":null})";
  CHECK(turn_over<user>(nulls, wire::shape::served) == turn_over<user>(text, wire::shape::served));
}

TEST_CASE("a sample with one member taken away is read or the member is named") {
  for (const auto& codec : all_codecs()) {
    const auto file = own_samples / codec.folder / (codec.name + ".json");
    if (!fs::exists(file)) continue;
    const std::string value = value_of(codec.folder, content_of(file));
    auto members = wire::json::value(value).items();
    while (const auto member = members.next()) {
      const std::string key(member->key);
      const auto turned = codec.turn_over(without_member(value, key));
      CAPTURE(file.string());
      CAPTURE(key);
      CAPTURE(turned);
      const bool is_problem = turned.rfind("problem: ", 0) == 0;
      CHECK((!is_problem || turned == "problem: " + key + ": missing"));
    }
  }
}
