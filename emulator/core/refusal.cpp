// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/refusal.hpp"

#include <algorithm>
#include <cstddef>
#include <livechat/customer/error_types.hpp>
#include <utility>

namespace livechat::emulator::core {

namespace {

constexpr std::size_t longest_shown = 64;

}  // namespace

customer::server_error refusal(customer::server_errc why, std::string message) {
  for (const auto& row : customer::error_types) {
    if (row.code != why) continue;
    return {std::string(row.type), message.empty() ? std::string(row.message) : std::move(message)};
  }
  return {"internal", "Internal server error"};
}

customer::server_error refusal(const customer::wire::problem& wrong) {
  return refusal(customer::server_errc::validation, wrong.words());
}

std::string printable(std::string_view text) {
  std::string out(text.substr(0, longest_shown));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return out;
}

}  // namespace livechat::emulator::core
