// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/secret.hpp>
#include <sstream>
#include <string>

using livechat::customer::secret;

TEST_CASE("a secret prints as stars whatever its length") {
  for (const std::string text : {"t", "dal:token", "a very long secret that must not be shown, nor its length"}) {
    std::ostringstream out;
    out << secret(text);
    CHECK(out.str() == "***");
  }
}

TEST_CASE("an empty secret prints as nothing") {
  std::ostringstream out;
  out << secret();
  CHECK(out.str().empty());
  CHECK(secret().empty());
}

TEST_CASE("a secret is revealed on request only") {
  CHECK(secret("dal:token").reveal() == "dal:token");
  CHECK(secret("a") == secret("a"));
  CHECK_FALSE(secret("a") == secret("b"));
}
