// SPDX-License-Identifier: Apache-2.0
#include "core/region.hpp"

#include <doctest/doctest.h>

#include <chrono>

#include "core/limits.hpp"

namespace {

using namespace livechat::customer::core;
using namespace std::chrono_literals;
using livechat::machine::instant;

constexpr instant hop_time{1'000'000'000'000};

}  // namespace

TEST_CASE("a region is two to four letters and maybe a dash and up to four letters or digits") {
  for (const char* good : {"fra", "dal", "eu", "west", "fra-a", "us-east", "eu-w1", "ab-1"}) {
    CAPTURE(std::string(good));
    CHECK(is_region(good));
  }
  for (const char* bad : {"",
                          "f",
                          "frank",
                          "FRA",
                          "Fra",
                          "fr4",
                          "fra-",
                          "-a",
                          "fra-abcde",
                          "fra-A",
                          "fra-a-b",
                          "fra.",
                          "fra.evil.example",
                          "fra/",
                          "fra@",
                          "fra:",
                          "fr\xC3\xA4",
                          "fra ",
                          " fra",
                          "fra\n",
                          "..",
                          "a-b"}) {
    CAPTURE(std::string(bad));
    CHECK_FALSE(is_region(bad));
  }
  CHECK_FALSE(is_region(std::string_view("fra\0", 4)));
}

TEST_CASE("the region of a token is what stands before its colon") {
  struct row {
    const char* token;
    const char* wanted;
  };
  for (const auto& [token, wanted] : {
           row{"fra:abc", "fra"},
           row{"dal:abc", "dal"},
           row{"fra-a:abc", "fra"},
           row{"Bearer fra:abc", "fra"},
           row{"Bearer fra-a:abc:def", "fra"},
           row{"abc", ""},
           row{"", ""},
           row{":abc", ""},
           row{"Bearer ", ""},
           row{"bearer fra:abc", ""},
           row{"FRA:abc", ""},
           row{"fra.evil.example/:abc", ""},
           row{"frankfurt:abc", ""},
       }) {
    const std::string shown = token;
    CAPTURE(shown);
    CHECK(region_of_token(token) == wanted);
  }
}

TEST_CASE("the service is followed to a region that it names") {
  region_choice regions("");
  CHECK(regions.current().empty());
  CHECK(regions.follow(hop_time, "fra"));
  CHECK(regions.current() == "fra");
}

TEST_CASE("nothing is followed that is no region or is where the client is") {
  region_choice regions("fra");
  for (const char* named : {"", "FRA", "fra.evil.example", "fra", "evil.example/x"}) {
    CAPTURE(std::string(named));
    CHECK_FALSE(regions.follow(hop_time, named));
    CHECK(regions.current() == "fra");
  }
}

TEST_CASE("two regions that name each other are not followed back") {
  region_choice regions("fra");
  CHECK(regions.follow(hop_time, "dal"));
  CHECK_FALSE(regions.follow(hop_time + 10min, "fra"));
  CHECK(regions.current() == "dal");
}

TEST_CASE("a way back is taken when the client was settled meanwhile") {
  region_choice regions("fra");
  CHECK(regions.follow(hop_time, "dal"));
  regions.settled();
  CHECK(regions.follow(hop_time + 10min, "fra"));
}

TEST_CASE("a third hop within a minute is one too many") {
  region_choice regions("aa");
  CHECK(regions.follow(hop_time, "bb"));
  CHECK(regions.follow(hop_time + 30s, "cc"));
  CHECK_FALSE(regions.follow(hop_time + limits::region_hops_within - 1ns, "dd"));
  CHECK(regions.current() == "cc");
  CHECK(regions.follow(hop_time + limits::region_hops_within, "dd"));
  CHECK_FALSE(regions.follow(hop_time + limits::region_hops_within, "ee"));
  CHECK(regions.follow(hop_time + 90s, "ee"));
}
