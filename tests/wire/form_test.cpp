// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/error.hpp>
#include <livechat/customer/events/form.hpp>
#include <livechat/customer/structures/form_template.hpp>
#include <string>
#include <vector>

using namespace livechat::customer;

namespace {

using problems = std::vector<form_problem>;

form_field field(form_field_type type, std::string id, bool required = false, std::vector<form_option> options = {}) {
  form_field out(type, id, "label of " + id);
  out.required = required;
  out.options = std::move(options);
  return out;
}

std::vector<form_option> options() { return {form_option("0", "Support"), form_option("1", "Sales")}; }

/// A form with a field of every type.
form every_type() {
  form_field title(form_field_type::header, "head", "Welcome");
  return {"F",
          {title, field(form_field_type::name, "name", true), field(form_field_type::email, "email"),
           field(form_field_type::question, "question"), field(form_field_type::subject, "subject"),
           field(form_field_type::textarea, "area"), field(form_field_type::radio, "radio", false, options()),
           field(form_field_type::select, "select", false, options()),
           field(form_field_type::checkbox, "box", false, options()),
           field(form_field_type::group_chooser, "group", false,
                 {form_option("0", "Marketing", 1), form_option("1", "Sales", 2)})}};
}

form one(form_field asked) { return {"F", {std::move(asked)}}; }

}  // namespace

TEST_CASE("a form is filled in with an answer of every kind") {
  const auto filled = every_type().fill(form_answers()
                                            .answer("name", "Ann")
                                            .answer("email", "ann@example.com")
                                            .answer("question", "q")
                                            .answer("subject", "s")
                                            .answer("area", "a\nb")
                                            .choose("radio", "0")
                                            .choose("select", "Sales")
                                            .choose_several("box", {"1", "Support"})
                                            .choose("group", "1"));
  REQUIRE(filled.has_value());
  CHECK(filled.problems().empty());
  CHECK(filled->form_id == "F");
  CHECK(filled->recipients == recipients::all);
  const std::vector<filled_form_field> expected{
      {form_field_type::name, "name", "label of name", "Ann"},
      {form_field_type::email, "email", "label of email", "ann@example.com"},
      {form_field_type::question, "question", "label of question", "q"},
      {form_field_type::subject, "subject", "label of subject", "s"},
      {form_field_type::textarea, "area", "label of area", "a\nb"},
      {form_field_type::radio, "radio", "label of radio", form_option("0", "Support")},
      {form_field_type::select, "select", "label of select", form_option("1", "Sales")},
      {form_field_type::checkbox, "box", "label of box",
       std::vector<form_option>{form_option("1", "Sales"), form_option("0", "Support")}},
      {form_field_type::group_chooser, "group", "label of group", form_option("1", "Sales", 2)},
  };
  CHECK(filled->fields == expected);
}

TEST_CASE("what is not answered is left out") {
  const auto filled = every_type().fill(form_answers().answer("name", "Ann").answer("email", "  "));
  REQUIRE(filled.has_value());
  CHECK(filled->fields.size() == 1);
}

TEST_CASE("all that is wrong is told at once, in the order of the form") {
  const auto filled = every_type().fill(form_answers()
                                            .answer("nobody", "x")
                                            .choose("group", "9")
                                            .answer("radio", "Support")
                                            .answer("email", "ann")
                                            .choose("question", "0")
                                            .choose_several("select", {"0", "1"})
                                            .answer("head", "x"));
  REQUIRE_FALSE(filled.has_value());
  CHECK(filled.problems() == problems{{"head", "a header takes no answer"},
                                      {"name", "must be answered"},
                                      {"email", "not an e-mail address"},
                                      {"question", "takes a text, not an option"},
                                      {"radio", "takes one of its options, not a text"},
                                      {"select", "takes one option only"},
                                      {"group", "has no option 9"},
                                      {"nobody", "no such field in the form"}});
}

TEST_CASE("what must be answered must not be blank") {
  const auto asked = one(field(form_field_type::textarea, "1", true));
  for (const std::string text : {"", " ", "\t\n"}) {
    CHECK(asked.fill(form_answers().answer("1", text)).problems() == problems{{"1", "must be answered"}});
  }
  const auto box = one(field(form_field_type::checkbox, "1", true, options()));
  CHECK(box.fill(form_answers().choose_several("1", {})).problems() == problems{{"1", "must be answered"}});
  CHECK(box.fill(form_answers()).problems() == problems{{"1", "must be answered"}});
  CHECK(box.fill(form_answers().choose("1", "0")).has_value());
}

TEST_CASE("an e-mail address has two sides and no white space") {
  const auto asked = one(field(form_field_type::email, "1"));
  for (const std::string good : {"a@b", "a.b+c@example.com", "\xC3\xA9@example.com"}) {
    CAPTURE(good);
    CHECK(asked.fill(form_answers().answer("1", good)).has_value());
  }
  for (const std::string bad : {"a", "@", "a@", "@b", "a @b", "a@b c", "a@b\n"}) {
    CAPTURE(bad);
    CHECK(asked.fill(form_answers().answer("1", bad)).problems() == problems{{"1", "not an e-mail address"}});
  }
}

TEST_CASE("an id counts before a label, and the same option once") {
  const auto asked = one(field(form_field_type::checkbox, "1", false, {{"a", "b"}, {"b", "a"}}));
  CHECK(asked.fill(form_answers().choose("1", "a"))->fields[0].answers == std::vector<form_option>{{"a", "b"}});
  CHECK(asked.fill(form_answers().choose_several("1", {"a", "a"}))->fields[0].answers.size() == 1);
}

TEST_CASE("a field is answered once") {
  const auto asked = one(field(form_field_type::name, "1"));
  CHECK(asked.fill(form_answers().answer("1", "a").answer("1", "b")).problems() == problems{{"1", "answered twice"}});
  CHECK(asked.fill(form_answers().answer("1", "a").answer("1", "b").answer("1", "c")).problems() ==
        problems{{"1", "answered 3 times"}});
}

TEST_CASE("a field of a newer type takes options when it has some, else a text") {
  const open_enum<form_field_type> slider("slider");
  form_field with(slider, "1", "l");
  with.options = options();
  CHECK(one(with).fill(form_answers().choose("1", "1"))->fields[0].answers == std::vector{form_option("1", "Sales")});
  const auto text = one(form_field(slider, "1", "l")).fill(form_answers().answer("1", "7"));
  CHECK(text->fields[0].answer == form_answer("7"));
  CHECK(text->fields[0].type == slider);
}

TEST_CASE("a field that must be answered and has no id is told") {
  CHECK(one(field(form_field_type::name, "", true)).fill(form_answers()).problems() ==
        problems{{"", "has no id, yet must be answered: label of "}});
  CHECK(one(field(form_field_type::name, "")).fill(form_answers()).has_value());
  CHECK(one(field(form_field_type::name, "")).fill(form_answers().answer("", "x")).problems() ==
        problems{{"", "no such field in the form"}});
}

TEST_CASE("a template is filled in under its own id or a given one") {
  form_template own({field(form_field_type::name, "1")}, "T");
  const auto answers = form_answers().answer("1", "Ann");
  CHECK(own.fill(answers)->form_id == "T");
  CHECK(own.fill(answers, "G")->form_id == "G");
  own.id.reset();
  CHECK(own.fill(answers, "G")->form_id == "G");
  CHECK(own.fill(answers).problems() == problems{{"", "the form has no id"}});
}

TEST_CASE("the value of a filling that failed throws all its problems") {
  const auto asked = every_type();
  CHECK(asked.fill(form_answers().answer("name", "Ann")).value().fields.size() == 1);
  try {
    static_cast<void>(asked.fill(form_answers().answer("email", "x")).value());
    FAIL("no exception");
  } catch (const error& failure) {
    CHECK(failure.code() == client_errc::invalid_request);
    CHECK(failure.detail() == "name: must be answered; email: not an e-mail address");
  }
}
