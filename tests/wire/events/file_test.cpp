// SPDX-License-Identifier: Apache-2.0
#include "wire/events/served.hpp"

using namespace livechat::customer;
using namespace livechat::customer::wire::test;

TEST_CASE("a picture comes with its sizes") {
  const auto found = served_event<file>(
      R"("name":"a.png","url":"https://x/a.png","thumbnail_url":"https://x/t.png","thumbnail2x_url":"https://x/t2.png",
      "content_type":"image/png","size":123444,"width":640,"height":480,"alternative_text":"a cat")");
  CHECK(found.name == "a.png");
  CHECK(found.url == "https://x/a.png");
  CHECK(found.thumbnail_url == "https://x/t.png");
  CHECK(found.thumbnail2x_url == "https://x/t2.png");
  CHECK(found.content_type == "image/png");
  CHECK(found.size == 123444);
  CHECK(found.width == 640);
  CHECK(found.height == 480);
  CHECK(found.alternative_text == "a cat");
}

TEST_CASE("a file that is no picture may have no size") {
  const auto found = served_event<file>(R"("name":"a.pdf","url":"https://x/a.pdf","content_type":"application/pdf")");
  CHECK_FALSE(found.size.has_value());
  CHECK_FALSE(found.thumbnail_url.has_value());
}

TEST_CASE("the service always names a file and its media type") {
  CHECK(refused<event>(event_json("file", R"("url":"u","content_type":"c")")) == "name: missing");
  CHECK(refused<event>(event_json("file", R"("url":"u","name":"n")")) == "content_type: missing");
}

TEST_CASE("a file is sent by its address") {
  CHECK(text_of(event(file("https://x/a.png"))) == R"({"type":"file","url":"https://x/a.png"})");
  CHECK(text_of(event(file("https://x/a.png", "a cat"))) ==
        R"({"type":"file","url":"https://x/a.png","alternative_text":"a cat"})");
  CHECK(unsendable(file("https://x/a.png")).empty());
  CHECK(unsendable(file("")) == "url: missing");
}
