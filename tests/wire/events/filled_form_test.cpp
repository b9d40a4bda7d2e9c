// SPDX-License-Identifier: Apache-2.0
#include "wire/events/served.hpp"

using namespace livechat::customer;
using namespace livechat::customer::wire::test;

namespace {

filled_form_field field_with(std::string_view rest) {
  const auto found = served_event<filled_form>(R"("form_id":"F","fields":[{"type":"question","id":"1","label":"L")" +
                                               std::string(rest) + "}]");
  REQUIRE(found.fields.size() == 1);
  return found.fields.front();
}

}  // namespace

TEST_CASE("an answer is a text") {
  const auto field = field_with(R"(,"answer":"Thomas")");
  REQUIRE(field.answer.text() != nullptr);
  CHECK(*field.answer.text() == "Thomas");
  CHECK(field.chosen().empty());
}

TEST_CASE("an answer is an option") {
  const auto field = field_with(R"(,"answer":{"id":"2","group_id":1,"label":"Marketing"})");
  REQUIRE(field.answer.option() != nullptr);
  CHECK(*field.answer.option() == form_option("2", "Marketing", 1));
  CHECK(field.chosen() == std::vector{form_option("2", "Marketing", 1)});
}

TEST_CASE("several options are read from answers and from answer") {
  const std::vector options{form_option("0", "automotive"), form_option("1", "it")};
  const std::string json = R"([{"id":"0","label":"automotive"},{"id":"1","label":"it"}])";
  CHECK(field_with(R"(,"answers":)" + json).answers == options);
  CHECK(field_with(R"(,"answers":)" + json).chosen() == options);
  const auto field = field_with(R"(,"answer":)" + json);
  REQUIRE(field.answer.options() != nullptr);
  CHECK(*field.answer.options() == options);
  CHECK(field.chosen() == options);
}

TEST_CASE("an answer of any other shape is kept as it came") {
  for (const std::string json :
       {"7", "true", "{}", R"({"x":1e400})", R"([ "a" ])", R"({"id":7})", R"([{"id":"0"},1])"}) {
    CAPTURE(json);
    const auto field = field_with(R"(,"answer":)" + json);
    REQUIRE(field.answer.other() != nullptr);
    CHECK(field.answer.other()->text() == json);
  }
}

TEST_CASE("a field without an answer has none") {
  CHECK(field_with("").answer.empty());
  CHECK(field_with(R"(,"answer":null)").answer.empty());
}

TEST_CASE("an empty list of options is one") {
  const auto field = field_with(R"(,"answer":[])");
  REQUIRE(field.answer.options() != nullptr);
  CHECK(field.answer.options()->empty());
}

TEST_CASE("a filled form is for all unless one says otherwise") {
  CHECK(text_of(event(filled_form("F", {filled_form_field(form_field_type::name, "1", "Name", "Ann")}))) ==
        R"({"type":"filled_form","recipients":"all","form_id":"F","fields":[)"
        R"({"type":"name","id":"1","label":"Name","answer":"Ann"}]})");
}

TEST_CASE("a filled form that does not say for whom is read") {
  CHECK(served_event<filled_form>(R"("form_id":"F","fields":[])").recipients.empty());
  CHECK(served_event<filled_form>(R"("form_id":"F","fields":[],"visibility":"all")").recipients == recipients::all);
}

TEST_CASE("what cannot be sent in an answer is told with its place") {
  const auto with = [](form_answer answer) {
    return filled_form("F", {filled_form_field(form_field_type::name, "1", "Name", std::move(answer))});
  };
  CHECK(unsendable(with("Ann")).empty());
  CHECK(unsendable(with(form_option("0", "x"))).empty());
  CHECK(unsendable(with("\xFF")) == "fields[0].answer: not UTF-8");
  CHECK(unsendable(with(form_option("0", "\xFF"))) == "fields[0].answer.label: not UTF-8");
  CHECK(unsendable(with(form_answer(json_text("7")))).empty());
  CHECK(unsendable(with(form_answer(json_text("{")))).rfind("fields[0].answer: not JSON: ", 0) == 0);
  filled_form_field newer(open_enum<form_field_type>("slider"), "1", "Size", "7");
  CHECK(unsendable(filled_form("F", {newer})).rfind("fields[0].type: none of: header, checkbox", 0) == 0);
}
