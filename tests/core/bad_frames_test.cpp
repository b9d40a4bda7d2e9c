// SPDX-License-Identifier: Apache-2.0
#include "core/bad_frames.hpp"

#include <doctest/doctest.h>

#include <chrono>

#include "core/limits.hpp"

namespace {

using namespace livechat::customer::core;
using namespace std::chrono_literals;
using livechat::machine::instant;

constexpr instant start{1'000'000'000};

}  // namespace

TEST_CASE("five bad frames in a minute are forgiven and the sixth is not") {
  bad_frames frames;
  for (std::size_t i = 0; i < limits::bad_frames_per_minute; ++i) CHECK_FALSE(frames.came(start + 1s * i));
  CHECK(frames.came(start + 10s));
}

TEST_CASE("bad frames at one instant count each") {
  bad_frames frames;
  for (std::size_t i = 0; i < limits::bad_frames_per_minute; ++i) CHECK_FALSE(frames.came(start));
  CHECK(frames.came(start));
}

TEST_CASE("a bad frame is forgotten after a minute and not before") {
  bad_frames frames;
  for (std::size_t i = 0; i < limits::bad_frames_per_minute; ++i) CHECK_FALSE(frames.came(start));
  SUBCASE("at the minute") { CHECK(frames.came(start + 60s)); }
  SUBCASE("behind it") { CHECK_FALSE(frames.came(start + 60s + 1ns)); }
}

TEST_CASE("one bad frame every thirteen seconds is forgiven for ever") {
  bad_frames frames;
  for (int i = 0; i < 1000; ++i) CHECK_FALSE(frames.came(start + 13s * i));
}

TEST_CASE("a new link begins without bad frames") {
  bad_frames frames;
  for (std::size_t i = 0; i < limits::bad_frames_per_minute; ++i) CHECK_FALSE(frames.came(start));
  frames.link_ended();
  for (std::size_t i = 0; i < limits::bad_frames_per_minute; ++i) CHECK_FALSE(frames.came(start));
}
