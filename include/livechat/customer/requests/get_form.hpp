// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/form_field.hpp>
#include <livechat/customer/structures/form_template.hpp>
#include <optional>
#include <utility>

namespace livechat::customer::inline v0 {

/// Reads the form that a group shows before a chat, after it, or in place of it when nobody is there.
///
/// Completes when the service has answered; no push follows.
/// Required: `group_id`, and `type`: `prechat`, `postchat` or `ticket`. Answer: whether the form is enabled, and the
/// form.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Get Form.
struct get_form {
  struct response {
    std::optional<form_template> form;  ///< nothing when it is switched off
    bool enabled = false;

    response() = default;
  };

  std::int64_t group_id = 0;
  open_enum<form_type> type;

  get_form() = default;
  get_form(std::int64_t group_id_, open_enum<form_type> type_) : group_id(group_id_), type(std::move(type_)) {}
};

template <class T>
inline constexpr auto description<get_form::response, T> =
    describe::answer("get_form")
        .note("the sample of the docs has no frame")
        .fields(describe::optional("form", &T::form, "the form; not there when enabled is false"),
                describe::required("enabled", &T::enabled, "false: the form is switched off"));

template <class T>
inline constexpr auto description<get_form, T> =
    describe::action("get_form", "Reads a form of a group", "RTM API reference v3.6, Get Form")
        .group("Other")
        .questions("A31")
        .fields(describe::required("group_id", &T::group_id, "the group").example("0"),
                describe::required("type", &T::type, "which form; ticket is on the RTM page only")
                    .only("prechat postchat ticket")
                    .example("\"prechat\"")
                    .questions("A31"));

}  // namespace livechat::customer::inline v0
