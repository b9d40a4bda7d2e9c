// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "wire/corpus/codecs.hpp"
#include "wire/json.hpp"

namespace livechat::fuzz {

/// Ends the program when a promise is broken: that is what the fuzzer calls a finding.
inline void must(bool is_kept, const char* promise) {
  if (is_kept) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

inline std::string_view text_of(const unsigned char* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The first byte chooses the description, the rest is what it is to read.
inline void read_with_one_of(const std::vector<customer::wire::test::codec>& codecs, std::string_view input) {
  namespace wire = customer::wire;
  if (input.empty()) return;
  const auto& codec = codecs[static_cast<unsigned char>(input.front()) % codecs.size()];
  const std::string_view text = input.substr(1);
  if (wire::json::check(text)) return;  // decoders are given checked texts only

  const auto first = codec.read(text);
  must(wire::json::is_utf8(first.words()), "the words of a problem are UTF-8");
  if (!first.problem.empty()) return;
  must(!wire::json::check(first.text), "what is written is JSON");
  const auto second = codec.read_written(first.text);
  must(second.problem.empty(), "what is written is read again");
  must(second.text == first.text, "what is read again is written in the same way");
  must(second.refusal == first.refusal, "what is read again is refused for the same reason");
}

}  // namespace livechat::fuzz
