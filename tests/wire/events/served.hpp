// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <livechat/customer/structures/event.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/validate.hpp"

namespace livechat::customer::wire::test {

template <class T>
std::string text_of(const T& value) {
  std::string text;
  json::writer out(text);
  write(out, value);
  return text;
}

/// What the service sent. Encoded and read again it must be the same.
template <class T>
T served(std::string_view json) {
  REQUIRE_FALSE(json::check(json).has_value());
  auto read = decode<T>(json, shape::served);
  if (const auto* wrong = std::get_if<problem>(&read)) FAIL_CHECK(wrong->words());
  const T* found = std::get_if<T>(&read);
  REQUIRE(found != nullptr);
  const std::string written = text_of(*found);
  CAPTURE(written);
  REQUIRE_FALSE(json::check(written).has_value());
  const auto again = decode<T>(written, shape::served);
  REQUIRE(std::get_if<T>(&again) != nullptr);
  CHECK(std::get<T>(again) == *found);
  return *found;
}

/// Why what the service sent is no `T`; empty when it is one.
template <class T>
std::string refused(std::string_view json) {
  REQUIRE_FALSE(json::check(json).has_value());
  const auto read = decode<T>(json, shape::served);
  const auto* wrong = std::get_if<problem>(&read);
  return wrong == nullptr ? std::string() : wrong->words();
}

/// An event of the service: its header, and what else it has.
inline std::string event_json(std::string_view type, std::string_view rest) {
  return R"({"id":"E","custom_id":"mine","created_at":"2017-10-12T15:19:21.010200Z","author_id":"A","type":")" +
         std::string(type) + R"(","properties":{"ns":{"n":1}})" + (rest.empty() ? "" : ",") + std::string(rest) + "}";
}

template <class T>
T served_event(std::string_view rest) {
  const event found = served<event>(event_json(T::type, rest));
  REQUIRE(found.as<T>() != nullptr);
  CHECK(found.id() == "E");
  CHECK(found.header().custom_id == "mine");
  CHECK(found.header().properties.get("ns", "n") == property_value(std::int64_t{1}));
  return *found.as<T>();
}

/// What keeps an event from being sent; empty when nothing does.
inline std::string unsendable(const event& value, api_version version = api_version::v3_6) {
  validator check(version);
  return check.good(value) ? std::string() : check.problem().words();
}

}  // namespace livechat::customer::wire::test
