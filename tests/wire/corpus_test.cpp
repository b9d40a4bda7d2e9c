// SPDX-License-Identifier: Apache-2.0
// Odd inputs, one file each, and what becomes of each: `ok`, or the words of the problem.
//
// corpus/<layer>/<decoder>.<what is odd>.json, verdicts in corpus/verdicts.txt:
//   frames      the text of a message. `answer`, `push`, `error` and `other` come from the service, `request` from a
//               customer; the decoder's name says what kind of frame it is when it is one
//   requests    the payload of an action as the service reads it: decoded, then validated
//   responses, pushes, structures    as the client reads them
// More are made from the tables: see corpus/table_inputs.hpp.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/structures.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "support/file_content.hpp"
#include "wire/corpus/codecs.hpp"
#include "wire/corpus/table_inputs.hpp"
#include "wire/envelope.hpp"
#include "wire/json.hpp"
#include "wire/samples/sample.hpp"

namespace {

using namespace livechat::customer;
namespace fs = std::filesystem;

const fs::path corpus = fs::path(LIVECHAT_SOURCE_DIR) / "tests/wire/corpus";

constexpr std::size_t least_files = 200;
constexpr std::size_t least_cases = 2;

/// Every file of the corpus by its path within, `/` between its parts.
std::set<std::string> all_files() {
  std::set<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(corpus)) {
    if (entry.is_regular_file() && entry.path().extension() == ".json") {
      out.insert(entry.path().lexically_relative(corpus).generic_string());
    }
  }
  return out;
}

using livechat::test::content_of;
using verdicts = std::multimap<std::string, std::string>;

verdicts all_verdicts() {
  verdicts out;
  std::ifstream in(corpus / "verdicts.txt");
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    REQUIRE_MESSAGE(tab != std::string::npos, line);
    out.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  return out;
}

/// Where in the text and in which words JSON is no JSON is the parser's business: its own test looks at it.
std::string without_the_parsers_words(const std::string& why) {
  static const std::string begin = "not JSON";
  return why.rfind(begin + ": ", 0) == 0 ? begin : why;
}

std::string verdict_on_frame(std::string_view kind, std::string_view text) {
  if (kind == "request") {
    const auto read = wire::decode_request(text);
    const auto* bad = std::get_if<wire::malformed_frame>(&read);
    return bad == nullptr ? "ok" : without_the_parsers_words(bad->why);
  }
  static const std::map<std::string_view, std::size_t> kinds = {{"answer", 0}, {"push", 1}, {"error", 2}, {"other", 3}};
  const auto wanted = kinds.find(kind);
  if (wanted == kinds.end()) return "no decoder of that name";
  const auto read = wire::decode_frame(text);
  if (const auto* bad = std::get_if<wire::malformed_frame>(&read)) return without_the_parsers_words(bad->why);
  return read.index() == wanted->second ? "ok" : "a frame of another kind";
}

std::string verdict_on(const std::string& path, std::string_view text) {
  const auto slash = path.find('/');
  const std::string_view folder = std::string_view(path).substr(0, slash);
  const std::string_view name = std::string_view(path).substr(slash + 1);
  if (folder == "frames") return verdict_on_frame(name.substr(0, name.find('.')), text);
  if (wire::json::check(text)) return "not JSON";
  const auto* codec = wire::test::find_codec(folder, name);
  if (codec == nullptr) return "no decoder of that name";
  const auto read = codec->read(text);
  return read.words().empty() ? "ok" : read.words();
}

/// How many cases there are for each decoder of a folder.
std::map<std::string, std::size_t, std::less<>> cases_in(const std::set<std::string>& folders) {
  std::map<std::string, std::size_t, std::less<>> out;
  for (const auto& path : all_files()) {
    const auto slash = path.find('/');
    if (!folders.contains(path.substr(0, slash))) continue;
    const std::string name = path.substr(slash + 1);
    ++out[name.substr(0, name.find('.'))];
  }
  return out;
}

/// The sample of that decoder: the one without a variant in its name.
wire::test::sample plain_sample(const std::vector<wire::test::sample>& all, const std::string& folder,
                                std::string_view name) {
  const std::string path = folder + "/" + std::string(name) + ".json";
  const auto found = std::find_if(all.begin(), all.end(), [&path](const auto& one) { return one.path == path; });
  REQUIRE(found != all.end());
  return *found;
}

/// Checks that each has odd inputs enough: files, or else those that its table makes.
template <class List>
void check_that_each_has_cases(const std::set<std::string>& folders) {
  const auto counts = cases_in(folders);
  const auto samples = wire::test::all_own_samples();
  List::for_each([&]<class Described>() {
    const auto name = description<Described>.name;
    const auto found = counts.find(name);
    std::size_t count = found == counts.end() ? 0 : found->second;
    for (const auto& folder : folders) count += table_inputs(plain_sample(samples, folder, name)).size();
    CAPTURE(name);
    CHECK(count >= least_cases);
  });
}

/// Checks each odd input that the table makes; gives how many there are.
std::size_t check_table_inputs(const wire::test::sample& good) {
  const auto inputs = table_inputs(good);
  for (const auto& odd : inputs) {
    CAPTURE(good.path);
    CAPTURE(odd.what);
    CHECK(good.described->read(odd.text).words() == odd.verdict);
  }
  return inputs.size();
}

std::string send_event_with(std::string_view event) {
  return wire::test::find_codec("requests", "send_event")
      ->read(R"({"chat_id":"C","event":)" + std::string(event) + "}")
      .words();
}

}  // namespace

TEST_CASE("every odd input has one verdict and every verdict its input") {
  const auto files = all_files();
  const auto said = all_verdicts();
  for (const auto& file : files) {
    CAPTURE(file);
    CHECK(said.count(file) == 1);
  }
  for (const auto& line : said) {
    CAPTURE(line.first);
    CHECK(files.contains(line.first));
    CHECK_FALSE(line.second.empty());
  }
  CHECK(files.size() >= least_files);
  std::cout << "corpus files=" << files.size() << " verdicts=" << said.size() << '\n';
}

TEST_CASE("every odd input is read or refused as its verdict says") {
  const auto said = all_verdicts();
  for (const auto& file : all_files()) {
    const auto verdict = said.find(file);
    if (verdict == said.end()) continue;  // the case above tells
    CAPTURE(file);
    CHECK(verdict_on(file, content_of(corpus / file)) == verdict->second);
  }
}

TEST_CASE("an odd input that is read is written as something that is read again") {
  for (const auto& file : all_files()) {
    const auto slash = file.find('/');
    const auto* codec = wire::test::find_codec(file.substr(0, slash), file.substr(slash + 1));
    if (codec == nullptr) continue;
    CAPTURE(file);
    const auto first = codec->read(content_of(corpus / file));
    if (!first.problem.empty()) continue;
    CAPTURE(first.text);
    REQUIRE_FALSE(wire::json::check(first.text).has_value());
    const auto second = codec->read_written(first.text);
    CHECK(second.problem.empty());
    CHECK(second.text == first.text);
  }
}

TEST_CASE("every action and every push has odd inputs") {
  check_that_each_has_cases<actions>({"requests", "responses"});
  check_that_each_has_cases<push_types>({"pushes"});
}

TEST_CASE("a field that is missing or of another kind is named, of every request, answer and push") {
  const auto samples = wire::test::all_own_samples();
  std::size_t count = 0;
  actions::for_each([&]<class Action>() {
    count += check_table_inputs(plain_sample(samples, "requests", description<Action>.name));
    count += check_table_inputs(plain_sample(samples, "responses", description<Action>.name));
  });
  push_types::for_each(
      [&]<class Push>() { count += check_table_inputs(plain_sample(samples, "pushes", description<Push>.name)); });
  std::cout << "corpus made from tables=" << count << '\n';
  CHECK(count >= least_files);
}

TEST_CASE("every type of event has odd inputs") {
  std::map<std::string, std::size_t> counts;
  for (const auto& file : all_files()) {
    if (file.rfind("requests/send_event.", 0) != 0 && file.rfind("pushes/incoming_event.", 0) != 0) continue;
    const std::string text = content_of(corpus / file);
    event_types::for_each([&]<class Event>() {
      const std::string type(Event::type);
      if (text.find("\"type\":\"" + type + '"') != std::string::npos) ++counts[type];
    });
  }
  event_types::for_each([&]<class Event>() {
    const std::string type(Event::type);
    CAPTURE(type);
    CHECK(counts[type] >= least_cases);
  });
}

TEST_CASE("the text of a message may have 16384 bytes and no more") {
  const auto with_text = [](const std::string& text) {
    return send_event_with(R"({"type":"message","text":")" + text + "\"}");
  };
  CHECK(with_text(std::string(16'384, 'x')).empty());
  CHECK(with_text(std::string(16'385, 'x')) == "event.text: 16385 bytes, at most 16384 are allowed");
  // Bytes of the text, not of its JSON: an escape of six bytes is a character of one.
  std::string escaped;
  for (int i = 0; i < 16'384; ++i) escaped += "\\u0078";
  CHECK(with_text(escaped).empty());
  CHECK(with_text(escaped + "\\u0078") == "event.text: 16385 bytes, at most 16384 are allowed");
  // Bytes, not characters.
  std::string wide;
  for (int i = 0; i < 4'097; ++i) wide += "\xF0\x9F\x8D\xB5";
  CHECK(with_text(wide) == "event.text: 16388 bytes, at most 16384 are allowed");
}

TEST_CASE("a message of any size is read from the service") {
  const std::string message =
      R"({"type":"message","id":"E","created_at":"x","author_id":"A","text":")" + std::string(100'000, 'x') + "\"}";
  CHECK(wire::test::find_codec("structures", "event_message")->read(message).words().empty());
}
