// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace livechat::customer::net {

/// The most that an answer to the upgrade, or to the request for a tunnel, may have before its bytes begin.
inline constexpr std::size_t most_head_bytes = std::size_t{8} * 1024;

/// What is to be thought of an answer. No code: nothing is wrong with it.
struct http_verdict {
  std::error_code code{};
  std::string detail{};
  std::optional<std::chrono::seconds> asked_to_wait{};
};

/// What can be said of the answer before all of its head is there: whether this is HTTP at all, and not too long.
[[nodiscard]] http_verdict judge_beginning(std::string_view received);

/// Judges the head of an answer, up to and with its empty line. Beast then checks what RFC 6455, section 4.1, asks for;
/// this looks at what Beast 1.81 lets pass or does not tell apart: which status came instead of 101, and answers that
/// bring an extension or subprotocol that was not asked for, or more than one key.
[[nodiscard]] http_verdict judge_upgrade(std::string_view head);

}  // namespace livechat::customer::net
