// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/event_header.hpp>
#include <livechat/customer/structures/filled_form_field.hpp>
#include <livechat/customer/structures/form_field.hpp>
#include <livechat/customer/structures/recipients.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// A form that somebody filled in.
///
/// `recipients` is `all` unless you say otherwise. `form_type` is set by the service, is an open list and is absent in
/// old chats. Source: Data structures v3.6, Filled form.
struct filled_form : event_header {
  static constexpr std::string_view type = "filled_form";
  std::string form_id;
  open_enum<customer::form_type> form_type;
  std::vector<filled_form_field> fields;

  filled_form() = default;
  filled_form(std::string form_id_, std::vector<filled_form_field> fields_)
      : form_id(std::move(form_id_)), fields(std::move(fields_)) {
    recipients = customer::recipients::all;
  }

  friend bool operator==(const filled_form&, const filled_form&) = default;
};

template <class T>
inline constexpr auto description<filled_form, T> =
    describe::event("filled_form", "A form that somebody filled in", "Data structures v3.6, Filled form")
        .questions("S01 S05")
        .fields(detail::event_rows::id, detail::event_rows::custom_id, detail::event_rows::created_at,
                detail::event_rows::author_id,
                describe::required("recipients", &event_header::recipients, "who gets to see it")
                    .by_default("\"all\"")
                    .also_named("visibility")
                    .disputed()
                    .questions("S01"),
                detail::event_rows::properties,
                describe::required("form_id", &T::form_id, "id of the form").example("\"1473433500211\""),
                describe::optional("form_type", &T::form_type,
                                   "what it is for; set by the service, absent in old chats"),
                describe::required("fields", &T::fields, "the fields with their answers"));

}  // namespace livechat::customer::inline v0
