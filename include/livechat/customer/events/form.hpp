// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/event_header.hpp>
#include <livechat/customer/structures/form_field.hpp>
#include <livechat/customer/structures/form_filling.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// A form to fill in.
///
/// Customers may send it, says the table, but the LiveChat app does not show it (question A12). `form_type` is set by
/// the service, is an open list and is absent in old chats. Source: Data structures v3.6, Form.
struct form : event_header {
  static constexpr std::string_view type = "form";
  std::string form_id;
  open_enum<customer::form_type> form_type;
  std::vector<form_field> fields;

  form() = default;
  form(std::string form_id_, std::vector<form_field> fields_)
      : form_id(std::move(form_id_)), fields(std::move(fields_)) {}

  /// The event that answers this form, or all that is wrong with the answers: what is required and not answered,
  /// answers to fields that are not there or ask for something else, options that are not there, e-mail addresses
  /// that are none. Fields without an answer are left out. Nothing is sent.
  [[nodiscard]] form_filling fill(const form_answers& answers) const;

  friend bool operator==(const form&, const form&) = default;
};

template <class T>
inline constexpr auto description<form, T> =
    describe::event("form", "A form to fill in", "Data structures v3.6, Form")
        .questions("A12 S03 S04")
        .note("the LiveChat app does not show this type")
        .fields(detail::event_rows::id, detail::event_rows::custom_id, detail::event_rows::created_at,
                describe::optional("author_id", &event_header::author_id,
                                   "id of the user who sent it; missing when the service made it")
                    .example("\"b7eff798-f8df-4364-8059-649c35c9ed0c\""),
                detail::event_rows::recipients, detail::event_rows::properties,
                describe::required("form_id", &T::form_id, "id of the form").example("\"1473433500211\""),
                describe::optional("form_type", &T::form_type,
                                   "what it is for; set by the service, absent in old chats"),
                describe::required("fields", &T::fields, "its fields, in their order"));

}  // namespace livechat::customer::inline v0
