// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "emulator/core/http/http_call.hpp"

/// What stands between whoever controls the emulator and everybody else on the machine: a secret that is made at each
/// start (S-17 of the security list).
namespace livechat::emulator::core {

/// What follows `Bearer` in the value of an `Authorization` field; empty when there is no such thing.
[[nodiscard]] std::string_view bearer_in(std::string_view authorization);

/// Takes as long whatever they differ in.
[[nodiscard]] bool is_same_secret(std::string_view left, std::string_view right);

/// The answer to those who do not know it.
[[nodiscard]] http_reply no_secret();

}  // namespace livechat::emulator::core
