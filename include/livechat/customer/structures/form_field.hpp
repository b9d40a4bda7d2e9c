// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// What a form is for. Source: RTM API reference v3.6, Get Form; Data structures v3.6, Form.
enum class form_type : std::uint8_t {
  prechat,
  postchat,
  ticket,         ///< of `get_form` only
  ask_for_email,  ///< of events only
};

template <>
inline constexpr auto words<form_type> = std::to_array<named<form_type>>({
    {form_type::prechat, "prechat"},
    {form_type::postchat, "postchat"},
    {form_type::ticket, "ticket"},
    {form_type::ask_for_email, "ask_for_email"},
});

/// What a field of a form asks for. Source: Data structures v3.6, Form.
enum class form_field_type : std::uint8_t {
  header,         ///< a text to read: nothing is asked
  checkbox,       ///< any number of options
  email,          ///< an e-mail address
  name,           ///< a name
  question,       ///< a line of text
  subject,        ///< a line of text
  textarea,       ///< several lines of text
  group_chooser,  ///< one option; each stands for a group
  radio,          ///< one option
  select,         ///< one option
};

template <>
inline constexpr auto words<form_field_type> = std::to_array<named<form_field_type>>({
    {form_field_type::header, "header"},
    {form_field_type::checkbox, "checkbox"},
    {form_field_type::email, "email"},
    {form_field_type::name, "name"},
    {form_field_type::question, "question"},
    {form_field_type::subject, "subject"},
    {form_field_type::textarea, "textarea"},
    {form_field_type::group_chooser, "group_chooser"},
    {form_field_type::radio, "radio"},
    {form_field_type::select, "select"},
});

/// One thing to choose in a form; also an answer that chooses it.
/// `group_id` is there for a `group_chooser` only. Source: Data structures v3.6, Form, Filled form.
struct form_option {
  std::string id;
  std::string label;
  std::optional<std::int64_t> group_id;

  form_option() = default;
  form_option(std::string id_, std::string label_, std::optional<std::int64_t> group_id_ = {})
      : id(std::move(id_)), label(std::move(label_)), group_id(group_id_) {}

  friend bool operator==(const form_option&, const form_option&) = default;
};

template <class T>
inline constexpr auto description<form_option, T> =
    describe::structure("form_option", "One thing to choose in a form", "Data structures v3.6, Form")
        .questions("S04 S05")
        .fields(
            describe::required("id", &T::id, "id of the option, within its field")
                .example("\"0\"")
                .disputed()
                .questions("S04"),
            describe::required("label", &T::label, "what is to be read")
                .example("\"Support\"")
                .disputed()
                .questions("S04"),
            describe::optional("group_id", &T::group_id, "the group it stands for; group_chooser only").example("1"));

/// One field of a form.
/// `required`: in every field of a template but headers; in events it comes, but no table has it (question S04).
/// Source: Data structures v3.6, Form.
struct form_field {
  open_enum<form_field_type> type;
  std::string id;
  std::string label;
  std::optional<bool> required;
  std::vector<form_option> options;  ///< of checkbox, group_chooser, radio and select

  form_field() = default;
  form_field(open_enum<form_field_type> type_, std::string id_, std::string label_)
      : type(std::move(type_)), id(std::move(id_)), label(std::move(label_)) {}

  friend bool operator==(const form_field&, const form_field&) = default;
};

template <class T>
inline constexpr auto description<form_field, T> =
    describe::structure("form_field", "One field of a form", "Data structures v3.6, Form")
        .questions("S04")
        .fields(
            describe::required("type", &T::type, "what it asks for; no header in events").example("\"group_chooser\""),
            describe::required("id", &T::id, "id of the field; optional in templates")
                .example("\"154417206262601585\"")
                .disputed()
                .questions("S04"),
            describe::required("label", &T::label, "what is to be read").example("\"Department\""),
            describe::optional("required", &T::required, "whether it must be answered; not in headers")
                .questions("S04"),
            describe::optional("options", &T::options, "what can be chosen; checkbox, group_chooser, radio and select")
                .questions("S04"));

}  // namespace livechat::customer::inline v0
