// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <fstream>
#include <string>

namespace livechat::bench {

/// What a process has in memory, by /proc: resident pages as they are, nothing trimmed before.
inline double resident_kib_of(const std::string& process) {
  std::ifstream statm("/proc/" + process + "/statm");
  double size = 0;
  double resident = 0;
  statm >> size >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
}

/// What this process grows by from now on.
/// Made when one session is there, so that code, trusted certificates and the loop count for nobody.
class session_memory {
 public:
  /// Prints `kib`, the growth for each of `count` sessions, and `sessions`.
  void print(std::size_t count) const {
    std::printf("kib=%.2f\nsessions=%zu\n", (resident_kib_of("self") - before_) / static_cast<double>(count), count);
  }

 private:
  double before_ = resident_kib_of("self");
};

}  // namespace livechat::bench
