// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/form_field.hpp>
#include <livechat/customer/structures/form_filling.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// A form as it was set up for a group: what `get_form` returns. The vendor calls it Form.
/// Source: Data structures v3.6, Form.
struct form_template {
  std::optional<std::string> id;
  std::vector<form_field> fields;

  form_template() = default;
  explicit form_template(std::vector<form_field> fields_, std::optional<std::string> id_ = {})
      : id(std::move(id_)), fields(std::move(fields_)) {}

  /// The event that answers this form, or all that is wrong with the answers: as `form::fill`.
  /// `form_id`: for a template without an id of its own.
  [[nodiscard]] form_filling fill(const form_answers& answers, const std::string& form_id = {}) const;

  friend bool operator==(const form_template&, const form_template&) = default;
};

template <class T>
inline constexpr auto description<form_template, T> =
    describe::structure("form_template", "A form as it was set up", "Data structures v3.6, Form")
        .questions("S04")
        .fields(describe::optional("id", &T::id, "id of the form").example("\"157986144052005549\""),
                describe::required("fields", &T::fields, "its fields, in their order"));

}  // namespace livechat::customer::inline v0
