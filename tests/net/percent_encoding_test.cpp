// SPDX-License-Identifier: Apache-2.0
#include "net/percent_encoding.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace livechat::customer::net;

TEST_CASE("what_is_encoded_is_visible_and_is_decoded_again") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  auto const encoded = percent_encoded(all);
  CHECK(encoded.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%") ==
        std::string::npos);
  CHECK(percent_decoded(encoded) == all);
  CHECK(percent_encoded("a-._~Z9") == "a-._~Z9");
}

TEST_CASE("a_percent_sign_needs_two_hexadecimal_digits") {
  CHECK(percent_decoded("%4a%4A+") == "JJ+");
  for (const char* text : {"%", "%4", "a%", "%g0", "%0g", "%%41", "% 1"}) {
    CAPTURE(text);
    CHECK_FALSE(percent_decoded(text).has_value());
  }
}
