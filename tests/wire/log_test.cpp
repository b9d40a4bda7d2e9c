// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/log.hpp>

using livechat::customer::log_level;
using livechat::customer::to_string;

TEST_CASE("levels of the log have names") {
  CHECK(to_string(log_level::debug) == "debug");
  CHECK(to_string(log_level::info) == "info");
  CHECK(to_string(log_level::warning) == "warning");
  CHECK(to_string(log_level::error) == "error");
  CHECK(to_string(static_cast<log_level>(99)) == "?");
}
