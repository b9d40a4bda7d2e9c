// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/resource.h>

namespace livechat::bench {

/// Lets this process open as many sockets as the system allows it: the usual 1,024 are too few for idle sessions.
inline void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace livechat::bench
