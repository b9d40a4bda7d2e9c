// SPDX-License-Identifier: Apache-2.0
#include "wire/encode.hpp"

namespace livechat::customer::wire {

void write(json::writer& out, const std::map<std::string, std::string>& value) {
  out.begin_object();
  for (const auto& [name, text] : value) {
    out.key(name);
    out.string(text);
  }
  out.end_object();
}

}  // namespace livechat::customer::wire
