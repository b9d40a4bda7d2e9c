// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/license.hpp"

namespace livechat::emulator::core {

namespace {

using customer::form_field;
using customer::form_field_type;
using customer::form_option;
using customer::form_type;
using customer::group_availability;

std::vector<group_record> groups() {
  return {{0, "General", group_availability::online},
          {1, "Sales", group_availability::online},
          {2, "Returns", group_availability::online_for_queue},
          {3, "Night shift", group_availability::offline}};
}

agent_record person(std::string name, std::string job_title, std::vector<std::int64_t> group_ids) {
  agent_record out;
  out.avatar = "https://example.com/avatars/" + name.substr(0, name.find(' ')) + ".png";
  out.name = std::move(name);
  out.job_title = std::move(job_title);
  out.group_ids = std::move(group_ids);
  return out;
}

form_field field(form_field_type type, std::string id, std::string label, bool is_required) {
  form_field out(type, std::move(id), std::move(label));
  out.required = is_required;
  return out;
}

form_field choice(form_field_type type, std::string id, std::string label, std::vector<form_option> options) {
  form_field out = field(type, std::move(id), std::move(label), false);
  out.options = std::move(options);
  return out;
}

form_setup form(std::int64_t group_id, form_type type, std::string id, std::vector<form_field> fields) {
  customer::form_template made(std::move(fields));
  made.id = std::move(id);
  return {group_id, type, std::move(made)};
}

form_field header(std::string id, std::string text) {
  return {form_field_type::header, std::move(id), std::move(text)};
}

std::vector<form_setup> forms() {
  return {
      form(0, form_type::prechat, "1001",
           {header("1001_0", "Welcome! Please fill in the form below."),
            field(form_field_type::name, "1001_1", "Name:", false),
            field(form_field_type::email, "1001_2", "E-mail:", true),
            choice(form_field_type::group_chooser, "1001_3",
                   "Choose a department:", {{"0", "General", 0}, {"1", "Sales", 1}})}),
      form(0, form_type::postchat, "1002",
           {choice(form_field_type::radio, "1002_1", "Was your question answered?", {{"0", "Yes"}, {"1", "No"}}),
            choice(form_field_type::checkbox, "1002_2", "What did you like?", {{"0", "Speed"}, {"1", "Kindness"}}),
            field(form_field_type::textarea, "1002_3", "Anything else?", false)}),
      form(0, form_type::ticket, "1003",
           {field(form_field_type::name, "1003_1", "Name:", false),
            field(form_field_type::email, "1003_2", "E-mail:", true),
            field(form_field_type::subject, "1003_3", "Subject:", false),
            choice(form_field_type::select, "1003_4", "About:", {{"0", "An order"}, {"1", "Something else"}}),
            field(form_field_type::textarea, "1003_5", "Message:", true)}),
      {3, form_type::prechat, {}},
  };
}

std::vector<greeting_setup> greetings() {
  greeting_setup hello{7, customer::message("Hello! Can I help you?"), {}, false, false};
  customer::rich_message sale = customer::rich_message::cards(
      {customer::rich_message_element("Before you go", "Ten percent off, today only")
           .add(customer::rich_message_button::to_url("Show me", "https://example.com/sale", "sale_show"))});
  greeting_setup leaving{8, std::move(sale), {}, true, true};
  return {std::move(hello), std::move(leaving)};
}

std::vector<customer::get_url_info::response> known_urls() {
  customer::get_url_info::response shop;
  shop.url = "https://example.com";
  shop.title = "Example Domain";
  shop.description = "A page to try things out with";
  shop.image_url = "https://example.com/image-small.png";
  shop.image_original_url = "https://example.com/image.png";
  shop.image_width = 200;
  shop.image_height = 200;
  return {shop};
}

}  // namespace

license demo_license() {
  license out;
  out.groups = groups();
  out.agents = {person("Anna Example", "Support hero", {0, 1}), person("Bob Example", "Returns", {2, 3})};
  out.forms = forms();
  out.greetings = greetings();
  out.page_rules = {{"/sales", 1}, {"/returns", 2}};
  out.known_urls = known_urls();
  out.welcome_text = "Hello! How can I help you?";
  return out;
}

}  // namespace livechat::emulator::core
