// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "wire/envelope.hpp"
#include "wire/json.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::wire;

template <class Frame>
Frame expect(std::string_view text) {
  CAPTURE(text);
  auto read = decode_frame(text);
  if (const auto* bad = std::get_if<malformed_frame>(&read)) CAPTURE(bad->why);
  REQUIRE(std::holds_alternative<Frame>(read));
  return std::get<Frame>(std::move(read));
}

std::string why(std::string_view text) { return expect<malformed_frame>(text).why; }

}  // namespace

TEST_CASE("an answer is read") {
  const auto answer = expect<response_frame>(
      R"({"request_id":"1-1","action":"send_event","type":"response","success":true,"payload":{"event_id":"E1"}})");
  CHECK(answer.request_id == "1-1");
  CHECK(answer.action == "send_event");
  CHECK(answer.payload == R"({"event_id":"E1"})");
  CHECK_FALSE(answer.error.has_value());
}

TEST_CASE("an answer without a payload has an empty one") {
  CHECK(expect<response_frame>(R"({"type":"response","success":true})").payload == "{}");
  CHECK(expect<response_frame>(R"({"type":"response","success":true,"payload":null})").payload == "{}");
}

TEST_CASE("an answer without an id is an answer") {
  const auto answer =
      expect<response_frame>(R"({"type":"response","action":"login","success":true,"request_id":null})");
  CHECK(answer.request_id.empty());
  CHECK(answer.action == "login");
}

TEST_CASE("an error is found wherever the service puts it") {
  // Question C01.
  for (
      std::string_view text : {
          R"({"request_id":"1-1","action":"a","type":"response","success":false,"payload":{"error":{"type":"validation","message":"no","data":{"k":1e400}}}})",
          R"({"request_id":"1-1","action":"a","type":"response","success":false,"payload":{"type":"validation","message":"no","data":{"k":1e400}}})",
          R"({"request_id":"1-1","action":"a","type":"response","success":false,"error":{"type":"validation","message":"no","data":{"k":1e400}}})",
          R"({"request_id":"1-1","action":"a","type":"response","success":false,"payload":{},"error":{"type":"validation","message":"no","data":{"k":1e400}}})",
          R"({"request_id":"1-1","action":"a","type":"response","error":{"type":"validation","message":"no","data":{"k":1e400}}})",
          R"({"request_id":"1-1","action":"a","type":"response","payload":{"error":{"type":"validation","message":"no","data":{"k":1e400}}}})",
          R"({"request_id":"1-1","action":"a","type":"response","success":null,"payload":{"error":{"type":"validation","message":"no","data":{"k":1e400}}}})",
      }) {
    CAPTURE(text);
    const auto answer = expect<response_frame>(text);
    CHECK(answer.request_id == "1-1");
    REQUIRE(answer.error.has_value());
    CHECK(*answer.error == server_error("validation", "no", R"({"k":1e400})"));
  }
}

TEST_CASE("an error that says nothing is an error") {
  for (std::string_view text : {
           R"({"type":"response","success":false})",
           R"({"type":"response","success":false,"payload":{}})",
           R"({"type":"response","success":false,"payload":null})",
           R"({"type":"response","success":false,"payload":[]})",
           R"({"type":"response","success":false,"payload":"no"})",
           R"({"type":"response","success":false,"payload":{"error":"no"}})",
           R"({"type":"response","success":false,"payload":{"error":[]}})",
           R"({"type":"response","success":false,"error":7})",
           R"({"type":"response","success":false,"payload":{"error":{"type":7,"message":null}}})",
       }) {
    CAPTURE(text);
    const auto answer = expect<response_frame>(text);
    REQUIRE(answer.error.has_value());
    CHECK(answer.error->type.empty());
    CHECK(answer.error->message.empty());
  }
}

TEST_CASE("success wins over what the payload holds") {
  // Nothing of the payload may turn a success into a failure.
  const auto answer =
      expect<response_frame>(R"({"type":"response","success":true,"payload":{"error":{"type":"validation"}}})");
  CHECK_FALSE(answer.error.has_value());
  CHECK_FALSE(expect<response_frame>(R"({"type":"response","payload":{"error":"a word"}})").error.has_value());
}

TEST_CASE("an error outside any frame belongs to the connection") {
  const auto error = expect<error_frame>(
      R"({"error":{"type":"misdirected_request","message":"Wrong region","data":{"region":"dal"}}})");
  CHECK(error.error == server_error("misdirected_request", "Wrong region", R"({"region":"dal"})"));
  CHECK(expect<error_frame>(R"({"error":"text"})").error == server_error());
}

TEST_CASE("a push is read") {
  const auto push =
      expect<push_frame>(R"({"version":"3.6","action":"incoming_event","type":"push","payload":{"a":1}})");
  CHECK(push.action == "incoming_event");
  CHECK(push.version == "3.6");
  CHECK(push.request_id.empty());
  CHECK(push.payload == R"({"a":1})");
}

TEST_CASE("a push with the id of a request is a push") {
  const auto push = expect<push_frame>(R"({"request_id":"1-1","action":"incoming_event","type":"push","payload":{}})");
  CHECK(push.request_id == "1-1");
  CHECK(push.version.empty());
}

TEST_CASE("a push without an action is no frame") {
  CHECK(why(R"({"type":"push","payload":{}})") == "a push without an action");
  CHECK(why(R"({"type":"push","action":"","payload":{}})") == "a push without an action");
}

TEST_CASE("frames of other types are told apart from broken ones") {
  CHECK(expect<unknown_frame>(R"({"type":"notice","action":"a"})").type == "notice");
  CHECK(expect<unknown_frame>("{}").type.empty());
  CHECK(expect<unknown_frame>(R"({"type":null,"error":null})").type.empty());
}

TEST_CASE("members that the envelope does not know are passed over") {
  const auto answer = expect<response_frame>(
      R"({"x":{"type":"push"},"type":"response","action":"a","":1,"success":true,"x":[1,2],"payload":{"a":1},"errors":{}})");
  CHECK(answer.action == "a");
  CHECK(answer.payload == R"({"a":1})");
  CHECK_FALSE(answer.error.has_value());
}

TEST_CASE("keys may be written with escapes and values with white space") {
  const auto answer = expect<response_frame>(
      " { \"\\u0074ype\" : \"resp\\u006fnse\" , \"payload\" : { \"a\" : 1 } , \"success\":\ttrue } ");
  CHECK(answer.payload == R"({ "a" : 1 })");
}

TEST_CASE("two members of one name in the envelope make it no frame") {
  for (const std::string name : {"type", "action", "request_id", "version", "success", "payload", "error"}) {
    CAPTURE(name);
    const std::string twice =
        std::string(
            R"({"type":"response","action":"a","request_id":"1","version":"3.6","success":true,"payload":{},"error":null,")") +
        name + R"(":null})";
    CHECK(why(twice) == std::string("two members are called ") + name);
  }
  // The same name in another spelling.
  CHECK(why(R"({"type":"push","\u0074ype":"response"})") == "two members are called type");
  // Twice null is twice.
  CHECK(why(R"({"error":null,"error":null})") == "two members are called error");
}

TEST_CASE("a member of the wrong type makes it no frame and names the member") {
  CHECK(why(R"({"type":7})") == "type: expected a string");
  CHECK(why(R"({"type":"response","action":[]})") == "action: expected a string");
  CHECK(why(R"({"type":"response","request_id":1})") == "request_id: expected a string");
  CHECK(why(R"({"type":"push","version":3.6})") == "version: expected a string");
  CHECK(why(R"({"type":"response","success":"true"})") == "success: expected a boolean");
}

TEST_CASE("what is no JSON object is no frame") {
  CHECK(why("[]") == "expected an object, found an array");
  CHECK(why("null") == "expected an object, found null");
  CHECK(why("\"x\"") == "expected an object, found a string");
  CHECK(why("7") == "expected an object, found a number");
  CHECK(why("true") == "expected an object, found a boolean");
  for (const std::string_view text :
       {std::string_view(""), std::string_view(" "), std::string_view("{"), std::string_view("{}{}"),
        std::string_view("\xEF\xBB\xBF{}"), std::string_view("{\"type\":\"\xFF\"}"), std::string_view("{}\0", 3),
        std::string_view()}) {
    CAPTURE(text);
    CHECK(why(text).rfind("not JSON: ", 0) == 0);
  }
}

TEST_CASE("why a frame is none never quotes the frame") {
  for (std::string_view text : {R"({"SECRET":)", R"({"type":"SECRET)", R"({"type":["SECRET"]})", R"(["SECRET"])",
                                R"("SECRET")", R"({"SECRET":1,"SECRET":2,"type":7})", "SECRET"}) {
    CAPTURE(text);
    CHECK(why(text).find("SECRET") == std::string::npos);
  }
}

TEST_CASE("a payload may be 63 deep inside its frame and not 64") {
  const auto frame = [](std::size_t depth) {
    return R"({"type":"push","action":"a","payload":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  CHECK(expect<push_frame>(frame(63)).payload.size() == 126);
  CHECK(why(frame(64)).rfind("not JSON: ", 0) == 0);
}

TEST_CASE("lone surrogates are mended and the rest is kept") {
  const auto push = expect<push_frame>(
      R"({"type":"push","action":"a\ud800","payload":{"t":"x\udc00y","n":1e400,"e":"\ud83d\ude00"}})");
  CHECK(push.action == "a\xEF\xBF\xBD");
  CHECK(push.payload == R"({"t":"x\ufffdy","n":1e400,"e":"\ud83d\ude00"})");
  // Mending makes no frame of what is broken otherwise.
  CHECK(why(R"({"type":"\ud800")").rfind("not JSON: ", 0) == 0);
  CHECK(why(R"({"type":7,"x":"\ud800"})") == "type: expected a string");
  CHECK(why(R"({"a\ud800":1,"type":"a","type":"b"})") == "two members are called type");
}

TEST_CASE("free-form values keep their bytes") {
  const std::string payload =
      R"({ "big":123456789012345678901234567890,"e":1e400 , "m":-0, "u":"\u0041\/", "d":1.10 ,"a":1,"a":2})";
  CHECK(expect<push_frame>(R"({"type":"push","action":"a","payload":)" + payload + "}").payload == payload);
  CHECK(expect<response_frame>(R"({"type":"response","success":true,"payload":)" + payload + "}").payload == payload);
}

TEST_CASE("a frame cut at any byte is no frame and does no harm") {
  const std::string whole =
      R"({"request_id":"1-1","action":"a\n","type":"response","success":false,"payload":{"error":{"type":"\ud83d\ude00","data":[1,{}]}}})";
  CHECK(expect<response_frame>(whole).error.has_value());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(std::holds_alternative<malformed_frame>(decode_frame(std::string_view(whole).substr(0, size))));
  }
}

TEST_CASE("a frame with any byte changed does no harm") {
  const std::string whole =
      R"({"request_id":"1","action":"a\u00e9","type":"push","payload":{"x":[1,"\ud83d\ude00",null]}})";
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char c : {'\0', '"', '\\', '{', '}', ',', ':', '\xFF', 'u', '0'}) {
      std::string changed = whole;
      changed[at] = c;
      static_cast<void>(decode_frame(changed));
      static_cast<void>(decode_request(changed));
    }
  }
}

TEST_CASE("a request is written with its payload as it is") {
  CHECK(encode_request("1-1", "ping", "") == R"({"request_id":"1-1","action":"ping","payload":{}})");
  CHECK(encode_request("1-1", "a\"b", R"({"n":1e400})") ==
        R"({"request_id":"1-1","action":"a\"b","payload":{"n":1e400}})");
}

TEST_CASE("a request that asks for another version says so first") {
  const auto text = encode_request("1-1", "ping", "", "3.7");
  CHECK(text == R"({"version":"3.7","request_id":"1-1","action":"ping","payload":{}})");
  const auto read = decode_request(text);
  const auto* request = std::get_if<request_frame>(&read);
  REQUIRE(request != nullptr);
  CHECK(request->version == "3.7");
}

TEST_CASE("a request that was written is read back") {
  const auto read = decode_request(encode_request("1-1", "send\n", R"({"a": 1})"));
  const auto* request = std::get_if<request_frame>(&read);
  REQUIRE(request != nullptr);
  CHECK(request->request_id == "1-1");
  CHECK(request->action == "send\n");
  CHECK(request->version.empty());
  CHECK(request->payload == R"({"a": 1})");
}

TEST_CASE("a request without an action is none") {
  const auto why_not = [](std::string_view text) {
    const auto read = decode_request(text);
    const auto* bad = std::get_if<malformed_frame>(&read);
    return bad == nullptr ? std::string("read") : bad->why;
  };
  CHECK(why_not("{}") == "action: missing");
  CHECK(why_not(R"({"action":""})") == "action: missing");
  CHECK(why_not(R"({"action":null})") == "action: missing");
  CHECK(why_not(R"({"action":7})") == "action: expected a string");
  CHECK(why_not("[]") == "expected an object, found an array");
  CHECK(why_not(R"({"action":"a","action":"a"})") == "two members are called action");
  CHECK(why_not(R"({"action":"a"})") == "read");
}

TEST_CASE("answers that were written are read back") {
  const auto good = expect<response_frame>(encode_response("1-1", "a", ""));
  CHECK(good.request_id == "1-1");
  CHECK(good.payload == "{}");
  CHECK_FALSE(good.error.has_value());
  CHECK(expect<response_frame>(encode_response("", "a", R"({"x":1})")).request_id.empty());

  const server_error said("validation", "a \"quoted\" message\n", R"({"a":1})");
  const auto bad = expect<response_frame>(encode_error("1-1", "a", said));
  REQUIRE(bad.error.has_value());
  CHECK(*bad.error == said);
  const auto bare = expect<response_frame>(encode_error("1-1", "a", server_error("internal", "")));
  CHECK(bare.error->data.empty());
}

TEST_CASE("pushes that were written are read back") {
  const auto push = expect<push_frame>(encode_push("3.6", "a", R"({"x":1})", "1-1"));
  CHECK(push.version == "3.6");
  CHECK(push.request_id == "1-1");
  CHECK(push.payload == R"({"x":1})");
  CHECK(expect<push_frame>(encode_push("3.6", "a", "", "")).request_id.empty());
}

TEST_CASE("an error object with a request's id is that request's answer whatever its type is") {
  const auto answer = expect<response_frame>(R"({"request_id":"1-1","error":{"type":"validation","message":"no"}})");
  CHECK(answer.request_id == "1-1");
  REQUIRE(answer.error.has_value());
  CHECK(answer.error->type == "validation");
}
