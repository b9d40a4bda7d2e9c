// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <string_view>
#include <variant>

#include "wire/decode.hpp"
#include "wire/encode.hpp"

namespace livechat::customer::wire::test {

/// The push in a payload of the service. Encoded and read again it must be the same.
template <described Push>
Push received(std::string_view payload) {
  auto read = decode<Push>(payload, shape::served);
  if (const auto* wrong = std::get_if<problem>(&read)) FAIL_CHECK(wrong->words());
  const Push* found = std::get_if<Push>(&read);
  REQUIRE(found != nullptr);
  const auto again = decode<Push>(encode(*found), shape::served);
  REQUIRE(std::get_if<Push>(&again) != nullptr);
  CHECK(std::get<Push>(again) == *found);
  return *found;
}

/// Why a payload is none of that push; empty when it is one.
template <described Push>
std::string refused(std::string_view payload) {
  const auto read = decode<Push>(payload, shape::served);
  const auto* wrong = std::get_if<problem>(&read);
  return wrong == nullptr ? std::string() : wrong->words();
}

}  // namespace livechat::customer::wire::test
