// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/log.hpp>
#include <string>
#include <variant>

#include "emulator/core/http/http_call.hpp"

/// What the service wants done. The shell does it, in order, and keeps nothing back.
namespace livechat::emulator::core {

/// One connection, from `connection_opened` to `connection_closed`. Named by the shell, never used twice.
enum class connection_id : std::uint64_t {};

/// Close codes of RFC 6455, section 7.4.1. The docs name none (question D03).
enum class close_code : std::uint16_t {
  normal = 1000,
  going_away = 1001,
  unsupported_data = 1003,
};

/// Write a text frame.
struct send_text {
  connection_id connection;
  std::string text;

  friend bool operator==(const send_text&, const send_text&) = default;
};

/// Close a connection after everything that was sent on it. The service has forgotten it already.
struct close_connection {
  connection_id connection;
  close_code code;
  std::string reason;

  friend bool operator==(const close_connection&, const close_connection&) = default;
};

/// One HTTP request, from `http_received` to `answer_call`. Named by the shell, never used twice.
enum class http_id : std::uint64_t {};

/// Answer an HTTP request.
struct answer_call {
  http_id call;
  http_reply reply;

  friend bool operator==(const answer_call&, const answer_call&) = default;
};

/// A line for the log: no tokens, no message text.
struct log_line {
  customer::log_level level;
  std::string text;

  friend bool operator==(const log_line&, const log_line&) = default;
};

using effect = std::variant<send_text, close_connection, answer_call, log_line>;

}  // namespace livechat::emulator::core
