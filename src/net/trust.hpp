// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace livechat::customer::net {

/// Whom to trust. Nothing given: the system's authorities. What is given takes their place, unless they are kept.
struct trust {
  std::string ca_file{};            ///< a file of PEM certificates
  std::string ca_pem{};             ///< PEM certificates
  std::string ca_folder{};          ///< a folder of files of PEM certificates; each of its files must hold one
  bool keeps_system = false;        ///< the system's authorities as well
  std::vector<std::string> pins{};  ///< SHA-256 of public keys, 32 bytes each; one of them must be in the chain
};

}  // namespace livechat::customer::net
