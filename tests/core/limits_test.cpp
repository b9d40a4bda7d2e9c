// SPDX-License-Identifier: Apache-2.0
// The values that the design promises. That each of them is kept is shown by the test of the module that keeps it.
#include "core/limits.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
namespace limits = livechat::customer::core::limits;

TEST_CASE("limits are what the design says") {
  CHECK(limits::window == 9);
  CHECK(limits::window_for_ping == 10);
  CHECK(limits::waiting_requests == 1000);
  CHECK(limits::slot_held_after_write == 20s);
  CHECK(limits::resolve == 5s);
  CHECK(limits::tcp_per_address == 3s);
  CHECK(limits::tcp == 10s);
  CHECK(limits::tls == 10s);
  CHECK(limits::upgrade == 10s);
  CHECK(limits::connect == 30s);
  CHECK(limits::login == 15s);
  CHECK(limits::silence == 25s);
  CHECK(limits::close == 2s);
  CHECK(limits::backoff_floor == 100ms);
  CHECK(limits::backoff_first == 500ms);
  CHECK(limits::backoff_most == 30s);
  CHECK(limits::slow_floor == 1s);
  CHECK(limits::slow_first == 2s);
  CHECK(limits::slow_most == 5min);
  CHECK(limits::live_resets_backoff == 30s);
  CHECK(limits::unknown_reason_tries == 5);
  CHECK(limits::pushes_before_login == 64);
  CHECK(limits::bad_frames_per_minute == 5);
  CHECK(limits::shown_text == 64);
}
