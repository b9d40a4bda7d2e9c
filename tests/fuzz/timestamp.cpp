// SPDX-License-Identifier: Apache-2.0
// Any text as a point in time: the text is kept, and a time that is written is the same time.
#include <livechat/customer/timestamp.hpp>
#include <string>

#include "fuzz/promise.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using livechat::customer::timestamp;
  using livechat::fuzz::must;
  const std::string text(livechat::fuzz::text_of(data, size));
  const timestamp read(text);
  must(read.text() == text, "the text of a time is kept");
  const auto time = read.time();
  if (!time) return 0;
  const timestamp written(*time);
  // The years 0 to 9999 have four digits; an offset can lead out of them.
  const auto year = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(*time)).year();
  if (year < std::chrono::year(0) || year > std::chrono::year(9999)) return 0;
  must(written.time() == time, "a time that is written is the same time");
  must(timestamp(*written.time()).text() == written.text(), "a time is written in one way");
  return 0;
}
