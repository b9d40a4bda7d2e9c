// SPDX-License-Identifier: Apache-2.0
// Any lines as what a customer sends to the emulator over its socket.
#include "fuzz/fuzzed_service.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  livechat::fuzz::misuse(livechat::emulator::core::upgrade_kind::customer, livechat::fuzz::text_of(data, size));
  return 0;
}
