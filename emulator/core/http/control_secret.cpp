// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/http/control_secret.hpp"

#include <algorithm>
#include <cstddef>

namespace livechat::emulator::core {

namespace {

constexpr std::string_view scheme = "bearer ";

char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

/// The scheme's name has no case (RFC 9110, section 11.1).
std::string_view bearer_in(std::string_view authorization) {
  const auto given = authorization.substr(0, scheme.size());
  const bool is_bearer = std::equal(given.begin(), given.end(), scheme.begin(), scheme.end(),
                                    [](char left, char right) { return lower_letter(left) == right; });
  return is_bearer ? authorization.substr(scheme.size()) : std::string_view();
}

bool is_same_secret(std::string_view left, std::string_view right) {
  unsigned difference = left.size() == right.size() ? 0U : 1U;
  for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
    difference |= static_cast<unsigned char>(left[i] ^ right[i]);
  }
  return difference == 0;
}

http_reply no_secret() {
  http_reply out = plain_reply(401, "Authorization: Bearer <secret of this start>, which is in the ready file.\n");
  out.fields.push_back({"WWW-Authenticate", "Bearer"});
  return out;
}

}  // namespace livechat::emulator::core
