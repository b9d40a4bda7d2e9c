// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "emulator/conversation.hpp"
#include "wire/catalogue.hpp"
#include "wire/example.hpp"

// Any push on demand: told like one that has a cause, refused when it is not as the docs have it, unless forced.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;
namespace json = livechat::customer::wire::json;

namespace {

const std::string canceled = R"({"unique_id":"Q1WRP4MTRH"})";

trigger_result pull(rig& world, const trigger_target& whom, const trigger& what) {
  auto out = world.under_test().trigger(world.now(), whom, what);
  world.drain();
  return out;
}

/// Why it was not sent, in a word and in words; `none` when it was.
std::string reason(const trigger_result& from) {
  return from.error ? from.error->type + ": " + from.error->message : "none";
}

std::string refused(const std::string& push, const std::string& payload) {
  rig world(silent());
  const auto me = world.log_in();
  const auto done = pull(world, everybody(), {push, payload});
  CHECK(done.frames == 0);
  CHECK(world.texts(me).empty());
  return reason(done);
}

/// The payload of the catalogue's example of a push.
std::string example_payload(const wire::entry& push) {
  const auto frame = wire::decode_frame(wire::frame_example_of(push));
  return std::get<wire::push_frame>(frame).payload;
}

std::vector<std::string> names_of_pushes(rig& world, connection_id of) {
  std::vector<std::string> out;
  for (const auto& text : world.texts(of)) {
    const auto frame = wire::decode_frame(text);
    const auto* push = std::get_if<wire::push_frame>(&frame);
    out.push_back(push == nullptr ? "not a push" : push->version + " " + push->action);
  }
  return out;
}

}  // namespace

TEST_CASE("each of the pushes can be triggered, and comes as it was given") {
  rig world(silent());
  const auto me = world.log_in();
  std::size_t count = 0;
  for (const auto& push : wire::pushes_catalogue()) {
    const std::string name(push.about->name);
    const std::string payload = example_payload(push);
    CAPTURE(name);
    CAPTURE(payload);
    const auto done = pull(world, everybody(), {name, payload});
    CHECK(reason(done) == "none");
    CHECK(done.frames == 1);
    const auto frame = wire::decode_frame(world.next_text(me).value_or(""));
    const auto* got = std::get_if<wire::push_frame>(&frame);
    REQUIRE(got != nullptr);
    CHECK(got->action == name);
    CHECK(got->version == "3.6");
    CHECK(got->request_id.empty());
    ++count;
  }
  CHECK(count == 29);
}

TEST_CASE("a trigger reaches everybody, one customer or one connection") {
  rig world(silent());
  const auto token = world.under_test().issue_token();
  const auto mine = world.log_in(token);
  const auto also_mine = world.log_in(token);
  const auto theirs = world.log_in();
  const auto stranger = world.connect();
  const std::string me = world.under_test().state().customers().begin()->first;
  const std::string you = std::next(world.under_test().state().customers().begin())->first;
  const auto frames = [&](const trigger_target& whom) {
    return pull(world, whom, {"greeting_canceled", canceled}).frames;
  };
  CHECK(frames(everybody()) == 3);
  CHECK(frames(one_customer{me}) + frames(one_customer{you}) == 3);
  CHECK(frames(theirs) == 1);
  CHECK(world.texts(mine).size() == 2);
  CHECK(world.texts(also_mine).size() == 2);
  CHECK(world.texts(theirs).size() == 3);
  CHECK(world.texts(stranger).empty());
}

TEST_CASE("a customer without a connection is no mistake, an unknown one and an unknown connection are") {
  rig world(silent());
  static_cast<void>(world.under_test().issue_token());
  const std::string known = world.under_test().state().customers().begin()->first;
  const auto why = [&](const trigger_target& whom) {
    return reason(pull(world, whom, {"greeting_canceled", canceled}));
  };
  CHECK(why(one_customer{known}) == "none");
  CHECK(why(one_customer{"nobody"}) == "not_found: target: there is no such customer");
  CHECK(why(connection_id{77}) == "not_found: target: there is no such connection");
}

TEST_CASE("a trigger asks subscriptions and versions") {
  rig world(silent());
  const auto token = world.under_test().issue_token();
  const auto deaf = world.log_in(token, R"(,"pushes":{"3.6":["incoming_event"]})");
  const auto old = world.log_in_as("3.4", token);
  const auto both = world.log_in(token, R"(,"pushes":{"3.6":["greeting_canceled"],"3.7":["all"]})");
  CHECK(pull(world, everybody(), {"greeting_canceled", canceled}).frames == 3);
  CHECK(world.texts(deaf).empty());
  CHECK(names_of_pushes(world, old) == story{"3.4 greeting_canceled"});
  CHECK(names_of_pushes(world, both) == story{"3.6 greeting_canceled", "3.7 greeting_canceled"});
  // New in 3.5.
  CHECK(pull(world, old, {"groups_status_updated", R"({"groups":{"0":"online"}})"}).frames == 0);
}

TEST_CASE("nobody can miss a triggered customer_disconnected, and it closes nothing") {
  rig world(silent());
  const auto deaf = world.log_in(world.under_test().issue_token(), R"(,"pushes":{"3.6":["incoming_event"]})");
  CHECK(pull(world, everybody(), {"customer_disconnected", R"({"reason":"internal_error"})"}).frames == 1);
  CHECK(names_of_pushes(world, deaf) == story{"3.6 customer_disconnected"});
  CHECK(world.closed(deaf) == nullptr);
}

TEST_CASE("a push that does not exist is refused, with the one that was meant") {
  CHECK(refused("incomming_event", "{}") ==
        "validation: push: there is no 'incomming_event'; did you mean 'incoming_event'?");
  CHECK(refused("nonsense", "{}") == "validation: push: there is no 'nonsense'; lc-rtm list pushes names them");
  CHECK(refused("", "{}").starts_with("validation: push: there is no ''"));
}

TEST_CASE("a payload that does not fit is refused, naming the place") {
  CHECK(refused("greeting_canceled", "").starts_with("validation: payload: not JSON"));
  CHECK(refused("greeting_canceled", "{\"a\":").starts_with("validation: payload: not JSON"));
  CHECK(refused("greeting_canceled", "[]").starts_with("validation: payload: "));
  CHECK(refused("greeting_canceled", "{}") == "validation: payload.unique_id: missing");
  CHECK(refused("greeting_canceled", R"({"unique_id":7})").starts_with("validation: payload.unique_id: "));
  CHECK(refused("incoming_event", R"({"chat_id":"C","thread_id":"T","event":{"id":"E","type":"message",)"
                                  R"("created_at":"2026-01-01T00:00:00Z","author_id":"A"}})") ==
        "validation: payload.event.text: missing");
}

TEST_CASE("a field that a push does not have is refused, with the one that was meant") {
  CHECK(refused("greeting_canceled", R"({"unique_id":"Q","uniqe_id":"Q"})") ==
        "validation: payload.uniqe_id: there is no such field; did you mean 'unique_id'?");
  CHECK(refused("greeting_canceled", R"({"unique_id":"Q","zebra":{}})") ==
        "validation: payload.zebra: there is no such field");
  CHECK(refused("incoming_event_preview",
                R"({"chat_id":"C","thread_id":"T","event":{"type":"message","created_at":"2026-01-01T00:00:00Z",)"
                R"("author_id":"A","txt":"hi"}})") ==
        "validation: payload.event.txt: there is no such field; did you mean 'text'?");
}

TEST_CASE("names of other versions, null and free-form values are taken") {
  rig world(silent());
  const auto me = world.log_in();
  const std::string event = R"({"id":"E","type":"message","created_at":"2026-01-01T00:00:00Z","author_id":"A",)"
                            R"("text":"hi","visibility":"all","custom_id":null,"properties":{"x":{"y":1e400}}})";
  const auto done = pull(world, me, {"incoming_event", R"({"chat_id":"C","thread_id":"T","event":)" + event + "}"});
  CHECK(reason(done) == "none");
  const auto text = world.next_text(me).value_or("");
  CHECK(text.find("1e400") != std::string::npos);
  CHECK(text.find(R"("recipients":"all")") != std::string::npos);
}

TEST_CASE("a forced trigger sends what it was given: to all, in the version of each") {
  rig world(silent());
  const auto token = world.under_test().issue_token();
  const auto deaf = world.log_in(token, R"(,"pushes":{"3.6":["incoming_event"]})");
  const auto old = world.log_in_as("3.4", token);
  const auto stranger = world.connect();
  CHECK(pull(world, everybody(), {"brand_new", R"({"a":1,"a":2})", true}).frames == 2);
  CHECK(world.next_text(deaf) == R"({"version":"3.6","action":"brand_new","type":"push","payload":{"a":1,"a":2}})");
  CHECK(world.next_text(old) == R"({"version":"3.4","action":"brand_new","type":"push","payload":{"a":1,"a":2}})");
  CHECK(world.texts(stranger).empty());
  CHECK(pull(world, stranger, {"brand_new", "rubbish", true}).frames == 1);
  CHECK(world.next_text(stranger) == R"({"version":"3.6","action":"brand_new","type":"push","payload":rubbish})");
}

TEST_CASE("the payload of a trigger is bounded, forced or not") {
  rig world(silent());
  world.log_in();
  const std::string long_text(limits::triggered_bytes + 1, ' ');
  for (const bool is_forced : {false, true}) {
    CHECK(reason(pull(world, everybody(), {"incoming_event", long_text, is_forced})) ==
          "validation: payload: longer than 1048576 bytes");
  }
}
