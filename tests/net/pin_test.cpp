// SPDX-License-Identifier: Apache-2.0
#include "net/pin.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace livechat::customer::net;

TEST_CASE("a_pin_is_the_base64_of_32_bytes_after_its_scheme") {
  std::string const zeros = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  CHECK(parse_pin(zeros) == std::string(32, '\0'));
  // RFC 7469, section 2.1.1
  auto const known = parse_pin("sha256/d6qzRu9zOECb90Uez27xWltNsj0e1Md7GkYYkVoZWmM=");
  REQUIRE(known);
  CHECK(known->size() == 32);
  CHECK(known->substr(0, 3) == "\x77\xaa\xb3");
}

TEST_CASE("what_is_no_pin_is_none") {
  std::string const good = "d6qzRu9zOECb90Uez27xWltNsj0e1Md7GkYYkVoZWmM=";
  REQUIRE(parse_pin("sha256/" + good));
  const std::string table[] = {std::string(),
                               good,
                               "sha1/" + good,
                               "SHA256/" + good,
                               "sha256/",
                               "sha256/" + good.substr(1),
                               "sha256/" + good + "=",
                               "sha256/" + good.substr(0, 43),
                               "sha256/" + good.substr(0, 42) + "==",
                               "sha256/" + good.substr(0, 43) + "M",
                               "sha256/" + good.substr(0, 20) + "!" + good.substr(21),
                               "sha256/" + good.substr(0, 20) + "-" + good.substr(21),
                               "sha256/" + good.substr(0, 20) + " " + good.substr(21),
                               "sha256/" + good.substr(0, 20) + "=" + good.substr(21),
                               "sha256/ " + good.substr(1),
                               "sha256/\n" + good.substr(1),
                               "sha256/" + good.substr(0, 42) + "\n=",
                               "sha256/" + good + " ",
                               " sha256/" + good,
                               "sha256/" + good + "\n"};
  for (auto const& text : table) {
    CAPTURE(text);
    CHECK_FALSE(parse_pin(text));
  }
}
