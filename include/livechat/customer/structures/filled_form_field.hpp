// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/form_field.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace livechat::customer::inline v0 {

/// What was answered in one field of a form: a text, an option or options. Any other JSON is kept as it came: the docs
/// do not say what all types of fields hold (question S05).
/// Source: Data structures v3.6, Filled form.
class form_answer {
 public:
  form_answer() = default;
  form_answer(std::string text) : value_(std::move(text)) {}                     // NOLINT(google-explicit-constructor)
  form_answer(const char* text) : value_(std::string(text)) {}                   // NOLINT(google-explicit-constructor)
  form_answer(form_option option) : value_(std::move(option)) {}                 // NOLINT(google-explicit-constructor)
  form_answer(std::vector<form_option> options) : value_(std::move(options)) {}  // NOLINT(google-explicit-constructor)
  explicit form_answer(json_text other) : value_(std::move(other)) {}

  [[nodiscard]] bool empty() const noexcept { return std::holds_alternative<std::monostate>(value_); }

  /// What it is, or null when it is something else.
  [[nodiscard]] const std::string* text() const noexcept { return std::get_if<std::string>(&value_); }
  [[nodiscard]] const form_option* option() const noexcept { return std::get_if<form_option>(&value_); }
  [[nodiscard]] const std::vector<form_option>* options() const noexcept {
    return std::get_if<std::vector<form_option>>(&value_);
  }
  [[nodiscard]] const json_text* other() const noexcept { return std::get_if<json_text>(&value_); }

  friend bool operator==(const form_answer&, const form_answer&) = default;

 private:
  std::variant<std::monostate, std::string, form_option, std::vector<form_option>, json_text> value_;
};

/// One field of a form with its answer.
/// `answer` holds a text or one option, `answers` the options of a checkbox. Source: Data structures v3.6, Filled form.
struct filled_form_field {
  open_enum<form_field_type> type;
  std::string id;
  std::string label;
  form_answer answer;
  std::vector<form_option> answers;

  filled_form_field() = default;
  filled_form_field(open_enum<form_field_type> type_, std::string id_, std::string label_, form_answer answer_)
      : type(std::move(type_)), id(std::move(id_)), label(std::move(label_)), answer(std::move(answer_)) {}
  filled_form_field(open_enum<form_field_type> type_, std::string id_, std::string label_,
                    std::vector<form_option> answers_)
      : type(std::move(type_)), id(std::move(id_)), label(std::move(label_)), answers(std::move(answers_)) {}

  /// The options that were chosen, whichever member holds them; empty when it was answered with a text.
  [[nodiscard]] std::vector<form_option> chosen() const;

  friend bool operator==(const filled_form_field&, const filled_form_field&) = default;
};

template <class T>
inline constexpr auto description<filled_form_field, T> =
    describe::structure("filled_form_field", "One field of a form with its answer", "Data structures v3.6, Filled form")
        .questions("S05")
        .fields(describe::required("type", &T::type, "what the field asks for").example("\"name\""),
                describe::required("id", &T::id, "id of the field").example("\"154417206262603539\""),
                describe::required("label", &T::label, "what was to be read").example("\"Your name\""),
                describe::required("answer", &T::answer,
                                   "a text, or the one option that was chosen; checkboxes have answers instead")
                    .example("\"Thomas Anderson\"")
                    .disputed()
                    .questions("S05"),
                describe::optional("answers", &T::answers, "what was chosen in a checkbox")
                    .basis(describe::basis::sample)
                    .questions("S05"));

}  // namespace livechat::customer::inline v0
