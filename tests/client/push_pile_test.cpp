// SPDX-License-Identifier: Apache-2.0
#include "client/push_pile.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace livechat::customer;
using detail::intake;
using detail::push_pile;

constexpr std::size_t mib = std::size_t{1024} * 1024;

push of_size(std::size_t bytes) {
  return {push::variant(unknown_push("x", {})), {}, json_text(std::string(bytes, 'x'))};
}

}  // namespace

TEST_CASE("a pile never holds more than its limits") {
  push_pile pile;
  for (std::size_t i = 0; i < 2 * push_pile::most_pushes; ++i) static_cast<void>(pile.put(of_size(1)));
  CHECK(pile.size() == push_pile::most_pushes);
  for (int i = 0; i < 50; ++i) static_cast<void>(pile.put(of_size(mib)));
  CHECK(pile.bytes() <= push_pile::most_bytes);
}

TEST_CASE("a pile counts as full while a message of a mebibyte still fits") {
  push_pile pile;
  for (int i = 1; i < 7; ++i) CHECK(pile.put(of_size(mib)) == intake::kept);
  CHECK(pile.put(of_size(mib)) == intake::full);
  CHECK(pile.put(of_size(mib)) == intake::full);
  CHECK(pile.put(of_size(1)) == intake::dropped);
}

TEST_CASE("a pile that was full is so until half of it is taken") {
  push_pile pile;
  for (std::size_t i = 0; i < push_pile::most_pushes; ++i) static_cast<void>(pile.put(of_size(1)));
  REQUIRE(pile.is_full());
  for (std::size_t i = 1; i < push_pile::most_pushes / 2; ++i) static_cast<void>(pile.take());
  CHECK(pile.is_full());
  static_cast<void>(pile.take());
  CHECK_FALSE(pile.is_full());
}

TEST_CASE("one push larger than the limit is kept") {
  push_pile pile;
  CHECK(pile.put(of_size(push_pile::most_bytes + 1)) == intake::full);
  REQUIRE(pile.take());
  CHECK(pile.empty());
  CHECK(pile.bytes() == 0);
}
