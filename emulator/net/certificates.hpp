// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace livechat::emulator::net {

/// What the emulator shows to those who connect with TLS, all as PEM.
struct certificates {
  std::string ca;    ///< what a client has to trust
  std::string leaf;  ///< for localhost, 127.0.0.1, ::1 and the names that were asked for
  std::string leaf_key;
};

/// Names besides localhost that a certificate is to vouch for.
struct certificate_names {
  std::vector<std::string> hosts;
  std::string address;  ///< empty: none

  certificate_names() = default;
  certificate_names(bool has_official_names, std::string listen_address);
};

/// Makes an authority and a leaf, with EC P-256 keys. The authority is good for this machine's names and those asked for
/// only (name constraints), so that trusting it opens no other door even if its key were stolen.
/// Throws `customer::error` when OpenSSL fails.
[[nodiscard]] certificates make_certificates(const certificate_names& more = {});

/// The same with an authority that stays: `directory` keeps it from one start to the next, its key readable by the user
/// only. The folder is made (0700) when it is not there; `ca.pem` in it is the certificate to trust.
/// Throws `customer::error` (`invalid_config`) naming the file that is wrong.
[[nodiscard]] certificates keep_certificates(const std::string& directory);

/// 128 bit of real chance, as text.
[[nodiscard]] std::string random_secret();

/// Where `keep_certificates` puts the certificate to trust.
[[nodiscard]] std::string ca_file_in(const std::string& directory);

/// Writes a file of the user's own (0600) in one step: it is there as a whole or not at all.
/// Throws `customer::error` (`invalid_config`).
void write_private_file(const std::string& path, const std::string& text);

}  // namespace livechat::emulator::net
