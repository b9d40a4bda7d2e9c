// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

TEST_CASE("an agent who changes name or e-mail says so in the open chat") {
  conversation talk;
  customer_edit edit;
  edit.name = "Thomas";
  talk.world.desk([&](auto& desk) { return desk.update_customer(talk.who, talk.an_agent(), edit); });
  const auto texts = talk.world.texts(talk.me);
  REQUIRE(texts.size() == 2);
  CHECK(read_push<customer::customer_updated>(texts[0]).name == "Thomas");
  const auto said = read_push<customer::incoming_event>(texts[1]);
  REQUIRE(said.event.as<customer::system_message>() != nullptr);
  CHECK(said.event.as<customer::system_message>()->system_message_type == "customer_updated");
}

TEST_CASE("the service changes the side storage as a whole") {
  conversation talk;
  talk.world.desk([&](auto& desk) { return desk.set_side_storage(talk.who, {{"theme", "dark"}}); });
  const auto push = talk.next_push<customer::customer_side_storage_updated>();
  CHECK(push.customer_side_storage == std::map<std::string, std::string>{{"theme", "dark"}});
}

TEST_CASE("a multicast goes to everybody, or to those who are named") {
  rig world(silent());
  const auto one = world.log_in();
  const auto other = world.log_in();
  const auto nobody = world.connect();
  world.desk([&](auto& desk) { return desk.multicast(R"(["any",1e400])", world.agent()); });
  const auto push = read_push<customer::incoming_multicast>(world.next_text(one).value_or(""));
  CHECK(push.content.text() == R"(["any",1e400])");
  CHECK(push.author_id == world.agent());
  CHECK(world.texts(other).size() == 1);
  CHECK(world.texts(nobody).empty());
  const auto named = world.under_test().state().customers().begin()->first;
  world.desk([&](auto& desk) { return desk.multicast("5", "", {named}); });
  CHECK(world.texts(one).size() + world.texts(other).size() == 1);
  CHECK(!world.desk([&](auto& desk) { return desk.multicast("no JSON", ""); }));
}

TEST_CASE("a group that changes is told to everybody, one that does not is not") {
  rig world(silent());
  const auto me = world.log_in();
  const auto set = [&](customer::group_availability availability) {
    return world.desk([&](auto& desk) { return desk.set_availability(1, availability); });
  };
  set(customer::group_availability::offline);
  const auto push = read_push<customer::groups_status_updated>(world.next_text(me).value_or(""));
  REQUIRE(push.groups.size() == 1);
  CHECK(push.groups[0] == customer::group_status(1, customer::group_availability::offline));
  set(customer::group_availability::offline);
  CHECK(world.texts(me).empty());
  CHECK(world.call(me, "list_group_statuses", R"({"group_ids":[1]})").payload ==
        R"({"groups_status":{"1":"offline"}})");
}

TEST_CASE("a customer who is banned loses chat and connections and cannot come back until pardoned") {
  conversation talk;
  const auto stranger = talk.world.log_in();
  talk.world.under_test().ban_customer(talk.world.now(), talk.who, talk.an_agent());
  talk.world.drain();
  const auto texts = talk.world.texts(talk.me);
  REQUIRE(texts.size() == 3);
  CHECK(read_push<customer::chat_deactivated>(texts[1]).chat_id == talk.chat);
  CHECK(read_push<customer::customer_disconnected>(texts[2]).reason == "customer_banned");
  CHECK(talk.world.closed(talk.also_me) != nullptr);
  CHECK(talk.world.closed(stranger) == nullptr);
  const auto log_in = [&] {
    return error_type(talk.world.call(talk.world.connect(), "login", object({{"token", talk.token}})));
  };
  CHECK(log_in() == "customer_banned");
  talk.world.desk([&](auto& desk) { return desk.unban_customer(talk.who); });
  CHECK(log_in() == "none");
}
