// SPDX-License-Identifier: Apache-2.0
// Payloads of actions as the service reads them: decoded, validated, written, and read again.
#include "fuzz/promise.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  livechat::fuzz::read_with_one_of(livechat::customer::wire::test::request_codecs(),
                                   livechat::fuzz::text_of(data, size));
  return 0;
}
