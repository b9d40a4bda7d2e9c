// SPDX-License-Identifier: Apache-2.0
// Simulated days from the command line: one line each, `name=value`. Exit code 1 when a promise was broken.
//   livechat_sim [--seeds N] [--first SEED] [--hours H] [--cuts C] [--messages M] [--trace]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "support/day.hpp"

namespace {

using livechat::simulation::day_report;
using livechat::simulation::day_settings;

struct options {
  std::uint64_t seeds = 1;
  day_settings day;
};

int usage() {
  std::fputs("usage: livechat_sim [--seeds N] [--first SEED] [--hours H] [--cuts C] [--messages M] [--trace]\n",
             stderr);
  return 2;
}

bool read(int count, char** words, options& into) {
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--trace") {
      into.day.keeps_trace = true;
      continue;
    }
    if (i + 1 == count) return false;
    const auto number = std::strtoull(words[++i], nullptr, 10);
    if (word == "--seeds")
      into.seeds = number;
    else if (word == "--first")
      into.day.seed = number;
    else if (word == "--hours")
      into.day.length = std::chrono::hours(number);
    else if (word == "--cuts")
      into.day.cuts = number;
    else if (word == "--messages")
      into.day.messages = number;
    else
      return false;
  }
  return into.day.length.count() > 0;
}

void print(std::uint64_t seed, const day_report& day, std::chrono::milliseconds took) {
  std::fputs(day.trace.c_str(), stdout);
  std::printf(
      "seed=%llu hash=%016llx cuts=%zu logins=%zu pings=%zu calls=%zu succeeded=%zu not_sent=%zu rejected=%zu "
      "unknown=%zu broken=%zu real_ms=%lld\n",
      static_cast<unsigned long long>(seed), static_cast<unsigned long long>(day.hash), day.counted.cuts,
      day.counted.logins, day.counted.pings, day.counted.calls, day.succeeded, day.not_sent, day.rejected, day.unknown,
      day.broken.size(), static_cast<long long>(took.count()));
  for (const auto& line : day.broken) std::printf("  broken: %s\n", line.c_str());
}

}  // namespace

int main(int count, char** words) {
  options chosen;
  if (!read(count, words, chosen)) return usage();
  bool is_whole = true;
  for (std::uint64_t i = 0; i < chosen.seeds; ++i) {
    const auto began = std::chrono::steady_clock::now();
    const auto day = livechat::simulation::run_day(chosen.day);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
    print(chosen.day.seed, day, took);
    is_whole = is_whole && day.broken.empty();
    ++chosen.day.seed;
  }
  return is_whole ? 0 : 1;
}
