// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "commands.hpp"
#include "console.hpp"
#include "json.hpp"

namespace lc_rtm {

namespace {

constexpr const char* api_version = "3.6";

std::string compiler() {
#if defined(__clang__)
  return "clang " __clang_version__;
#else
  return "gcc " __VERSION__;
#endif
}

}  // namespace

exit_code run(const version_command& wanted, ui_loop&) {
  const std::string version = LIVECHAT_VERSION;
  if (wanted.as_json) {
    print("{\"version\":" + json::quoted(version) + ",\"api_version\":" + json::quoted(api_version) +
          ",\"compiler\":" + json::quoted(compiler()) + "}");
    return exit_code::ok;
  }
  print("lc-rtm " + version);
  print("Customer Chat RTM API v" + std::string(api_version));
  print("built with " + compiler());
  return exit_code::ok;
}

}  // namespace lc_rtm
