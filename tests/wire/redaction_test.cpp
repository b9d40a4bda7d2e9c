// SPDX-License-Identifier: Apache-2.0
#include "wire/redaction.hpp"

#include <doctest/doctest.h>

namespace {

using livechat::customer::trace_detail;
using livechat::customer::wire::redacted;

struct shown_frame {
  const char* frame;
  const char* as_frames;
  const char* as_payloads;
};

}  // namespace

TEST_CASE("a frame is shown with the length of its payload or with all but its tokens") {
  for (const auto& [frame, as_frames, as_payloads] : {
           shown_frame{R"({"request_id":"1-login","action":"login","payload":{"token":"s3cret"}})",
                       R"({"request_id":"1-login","action":"login","payload":"18 bytes"})",
                       R"({"request_id":"1-login","action":"login","payload":{"token":"***"}})"},
           shown_frame{R"({"type":"push","action":"incoming_event","payload":{"event":{"text":"Hi"}}})",
                       R"({"type":"push","action":"incoming_event","payload":"23 bytes"})",
                       R"({"type":"push","action":"incoming_event","payload":{"event":{"text":"Hi"}}})"},
           shown_frame{R"({"type":"response","success":true,"payload":{}})",
                       R"({"type":"response","success":true,"payload":"2 bytes"})",
                       R"({"type":"response","success":true,"payload":{}})"},
           // Whatever stands there, a payload is one.
           shown_frame{R"({"action":"login","payload":"s3cret"})", R"({"action":"login","payload":"8 bytes"})",
                       R"({"action":"login","payload":"s3cret"})"},
           shown_frame{"{}", "{}", "{}"},
       }) {
    const std::string shown = frame;
    CAPTURE(shown);
    CHECK(redacted(frame, trace_detail::frames) == as_frames);
    CHECK(redacted(frame, trace_detail::payloads) == as_payloads);
  }
}

TEST_CASE("no secret is shown wherever it stands and whatever it is") {
  for (const char* name : {"token", "access_token", "code", "code_verifier", "identity_transfer_token", "refresh_token",
                           "authorization"}) {
    for (const char* value : {R"("s3cret")", R"(["s3cret"])", R"({"a":"s3cret"})"}) {
      const std::string member = "\"" + std::string(name) + "\":" + value;
      for (const std::string& frame :
           {"{" + member + "}", R"({"payload":{)" + member + "}}", R"({"payload":{"a":[[{"b":{)" + member + "}}]]}}",
            R"({"payload":{"a":1,)" + member + "," + member + "}}"}) {
        const std::string shown = frame;
        CAPTURE(shown);
        CHECK(redacted(frame, trace_detail::frames).find("s3cret") == std::string::npos);
        CHECK(redacted(frame, trace_detail::payloads).find("s3cret") == std::string::npos);
      }
    }
  }
}

TEST_CASE("a secret is known by its name however that is written") {
  CHECK(redacted(R"({"payload":{"tok\u0065n":"s3cret"}})", trace_detail::payloads) == R"({"payload":{"token":"***"}})");
}

TEST_CASE("what is no secret stays as it was written") {
  const std::string_view frame = R"({"n":1e400,"s":"\ud83d\ude00","list":[1,null,true,[]],"tokens":"shown"})";
  CHECK(redacted(frame, trace_detail::payloads) == frame);
}

TEST_CASE("what is no JSON object is shown as its length") {
  for (const auto detail : {trace_detail::frames, trace_detail::payloads}) {
    CHECK(redacted("s3cret", detail) == "\"6 bytes that are no JSON object\"");
    CHECK(redacted("", detail) == "\"0 bytes that are no JSON object\"");
    CHECK(redacted(R"(["s3cret"])", detail) == "\"10 bytes that are no JSON object\"");
    CHECK(redacted(R"({"token":"s3cret")", detail) == "\"17 bytes that are no JSON object\"");
  }
}
