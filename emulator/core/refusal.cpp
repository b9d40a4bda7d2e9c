// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/refusal.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace livechat::emulator::core {

namespace {

using customer::server_errc;

struct words {
  server_errc why;
  std::string_view type;
  std::string_view message;
};

/// Types and messages as in RTM API reference v3.6, Errors.
constexpr words table[] = {
    {server_errc::authentication, "authentication", "Authentication error"},
    {server_errc::authorization, "authorization", "Authorization error"},
    {server_errc::chat_inactive, "chat_inactive", "Chat is inactive"},
    {server_errc::internal, "internal", "Internal server error"},
    {server_errc::limit_reached, "limit_reached", "Limit reached"},
    {server_errc::not_allowed, "not_allowed", "Not allowed"},
    {server_errc::not_found, "not_found", "Not found"},
    {server_errc::pending_requests_limit_reached, "pending_requests_limit_reached", "Requests limit reached"},
    {server_errc::request_timeout, "request_timeout", "Request timed out"},
    {server_errc::unsupported_version, "unsupported_version", "Cannot call unsupported API versions."},
    {server_errc::validation, "validation", "Wrong format of request"},
};

constexpr std::size_t longest_shown = 64;

}  // namespace

customer::server_error refusal(server_errc why, std::string message) {
  for (const auto& row : table) {
    if (row.why != why) continue;
    return {std::string(row.type), message.empty() ? std::string(row.message) : std::move(message)};
  }
  return {"internal", "Internal server error"};
}

customer::server_error refusal(const customer::wire::problem& wrong) {
  return refusal(server_errc::validation, wrong.words());
}

std::string printable(std::string_view text) {
  std::string out(text.substr(0, longest_shown));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return out;
}

}  // namespace livechat::emulator::core
