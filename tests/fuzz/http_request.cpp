// SPDX-License-Identifier: Apache-2.0
// Any bytes as the head of a request to the emulator.
#include "emulator/net/http_request.hpp"

#include "fuzz/promise.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using livechat::fuzz::must;
  const auto request = livechat::emulator::net::http_request::parse(livechat::fuzz::text_of(data, size));
  if (!request) return 0;
  must(!request->method.empty() && !request->target.empty(), "a request has a method and a target");
  must(request->target.find_first_of(" \r\n") == std::string::npos, "a target is one word");
  for (const auto& field : request->fields) {
    must(!field.name.empty(), "a field has a name");
    must(field.value.find_first_of("\r\n") == std::string::npos, "a field is one line");
    const bool is_only = request->count(field.name) == 1;
    must(request->only(field.name).has_value() == is_only, "the only field of its name is found");
  }
  static_cast<void>(request->path());
  static_cast<void>(request->has_word("connection", "upgrade"));
  static_cast<void>(request->parameter("organization_id"));
  return 0;
}
