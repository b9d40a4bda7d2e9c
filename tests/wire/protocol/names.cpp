// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/names.hpp"

#include <map>

namespace livechat::customer::wire::test {

std::string with_keys(std::string name) {
  for (auto at = name.find('<'); at != std::string::npos; at = name.find('<', at + 5)) {
    name.replace(at, name.find('>', at) - at + 1, "<key>");
  }
  return name;
}

std::string our_structure(const std::string& theirs) {
  static const std::map<std::string, std::string> names = {{"event_request", "event"},
                                                           {"form", "form_template"},
                                                           {"form_template_field", "form_field"},
                                                           {"omnichannel_response", "omnichannel"}};
  const auto found = names.find(theirs);
  return found == names.end() ? theirs : found->second;
}

name_set names_of_fields(const docs& fields) {
  name_set out;
  for (const docs& one : fields.elements()) out.insert(with_keys(one["name"].string()));
  return out;
}

std::vector<std::string> names_in(const docs& objects, std::string_view key) {
  std::vector<std::string> out;
  for (const docs& one : objects.elements()) {
    if (one[key].is_there()) out.push_back(one[key].string());
  }
  return out;
}

}  // namespace livechat::customer::wire::test
