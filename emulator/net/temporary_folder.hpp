// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace livechat::emulator::net {

/// A folder of the user's own (0700) under TMPDIR or /tmp; goes with its files when it is destroyed.
class temporary_folder {
 public:
  /// Throws `customer::error` (`invalid_config`).
  temporary_folder();
  ~temporary_folder();
  temporary_folder(const temporary_folder&) = delete;
  temporary_folder& operator=(const temporary_folder&) = delete;

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

}  // namespace livechat::emulator::net
