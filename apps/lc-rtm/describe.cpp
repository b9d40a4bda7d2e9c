// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "commands.hpp"
#include "console.hpp"
#include "description_json.hpp"
#include "description_text.hpp"
#include "failure.hpp"
#include "printable.hpp"
#include "topics.hpp"
#include "wire/catalogue_words.hpp"
#include "wire/suggestion.hpp"

namespace lc_rtm {

namespace {

namespace wire = livechat::customer::wire;

topic_kind kind_wanted(const std::string& word) {
  if (const auto kind = topic_kind_of(word)) return *kind;
  std::vector<std::string_view> words;
  for (const auto kind : all_topic_kinds()) words.push_back(word_of(kind));
  throw failure(exit_code::usage, "there is no kind '" + shortened(word) + "'; the kinds are: " + wire::joined(words));
}

std::vector<topic> topics_wanted(const describe_command& wanted) {
  auto out = find_topics(wanted.name);
  if (!wanted.kind.empty()) {
    const auto kind = kind_wanted(wanted.kind);
    std::erase_if(out, [kind](const topic& one) { return one.kind != kind; });
  }
  return out;
}

[[noreturn]] void refuse(const describe_command& wanted) {
  const std::string near = wire::suggestion_for(wanted.name, names_of_topics());
  const bool is_near = !near.empty() && near != wanted.name;
  const std::string what = wanted.kind.empty() ? "nothing" : "no " + std::string(word_of(kind_wanted(wanted.kind)));
  const std::string hint = is_near ? "did you mean: lc-rtm describe " + near + "; " : "";
  throw failure(exit_code::usage, "there is " + what + " called '" + shortened(wanted.name) + "'; " + hint +
                                      "lc-rtm list --help names the lists of all names");
}

}  // namespace

exit_code run(const describe_command& wanted, ui_loop&) {
  const auto found = topics_wanted(wanted);
  if (found.empty()) refuse(wanted);
  bool is_first = true;
  for (const topic& one : found) {
    if (!is_first && !wanted.as_json) print("");
    print(wanted.as_json ? description_json(one) : description_text(one));
    is_first = false;
  }
  return exit_code::ok;
}

}  // namespace lc_rtm
