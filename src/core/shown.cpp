// SPDX-License-Identifier: Apache-2.0
#include "core/shown.hpp"

#include <algorithm>

#include "core/limits.hpp"

namespace livechat::customer::core {

std::string shown(std::string_view text) {
  std::string out(text.substr(0, limits::shown_text));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return out;
}

}  // namespace livechat::customer::core
