// SPDX-License-Identifier: Apache-2.0
#include "wire/events/served.hpp"

using namespace livechat::customer;
using namespace livechat::customer::wire::test;

TEST_CASE("a form asks for things") {
  const auto found = served_event<form>(
      R"("form_id":"F","form_type":"prechat","fields":[{"type":"name","id":"1","label":"Name","required":true},
      {"type":"select","id":"2","label":"Country","required":false,
       "options":[{"id":"0","label":"USA"},{"id":"1","label":"UK"}]}])");
  CHECK(found.form_id == "F");
  CHECK(found.form_type == form_type::prechat);
  REQUIRE(found.fields.size() == 2);
  CHECK(found.fields[0].type == form_field_type::name);
  CHECK(found.fields[0].required == true);
  REQUIRE(found.fields[1].options.size() == 2);
  CHECK(found.fields[1].options[1].label == "UK");
}

TEST_CASE("the service makes forms of its own, without an author and in old chats without a type") {
  const auto found = served<event>(R"({"id":"E","created_at":"x","type":"form","form_id":"F","fields":[]})").value();
  const auto* made = std::get_if<form>(&found);
  REQUIRE(made != nullptr);
  CHECK(made->author_id.empty());
  CHECK(made->form_type.empty());
}

TEST_CASE("a form type that is new is kept") {
  CHECK(served_event<form>(R"("form_id":"F","form_type":"survey","fields":[])").form_type.text() == "survey");
}

TEST_CASE("fields may lack what only samples have") {
  const auto found = served_event<form>(
      R"("form_id":"F","fields":[{"type":"radio","label":"x","options":[{"id":"0"},{"label":"l"}]}])");
  CHECK(found.fields[0].id.empty());
  CHECK_FALSE(found.fields[0].required.has_value());
  CHECK(found.fields[0].options[0].label.empty());
}

TEST_CASE("a form is sent by its id and fields") {
  CHECK(text_of(event(form("F", {form_field(form_field_type::email, "1", "E-mail")}))) ==
        R"({"type":"form","form_id":"F","fields":[{"type":"email","id":"1","label":"E-mail"}]})");
  CHECK(unsendable(form("", {})) == "form_id: missing");
}
