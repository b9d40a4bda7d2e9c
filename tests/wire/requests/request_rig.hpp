// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/validate.hpp"

namespace livechat::customer::test {

/// What is wrong with a request in that version of the API, in words; `good` when it is in order.
template <class Request>
std::string problem_of(const Request& request, api_version version = default_api_version) {
  const auto wrong = wire::validate(request, version);
  return wrong ? wrong->words() : std::string("good");
}

/// An answer to `Request`, as the service sends it.
template <class Request>
typename Request::response answer_to(std::string_view payload) {
  auto read = wire::decode<typename Request::response>(payload, wire::shape::served);
  if (const auto* wrong = std::get_if<wire::problem>(&read)) FAIL(wrong->words());
  return std::get<0>(std::move(read));
}

/// What is wrong with an answer, in words.
template <class Request>
std::string problem_of_answer(std::string_view payload) {
  const auto read = wire::decode<typename Request::response>(payload, wire::shape::served);
  const auto* wrong = std::get_if<wire::problem>(&read);
  return wrong == nullptr ? std::string("good") : wrong->words();
}

}  // namespace livechat::customer::test
