// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "emulator/net/chores.hpp"

using livechat::emulator::net::chores;
using livechat::machine::instant;

TEST_CASE("chores are done when they are due, in order of time and then of entry") {
  chores list;
  std::string done;
  list.add(instant{20}, [&] { done += 'c'; });
  list.add(instant{10}, [&] { done += 'a'; });
  list.add(instant{10}, [&] { done += 'b'; });
  CHECK(list.next() == instant{10});
  list.do_due(instant{9});
  CHECK(done.empty());
  list.do_due(instant{10});
  CHECK(done == "ab");
  list.do_due(instant{1000});
  CHECK(done == "abc");
  CHECK(!list.next().has_value());
}

TEST_CASE("a chore may add another one that is due as well") {
  chores list;
  int done = 0;
  list.add(instant{1}, [&] { list.add(instant{2}, [&] { ++done; }); });
  list.do_due(instant{2});
  CHECK(done == 1);
}
