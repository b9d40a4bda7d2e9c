// SPDX-License-Identifier: Apache-2.0
// The tests are one process: what keeps a program from connecting too fast would only make them wait.
#include <livechat/customer/connect_limits.hpp>

namespace {

const bool is_wide = [] {
  livechat::customer::set_connect_limits(1000, 1000);
  return true;
}();

}  // namespace
