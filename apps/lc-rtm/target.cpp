// SPDX-License-Identifier: Apache-2.0
#include "target.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "console.hpp"
#include "failure.hpp"
#include "running_emulator.hpp"

namespace lc_rtm {

namespace {

using livechat::customer::config;

bool is_named_by_environment() {
  constexpr std::array variables = {"LC_RTM_ORGANIZATION_ID", "LC_RTM_TOKEN", "LC_RTM_URL", "LC_RTM_CA_FILE"};
  return std::any_of(variables.begin(), variables.end(), [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  });
}

config config_of(const running_emulator& emulator) {
  config out(emulator.organization_id);
  out.token(emulator.token).url(emulator.base_url()).ca_file(emulator.ca);
  return out;
}

}  // namespace

config find_target() {
  if (is_named_by_environment()) return config::from_environment();
  if (const auto emulator = run_file::read()) {
    note("using the emulator at " + emulator->address());
    return config_of(*emulator);
  }
  throw failure(
      exit_code::usage,
      "no service to talk to; start one in another terminal (lc-rtm emulator start), or set "
      "LC_RTM_ORGANIZATION_ID and LC_RTM_TOKEN, or chat with an emulator of its own (lc-rtm chat --emulator)");
}

}  // namespace lc_rtm
