// SPDX-License-Identifier: Apache-2.0
// Writes a new authority and a certificate of it for localhost, EC P-256, into a folder: ca.pem, leaf.pem, leaf_key.pem.
#include <cstdio>
#include <exception>
#include <string>

#include "emulator/net/certificates.hpp"

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::fputs("usage: write_certificates FOLDER\n", stderr);
    return 2;
  }
  const std::string folder = std::string(argv[1]) + '/';
  const auto made = livechat::emulator::net::make_certificates();
  livechat::emulator::net::write_private_file(folder + "ca.pem", made.ca);
  livechat::emulator::net::write_private_file(folder + "leaf.pem", made.leaf);
  livechat::emulator::net::write_private_file(folder + "leaf_key.pem", made.leaf_key);
} catch (const std::exception& problem) {
  std::fprintf(stderr, "write_certificates: %s\n", problem.what());
  return 1;
}
