// SPDX-License-Identifier: Apache-2.0
// Every sample of the API is decoded into its struct and encoded back to an equal JSON value.
//
// Samples: fixtures/ of our own (`<name>.json`, and `<name>.<variant>.json` for what has several forms; for what has no
// file, the example that its table gives), and those of the service's docs where they lie beside the tree.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/structures.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "support/file_content.hpp"
#include "support/json_compare.hpp"
#include "wire/catalogue.hpp"
#include "wire/corpus/codecs.hpp"
#include "wire/envelope.hpp"
#include "wire/example.hpp"
#include "wire/json.hpp"
#include "wire/push_table.hpp"
#include "wire/samples/copier.hpp"
#include "wire/samples/sample.hpp"
#include "wire/samples/strange_copiers.hpp"
#include "wire/samples/turn_over.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::wire::test;
namespace fs = std::filesystem;
using livechat::test::content_of;

/// Notes which rows the samples have.
class row_counter : public copier {
 public:
  std::set<std::string> found;

 private:
  void row_found(std::string_view owner, const wire::field_row& row) override {
    found.insert(std::string(owner) + "." + std::string(row.name));
  }
};

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

TEST_CASE("every action, push and event has a sample: a file, or else the example of its table") {
  std::set<std::string> paths;
  for (const auto& one : all_own_samples()) paths.insert(one.path);
  actions::for_each([&]<class Action>() {
    const std::string name = std::string(description<Action>.name) + ".json";
    CAPTURE(name);
    CHECK(paths.contains("requests/" + name));
    CHECK(paths.contains("responses/" + name));
  });
  push_types::for_each(
      [&]<class Push>() { CHECK(paths.contains("pushes/" + std::string(description<Push>.name) + ".json")); });
  event_types::for_each(
      [&]<class Event>() { CHECK(paths.contains("structures/event_" + std::string(Event::type) + ".json")); });
}

TEST_CASE("the example of a table is as good a sample of a push as a file") {
  for (const auto& push : wire::pushes_catalogue()) {
    const std::string name(push.about->name);
    CAPTURE(name);
    row_counter counter;
    static_cast<void>(counter.copy({"pushes/" + name + ".json", wire::test::find_codec("pushes", name),
                                    wire::example_of(push, wire::shape::served)}));
    for (const auto& row : push.fields) {
      // What only the greeting of a login has stands in the table that both share.
      if (name == "incoming_greeting" && row.name == "accepted") continue;
      CHECK_MESSAGE(counter.found.contains(name + "." + std::string(row.name)), row.name);
    }
  }
}

TEST_CASE("every row of every description is in a sample of our own") {
  row_counter counter;
  for (const auto& one : all_own_samples()) {
    if (one.described != nullptr) static_cast<void>(counter.copy(one));
  }
  const auto look_for = [&counter](std::string_view owner, const std::vector<wire::field_row>& fields) {
    for (const auto& row : fields) {
      const std::string name = std::string(owner) + "." + std::string(row.name);
      CAPTURE(name);
      CHECK(counter.found.contains(name));
    }
  };
  for (const auto& action : wire::actions_catalogue()) {
    look_for(action.about->name, action.fields);
    look_for(action.about->name, action.answer);
  }
  for (const auto* all : {&wire::pushes_catalogue(), &wire::events_catalogue(), &wire::structures_catalogue()}) {
    for (const auto& entry : *all) {
      // Rows that stand in the tables of others, and what has no table of its own.
      const auto name = entry.about->name;
      if (name == "event_header" || name == "customer_fields" || name == "unknown_event") continue;
      look_for(name, entry.fields);
    }
  }
}

TEST_CASE("our samples decode and encode back to equal values") { turn_over_all(all_own_samples(), "own"); }

TEST_CASE("the samples of the docs decode and encode back to equal values") {
  if (!fs::exists(docs_samples)) {
    MESSAGE("no samples of the docs beside the tree: passed over");
    return;
  }
  turn_over_all(samples_of(docs_samples), "docs");
}

TEST_CASE("every push of the samples is delivered as its struct") {
  for (const auto& root : {own_samples, docs_samples}) {
    if (!fs::exists(root)) continue;
    for (const auto& file : fs::directory_iterator(root / "pushes")) {
      CAPTURE(file.path().string());
      const auto text = content_of(file.path());
      auto read = wire::decode_frame(text);
      REQUIRE(std::holds_alternative<wire::push_frame>(read));
      const std::string name = file.path().filename().string();
      const auto received = wire::decode_push(std::get<wire::push_frame>(std::move(read)), text);
      CHECK(received.action() == name.substr(0, name.find('.')));
      CHECK(received.as<unknown_push>() == nullptr);
      CHECK(received.raw() == text);
    }
  }
}

TEST_CASE("members that nobody knows never change what is decoded") {
  for (const auto& one : all_own_samples()) {
    if (one.described == nullptr) continue;
    CAPTURE(one.path);
    const std::string plain = one.described->read(one.value).text;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      const std::string more = with_more_members(seed).copy(one);
      CAPTURE(more);
      const auto read = one.described->read(more);
      CHECK(read.words().empty());
      CHECK(read.text == plain);
    }
  }
}

TEST_CASE("words that nobody knows are kept, and refused in requests") {
  std::size_t replaced = 0;
  for (const auto& one : all_own_samples()) {
    if (one.described == nullptr || one.has_another_form()) continue;
    CAPTURE(one.path);
    with_unknown_words change;
    const std::string strange = change.copy(one);
    if (change.replaced == 0) continue;
    replaced += change.replaced;
    const auto read = one.described->read(strange);
    CHECK(read.problem.empty());
    CHECK(canonical(read.text) == canonical(strange));
    if (one.described->folder == "requests") CHECK(read.refusal.find("none of: ") != std::string::npos);
  }
  CHECK(replaced > 100);
}

TEST_CASE("events and users of types that nobody knows never change the others") {
  std::size_t added = 0;
  for (const auto& one : all_own_samples()) {
    if (one.described == nullptr || one.has_another_form()) continue;
    CAPTURE(one.path);
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      with_unknown_types change(seed);
      const std::string strange = change.copy(one);
      if (change.added == 0) continue;
      added += change.added;
      CAPTURE(strange);
      const auto read = one.described->read(strange);
      CHECK(read.problem.empty());
      CHECK(canonical(read.text) == canonical(strange));
    }
  }
  CHECK(added > 100);
}

TEST_CASE("null for what may be missing never changes what is decoded") {
  const auto* user = wire::test::find_codec("structures", "user");
  REQUIRE(user != nullptr);
  const std::string text = R"({"id":"A","type":"customer"})";
  const std::string nulls =
      R"({"name":null,"id":"A","email":null,"avatar":null,"present":null,"type":"customer","events_seen_up_to":null})";
  CHECK(user->read(nulls).text == user->read(text).text);
}

TEST_CASE("a sample with one member taken away is read or the member is named") {
  for (const auto& one : all_own_samples()) {
    if (one.described == nullptr || wire::json::value(one.value).kind() != wire::json::kind::object) continue;
    if (one.path == "structures/error.json" || one.has_another_form()) continue;
    auto members = wire::json::value(one.value).items();
    while (const auto member = members.next()) {
      const std::string key(member->key);
      const auto read = one.described->read(without_member(one.value, key));
      CAPTURE(one.path);
      CAPTURE(key);
      CAPTURE(read.problem);
      CHECK((read.problem.empty() || read.problem == key + ": missing"));
    }
  }
}
