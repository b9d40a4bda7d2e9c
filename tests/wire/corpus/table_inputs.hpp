// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wire/samples/sample.hpp"

/// Odd inputs that the tables make: so that a description has some before anybody has written a file.
namespace livechat::customer::wire::test {

struct odd_input {
  std::string what;  ///< `chat_id missing`
  std::string text;
  std::string verdict;
};

/// The sample of a request, answer or push with each field that must be there taken away, and with each field of a kind
/// that it is not; fields that take any JSON left out. Precondition: the sample is in order, and described.
[[nodiscard]] std::vector<odd_input> table_inputs(const sample& good);

}  // namespace livechat::customer::wire::test
