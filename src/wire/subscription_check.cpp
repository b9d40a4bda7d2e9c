// SPDX-License-Identifier: Apache-2.0
#include "wire/subscription_check.hpp"

#include <algorithm>
#include <cstddef>
#include <livechat/customer/pushes.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "wire/suggestion.hpp"
#include "wire/word_list.hpp"

namespace livechat::customer::wire {

namespace {

using push_names = std::vector<std::string>;

constexpr std::string_view every_push = "all";

/// What a client goes by: without the first two it misses what is said, without the third it cannot tell a broken link
/// from an end that the service wants.
constexpr std::string_view needed_pushes[] = {"incoming_event", "incoming_chat", "customer_disconnected"};

bool is_in(const push_names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

push_names all_push_names() {
  push_names out = {std::string(every_push)};
  push_types::for_each([&out]<class Push>() { out.emplace_back(description<Push>.name); });
  return out;
}

/// Since which version there is a push of that name; nothing when there is none.
std::optional<api_version> first_version_of(std::string_view name) {
  std::optional<api_version> out;
  if (name == every_push) out = api_version::v3_4;
  push_types::for_each([&]<class Push>() {
    const describe::about& push = description<Push>;
    if (!name.empty() && (name == push.name || name == push.also_named)) out = push.since;
  });
  return out;
}

/// The name itself may be anything: it is not repeated.
std::string words_for_unknown(std::string_view name) {
  const std::string near = suggestion_for(name, all_push_names());
  return "no push has this name" + (near.empty() ? std::string() : "; did you mean " + near);
}

std::optional<problem> problem_of_names(const std::string& place, api_version version, const push_names& names) {
  for (std::size_t at = 0; const auto& name : names) {
    const std::string here = place + "[" + std::to_string(at++) + "]";
    const auto since = first_version_of(name);
    if (!since) return problem{here, words_for_unknown(name)};
    if (*since > version) return problem{here, "needs API version " + std::string(to_string(*since))};
  }
  return std::nullopt;
}

std::optional<problem> problem_of_missing(const login& data, api_version version) {
  const std::string key(to_string(version));
  const auto found = data.pushes.find(key);
  const push_names none;
  const auto& names = found == data.pushes.end() ? none : found->second;
  if (is_in(names, every_push)) return std::nullopt;
  std::vector<std::string_view> missing;
  for (const auto name : needed_pushes) {
    if (!is_in(names, name)) missing.push_back(name);
  }
  if (missing.empty()) return std::nullopt;
  return problem{"pushes." + key, "must have " + joined(missing) + ", or all: the client goes by them"};
}

}  // namespace

std::optional<problem> subscription_problem(const login& data, api_version version) {
  if (data.pushes.empty()) return std::nullopt;
  for (const auto& [key, names] : data.pushes) {
    const std::string place = "pushes." + key;
    const auto wanted = api_version_of(key);
    if (!wanted) return problem{place, "not a known version of the API"};
    if (*wanted < version) return problem{place, "lower than the connection's " + std::string(to_string(version))};
    if (auto wrong = problem_of_names(place, *wanted, names)) return wrong;
  }
  return problem_of_missing(data, version);
}

}  // namespace livechat::customer::wire
