// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "pages.hpp"

namespace {

/// `livechat_reference FOLDER`: writes the reference pages into the folder.
int write_into(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const auto& page : reference::all_pages()) {
    std::ofstream out(folder / page.file, std::ios::binary);
    out << page.text;
    out.close();
    if (out) continue;
    std::fprintf(stderr, "livechat_reference: cannot write %s\n", (folder / page.file).c_str());
    return 1;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && *argv[1] != '-') return write_into(argv[1]);
  std::fputs("usage: livechat_reference FOLDER\n", stderr);
  return 2;
}
