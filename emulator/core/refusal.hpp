// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/error.hpp>
#include <string>
#include <string_view>

#include "wire/decode.hpp"

namespace livechat::emulator::core {

/// An error of the service with the docs' own message, or with a better one.
[[nodiscard]] customer::server_error refusal(customer::server_errc why, std::string message = {});

/// `validation`, naming the field: `event.text: missing`.
[[nodiscard]] customer::server_error refusal(const customer::wire::problem& wrong);

/// Text of a customer, fit for logs and messages: short, one line, ASCII.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace livechat::emulator::core
