// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <livechat/customer/error.hpp>
#include <system_error>

namespace livechat::emulator::net {

temporary_folder::temporary_folder() {
  const char* const parent = std::getenv("TMPDIR");
  path_ = std::string(parent != nullptr && *parent != '\0' ? parent : "/tmp") + "/lc-rtm-emulator-XXXXXX";
  if (::mkdtemp(path_.data()) != nullptr) return;
  throw customer::error(customer::client_errc::invalid_config, customer::outcome::not_sent,
                        path_ + ": " + std::generic_category().message(errno));
}

temporary_folder::~temporary_folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace livechat::emulator::net
