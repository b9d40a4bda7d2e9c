// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <fstream>

namespace livechat::bench {

/// What this process grows by from now on, by /proc/self/statm: resident pages as they are, nothing trimmed before.
/// Made when one session is there, so that code, trusted certificates and the loop count for nobody.
class session_memory {
 public:
  /// Prints `kib`, the growth for each of `count` sessions, and `sessions`.
  void print(std::size_t count) const {
    std::printf("kib=%.2f\nsessions=%zu\n", (resident_kib() - before_) / static_cast<double>(count), count);
  }

 private:
  static double resident_kib() {
    std::ifstream statm("/proc/self/statm");
    double size = 0;
    double resident = 0;
    statm >> size >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
  }

  double before_ = resident_kib();
};

}  // namespace livechat::bench
