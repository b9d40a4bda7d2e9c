// SPDX-License-Identifier: Apache-2.0
// Any bytes from a server, behind the upgrade: they are read in the same way whole and in pieces.
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "fuzz/promise.hpp"
#include "net/frame_reader.hpp"

namespace {

using namespace livechat::customer::net;
using livechat::fuzz::must;

constexpr std::size_t most_bytes = 300;

struct reading {
  std::vector<std::string> messages;
  std::string problem;

  friend bool operator==(const reading&, const reading&) = default;
};

reading read(std::string_view bytes, std::size_t at_once) {
  frame_reader reader(most_bytes);
  reading out;
  for (std::size_t at = 0; at < bytes.size(); at += at_once) {
    // A copy of its own, so that a look at what is gone is seen.
    const std::vector<char> part(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                 bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at + at_once, bytes.size())));
    reader.take({part.data(), part.size()});
    while (const auto one = reader.next()) {
      must(one->body.size() <= most_bytes, "no message is over the limit");
      out.messages.push_back(std::to_string(static_cast<int>(one->kind)).append(one->body));
      const bool is_text = one->kind == opcode::text;
      must(!is_text || livechat::customer::wire::json::is_utf8(one->body), "a text is UTF-8");
    }
    if (reader.problem()) break;  // whoever reads ends the connection then
    reader.keep();
    must(reader.part() <= most_bytes + 300, "what is kept is bounded");
  }
  if (reader.problem()) out.problem = reader.problem()->words;
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto bytes = livechat::fuzz::text_of(data, size);
  if (bytes.size() < 2) return 0;
  const std::size_t at_once = 1 + static_cast<unsigned char>(bytes.front()) % 16;
  must(read(bytes.substr(1), bytes.size()) == read(bytes.substr(1), at_once), "pieces are read as the whole is");
  return 0;
}
