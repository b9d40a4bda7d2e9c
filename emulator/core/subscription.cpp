// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/subscription.hpp"

#include "wire/json.hpp"

namespace livechat::emulator::core {

namespace {

namespace json = customer::wire::json;
using customer::wire::problem;

std::variant<std::set<std::string, std::less<>>, problem> read_names(const json::value& list) {
  if (list.kind() != json::kind::array)
    return problem{{}, "expected an array, found " + std::string(to_string(list.kind()))};
  std::set<std::string, std::less<>> names;
  auto elements = list.items();
  for (std::size_t i = 0; const auto element = elements.next(); ++i) {
    if (element->value.kind() == json::kind::string) {
      names.insert(element->value.string());
      continue;
    }
    return problem{"[" + std::to_string(i) + "]",
                   "expected a string, found " + std::string(to_string(element->value.kind()))};
  }
  return names;
}

}  // namespace

std::variant<subscription, problem> subscription::read(const customer::json_text& pushes, std::string_view version) {
  subscription out;
  if (pushes.empty()) return out;
  out.is_all_ = false;
  auto versions = json::value(pushes.text()).items();
  while (const auto one = versions.next()) {
    auto names = read_names(one->value);
    if (auto* wrong = std::get_if<problem>(&names)) {
      wrong->enter(one->key);
      wrong->enter("pushes");
      return *wrong;
    }
    if (one->key != version) continue;
    out.names_ = std::get<0>(std::move(names));
    out.is_all_ = out.names_.contains("all");
  }
  return out;
}

bool subscription::wants(std::string_view push) const { return is_all_ || names_.contains(push); }

}  // namespace livechat::emulator::core
