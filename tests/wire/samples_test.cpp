// SPDX-License-Identifier: Apache-2.0
// Every sample of the API is decoded into its struct and encoded back to an equal JSON value.
//
// Samples: fixtures/ of our own (`<name>.json`, and `<name>.<variant>.json` for what has several forms), and those of
// the service's docs where they lie beside the tree.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/structures.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "machine/random.hpp"
#include "support/file_content.hpp"
#include "support/json_compare.hpp"
#include "wire/catalogue.hpp"
#include "wire/corpus/codecs.hpp"
#include "wire/envelope.hpp"
#include "wire/push_table.hpp"

namespace {

using namespace livechat::customer;
namespace fs = std::filesystem;
using livechat::test::content_of;
using wire::test::canonical;
using wire::test::codec;

const fs::path own_samples = fs::path(LIVECHAT_SOURCE_DIR) / "tests/wire/fixtures";
const fs::path docs_samples = fs::path(LIVECHAT_SOURCE_DIR) / "../shared/protocol/v3.6/samples";

/// Samples in a form that is read but never written: they are written as the other sample is.
const std::map<std::string, std::string> other_readings = {
    {"responses/list_chats.v3_7.json", "responses/list_chats.json"},
    {"structures/chat.threads.json", "structures/chat.json"},
    {"structures/chat_summary.v3_7.json", "structures/chat_summary.json"},
    {"structures/event_message.visibility.json", "structures/event_message.json"},
};

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

struct sample {
  std::string path;  ///< within the root: folder and file
  const codec* described = nullptr;
  std::string value;

  [[nodiscard]] bool has_another_form() const { return other_readings.contains(path); }
};

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

/// The texts of what is kept byte for byte: members called `properties` or `content`, sorted.
void collect_kept(const wire::json::value& value, std::vector<std::string>& out) {
  if (value.kind() != wire::json::kind::object && value.kind() != wire::json::kind::array) return;
  auto items = value.items();
  while (const auto item = items.next()) {
    if (item->key == "properties" || item->key == "content") {
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

void turn_over_all(const fs::path& root, std::string_view whose) {
  const auto samples = samples_of(root);
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

// --- walking a sample along its description -------------------------------------------------------------

using rows = std::vector<wire::field_row>;

const rows no_rows;

const wire::entry* entry_in(const std::vector<wire::entry>& all, std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [name](const wire::entry& one) { return one.about->name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string text_member(const wire::json::value& object, std::string_view name) {
  auto members = object.items();
  while (const auto member = members.next()) {
    if (member->key == name && member->value.kind() == wire::json::kind::string) return member->value.string();
  }
  return {};
}

/// What describes an object of that row; nothing for free-form ones and those of unknown types.
const wire::entry* entry_of(const wire::field_row& row, const wire::json::value& object) {
  if (row.ref == "event") return entry_in(wire::events_catalogue(), text_member(object, "type"));
  if (row.ref == "user") return entry_in(wire::structures_catalogue(), "user_" + text_member(object, "type"));
  if (row.structure == nullptr || row.structure().fields.empty()) return nullptr;
  return &row.structure();
}

/// What describes a whole sample, and under which name.
struct described_value {
  std::string_view name;
  const rows* fields = &no_rows;
};

described_value description_of(const sample& one) {
  const std::string_view name = one.described->name;
  if (one.described->folder == "requests") return {name, &entry_in(wire::actions_catalogue(), name)->fields};
  if (one.described->folder == "responses") return {name, &entry_in(wire::actions_catalogue(), name)->answer};
  if (one.described->folder == "pushes") return {name, &entry_in(wire::pushes_catalogue(), name)->fields};
  const wire::json::value value(one.value);
  const auto* entry = entry_in(wire::structures_catalogue(), name);
  if (name == "form") entry = entry_in(wire::structures_catalogue(), "form_template");
  if (name == "omnichannel_response") entry = entry_in(wire::structures_catalogue(), "omnichannel");
  for (const auto& details : wire::test::details_samples) {
    if (details.name == name) entry = entry_in(wire::structures_catalogue(), details.structure);
  }
  if (name == "event") entry = entry_in(wire::events_catalogue(), text_member(value, "type"));
  if (name == "user") entry = entry_in(wire::structures_catalogue(), "user_" + text_member(value, "type"));
  if (entry == nullptr || entry->fields.empty()) return {};
  return {entry->about->name, &entry->fields};
}

/// Copies a sample along its description; what derives from it changes this and that on the way.
class copier {
 public:
  virtual ~copier() = default;

  [[nodiscard]] std::string copy(const sample& one) {
    std::string text;
    wire::json::writer out(text);
    const wire::json::value value(one.value);
    const auto described = description_of(one);
    if (described.fields->empty() && described.name.empty()) return one.value;
    copy_object(out, value, described.name, *described.fields);
    return text;
  }

 protected:
  virtual void before_member(wire::json::writer&) {}
  virtual void row_found(std::string_view /*owner*/, const wire::field_row&) {}
  virtual bool replace(wire::json::writer&, const wire::field_row&, const wire::json::value&) { return false; }
  virtual void before_element(wire::json::writer&, const wire::field_row&) {}

 private:
  void copy_object(wire::json::writer& out, const wire::json::value& object, std::string_view owner,
                   const rows& fields) {
    out.begin_object();
    auto members = object.items();
    while (const auto member = members.next()) {
      before_member(out);
      out.key(member->key);
      const auto row = std::find_if(fields.begin(), fields.end(), [&](const wire::field_row& one) {
        return one.name == member->key || one.facts.also_named == member->key;
      });
      if (row == fields.end()) {
        out.raw(member->value.text());
      } else {
        row_found(owner, *row);
        copy_value(out, member->value, *row, row->type);
      }
    }
    before_member(out);
    out.end_object();
  }

  void copy_value(wire::json::writer& out, const wire::json::value& value, const wire::field_row& row,
                  std::string_view type) {
    const auto inner = [type](std::string_view prefix) {
      return type.substr(prefix.size(), type.size() - prefix.size() - 1);
    };
    if (type.rfind("array<", 0) == 0 && value.kind() == wire::json::kind::array && row.ref != "session_fields") {
      return copy_elements(out, value, row, inner("array<"));
    }
    if (type.rfind("map<string,", 0) == 0 && value.kind() == wire::json::kind::object) {
      return copy_map(out, value, row, inner("map<string,"));
    }
    if (replace(out, row, value)) return;
    const auto* entry = value.kind() == wire::json::kind::object ? entry_of(row, value) : nullptr;
    if (entry == nullptr) return out.raw(value.text());
    copy_object(out, value, entry->about->name, entry->fields);
  }

  void copy_elements(wire::json::writer& out, const wire::json::value& array, const wire::field_row& row,
                     std::string_view type) {
    out.begin_array();
    auto elements = array.items();
    while (const auto element = elements.next()) {
      before_element(out, row);
      copy_value(out, element->value, row, type);
    }
    before_element(out, row);
    out.end_array();
  }

  void copy_map(wire::json::writer& out, const wire::json::value& map, const wire::field_row& row,
                std::string_view type) {
    out.begin_object();
    auto members = map.items();
    while (const auto member = members.next()) {
      out.key(member->key);
      copy_value(out, member->value, row, type);
    }
    out.end_object();
  }
};

/// Puts members that nobody knows into every described object.
class with_more_members : public copier {
 public:
  explicit with_more_members(std::uint64_t seed) : random_(seed) {}

 private:
  void before_member(wire::json::writer& out) override {
    static constexpr const char* values[] = {
        "null", "1e400", "\"x\"", "{}", "[[],{\"type\":\"message\"}]", "{\"text\":7,\"id\":[]}", "false"};
    static constexpr const char* keys[] = {"unknown", "", "Type", "id ", "\n\"", "texts", "payloads"};
    if (random_.below(2) == 0) return;
    out.key(keys[random_.below(std::size(keys))]);
    out.raw(values[random_.below(std::size(values))]);
  }

  livechat::machine::random random_;
};

/// Replaces words of documented lists by one that nobody knows.
class with_unknown_words : public copier {
 public:
  std::size_t replaced = 0;

 private:
  bool replace(wire::json::writer& out, const wire::field_row& row, const wire::json::value& value) override {
    // The type of an event or a user is no word of a list: it says which struct it is.
    const bool is_fixed = row.name == "type" && row.words.size() == 1;
    if (row.words.empty() || is_fixed || value.kind() != wire::json::kind::string) return false;
    out.string("word_of_tomorrow");
    ++replaced;
    return true;
  }
};

/// Puts events and users of types that nobody knows between the others.
class with_unknown_types : public copier {
 public:
  explicit with_unknown_types(std::uint64_t seed) : random_(seed) {}

  std::size_t added = 0;

 private:
  void before_element(wire::json::writer& out, const wire::field_row& row) override {
    static constexpr const char* strangers[] = {
        R"({"type":"of_tomorrow"})",
        R"({"text":"x","type":"of_tomorrow","id":"X","name":null,"deep":[{"type":"message"}]})",
        R"({ "id" : "X" , "type" : "of_tomorrow" , "properties" : { "n" : { "a" : 1e400 } } })"};
    if ((row.ref != "event" && row.ref != "user") || random_.below(2) == 0) return;
    out.raw(strangers[random_.below(std::size(strangers))]);
    ++added;
  }

  livechat::machine::random random_;
};

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

TEST_CASE("every action, push and event has samples of its own") {
  actions::for_each([]<class Action>() {
    const std::string name = std::string(description<Action>.name) + ".json";
    CAPTURE(name);
    CHECK(fs::exists(own_samples / "requests" / name));
    CHECK(fs::exists(own_samples / "responses" / name));
  });
  push_types::for_each([]<class Push>() {
    const std::string name = std::string(description<Push>.name) + ".json";
    CAPTURE(name);
    CHECK(fs::exists(own_samples / "pushes" / name));
  });
  event_types::for_each([]<class Event>() {
    const std::string name = "event_" + std::string(Event::type) + ".json";
    CAPTURE(name);
    CHECK(fs::exists(own_samples / "structures" / name));
  });
}

TEST_CASE("every row of every description is in a sample of our own") {
  row_counter counter;
  for (const auto& one : samples_of(own_samples)) {
    if (one.described != nullptr) static_cast<void>(counter.copy(one));
  }
  const auto look_for = [&counter](std::string_view owner, const rows& fields) {
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

TEST_CASE("our samples decode and encode back to equal values") { turn_over_all(own_samples, "own"); }

TEST_CASE("the samples of the docs decode and encode back to equal values") {
  if (!fs::exists(docs_samples)) {
    MESSAGE("no samples of the docs beside the tree: passed over");
    return;
  }
  turn_over_all(docs_samples, "docs");
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
  for (const auto& one : samples_of(own_samples)) {
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
  for (const auto& one : samples_of(own_samples)) {
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
  for (const auto& one : samples_of(own_samples)) {
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
  for (const auto& one : samples_of(own_samples)) {
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
