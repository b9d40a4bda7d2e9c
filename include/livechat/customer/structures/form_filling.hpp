// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/events/filled_form.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace livechat::customer::inline v0 {

/// Answers to the fields of a form, for `form::fill` and `form_template::fill`. Their order does not matter.
class form_answers {
 public:
  /// The answer to one field: a text, or the options that were chosen.
  struct entry {
    std::string field_id;
    std::variant<std::string, std::vector<std::string>> answer;

    entry(std::string field_id_, std::variant<std::string, std::vector<std::string>> answer_)
        : field_id(std::move(field_id_)), answer(std::move(answer_)) {}

    friend bool operator==(const entry&, const entry&) = default;
  };

  form_answers() = default;

  /// Answers a field that asks for a text: email, name, question, subject or textarea.
  form_answers& answer(std::string field_id, std::string text) {
    entries_.emplace_back(std::move(field_id), std::move(text));
    return *this;
  }

  /// Chooses one option, by its id or else by its label: radio, select, group_chooser or checkbox.
  form_answers& choose(std::string field_id, std::string option) {
    return choose_several(std::move(field_id), {std::move(option)});
  }

  /// Chooses any number of options, by their ids or else by their labels: checkbox.
  form_answers& choose_several(std::string field_id, std::vector<std::string> options) {
    entries_.emplace_back(std::move(field_id), std::move(options));
    return *this;
  }

  [[nodiscard]] const std::vector<entry>& entries() const noexcept { return entries_; }

  friend bool operator==(const form_answers&, const form_answers&) = default;

 private:
  std::vector<entry> entries_;
};

/// What is wrong with the answer to one field, in English. The field is empty when it is the form that is wrong.
struct form_problem {
  std::string field_id;
  std::string text;

  form_problem() = default;
  form_problem(std::string field_id_, std::string text_) : field_id(std::move(field_id_)), text(std::move(text_)) {}

  friend bool operator==(const form_problem&, const form_problem&) = default;
};

/// A form filled in, or everything that keeps it from being so.
class [[nodiscard]] form_filling {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): it is one of these
  form_filling(filled_form form) : state_(std::move(form)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  form_filling(std::vector<form_problem> problems) : state_(std::move(problems)) {}

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  /// The form; throws `error` with `client_errc::invalid_request`, which names all problems, when there is none.
  [[nodiscard]] const filled_form& value() const&;
  [[nodiscard]] filled_form&& value() &&;

  /// The form. Precondition: there is one.
  [[nodiscard]] const filled_form& operator*() const noexcept { return *std::get_if<0>(&state_); }
  [[nodiscard]] const filled_form* operator->() const noexcept { return std::get_if<0>(&state_); }

  /// What is wrong, in the order of the form, wrong field ids last; empty when there is a form.
  [[nodiscard]] const std::vector<form_problem>& problems() const noexcept;

 private:
  void check() const;

  std::variant<filled_form, std::vector<form_problem>> state_;
};

}  // namespace livechat::customer::inline v0
