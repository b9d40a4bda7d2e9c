// SPDX-License-Identifier: Apache-2.0
#include "e2e/cli_emulator.hpp"

#include "support/file_content.hpp"

#include <sstream>

namespace e2e {

namespace {

std::vector<std::string> start_words(const std::string& ready_file, const std::string& port,
                                     const std::vector<std::string>& more) {
  std::vector<std::string> out = {"emulator", "start", "--port", port, "--ready-file", ready_file};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace

running_emulator::running_emulator(const scratch_folder& home, const std::vector<std::string>& more,
                                   const std::string& port)
    : ready_file_(home.path() + "/ready.json"), process_(home, start_words(ready_file_, port, more)) {
  process_.read_until("ready in ");
}

std::string running_emulator::ready() const { return livechat::test::content_of(ready_file_); }

std::string running_emulator::ready(const std::string& key) const {
  return between(ready(), "\"" + key + "\":\"", "\"");
}

std::string running_emulator::port() const { return between(ready() + "\"", "wss://127.0.0.1:", "\""); }

std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const auto begin = text.find(before);
  if (begin == std::string::npos) return {};
  const auto end = text.find(after, begin + before.size());
  return end == std::string::npos ? std::string() : text.substr(begin + before.size(), end - begin - before.size());
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

}  // namespace e2e
