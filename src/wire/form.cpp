// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <livechat/customer/error.hpp>
#include <livechat/customer/events/form.hpp>
#include <livechat/customer/structures/form_template.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace livechat::customer::inline v0 {

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// As much as can be said without asking: something, an at sign, something, and no white space.
bool is_email(std::string_view text) {
  const auto at = text.find('@');
  const bool has_both_sides = at != std::string_view::npos && at > 0 && at + 1 < text.size();
  return has_both_sides && text.find_first_of(" \t\r\n") == std::string_view::npos;
}

bool takes_one_option(form_field_type type) {
  return type == form_field_type::radio || type == form_field_type::select || type == form_field_type::group_chooser;
}

/// What a field takes. Of a type newer than this library: options when it has some.
enum class wanted : std::uint8_t { nothing, text, one_option, options };

wanted wanted_by(const form_field& field) {
  const auto type = field.type.known();
  if (!type) return field.options.empty() ? wanted::text : wanted::options;
  if (*type == form_field_type::header) return wanted::nothing;
  if (*type == form_field_type::checkbox) return wanted::options;
  return takes_one_option(*type) ? wanted::one_option : wanted::text;
}

const form_option* find_option(const form_field& field, std::string_view word) {
  for (const auto member : {&form_option::id, &form_option::label}) {
    const auto found = std::find_if(field.options.begin(), field.options.end(),
                                    [&](const form_option& option) { return option.*member == word; });
    if (found != field.options.end()) return &*found;
  }
  return nullptr;
}

/// Goes through the fields of one form and collects what is wrong.
class filler {
 public:
  filler(const std::vector<form_field>& fields, const form_answers& answers) : fields_(fields), answers_(answers) {}

  form_filling fill(const std::string& form_id) {
    if (form_id.empty()) complain("", "the form has no id");
    std::vector<filled_form_field> filled;
    for (const auto& field : fields_) {
      if (auto answered = fill(field)) filled.push_back(std::move(*answered));
    }
    refuse_strangers();
    if (!problems_.empty()) return std::move(problems_);
    return filled_form(form_id, std::move(filled));
  }

 private:
  using entry = form_answers::entry;

  std::optional<filled_form_field> fill(const form_field& field) {
    const entry* given = answer_to(field);
    if (given == nullptr) return unanswered(field);
    if (wanted_by(field) == wanted::nothing) return complain(field.id, "a header takes no answer");
    if (const auto* text = std::get_if<std::string>(&given->answer)) return write(field, *text);
    return choose(field, std::get<std::vector<std::string>>(given->answer));
  }

  std::optional<filled_form_field> write(const form_field& field, const std::string& text) {
    if (wanted_by(field) != wanted::text) return complain(field.id, "takes one of its options, not a text");
    if (is_blank(text)) return unanswered(field);
    if (field.type == form_field_type::email && !is_email(text)) return complain(field.id, "not an e-mail address");
    return filled_form_field(field.type, field.id, field.label, form_answer(text));
  }

  std::optional<filled_form_field> choose(const form_field& field, const std::vector<std::string>& words) {
    const auto kind = wanted_by(field);
    if (kind == wanted::text) return complain(field.id, "takes a text, not an option");
    std::vector<form_option> chosen;
    for (const auto& word : words) {
      const auto* option = find_option(field, word);
      if (option == nullptr) return complain(field.id, "has no option " + word);
      if (std::find(chosen.begin(), chosen.end(), *option) == chosen.end()) chosen.push_back(*option);
    }
    if (chosen.empty()) return unanswered(field);
    if (kind == wanted::options) return filled_form_field(field.type, field.id, field.label, std::move(chosen));
    if (chosen.size() > 1) return complain(field.id, "takes one option only");
    return filled_form_field(field.type, field.id, field.label, form_answer(std::move(chosen.front())));
  }

  std::optional<filled_form_field> unanswered(const form_field& field) {
    if (wanted_by(field) == wanted::nothing || !field.required.value_or(false)) return std::nullopt;
    return complain(field.id,
                    field.id.empty() ? "has no id, yet must be answered: " + field.label : "must be answered");
  }

  /// The answer to a field. A field without an id cannot be answered: an answer names its field.
  const entry* answer_to(const form_field& field) {
    const entry* found = nullptr;
    std::size_t count = 0;
    for (const auto& one : answers_.entries()) {
      if (field.id.empty() || one.field_id != field.id) continue;
      found = &one;
      ++count;
    }
    if (count > 1) complain(field.id, count == 2 ? "answered twice" : "answered " + std::to_string(count) + " times");
    return found;
  }

  void refuse_strangers() {
    for (const auto& one : answers_.entries()) {
      const auto is_it = [&one](const form_field& field) { return !field.id.empty() && field.id == one.field_id; };
      if (std::none_of(fields_.begin(), fields_.end(), is_it)) complain(one.field_id, "no such field in the form");
    }
  }

  std::nullopt_t complain(const std::string& field_id, std::string text) {
    problems_.emplace_back(field_id, std::move(text));
    return std::nullopt;
  }

  const std::vector<form_field>& fields_;
  const form_answers& answers_;
  std::vector<form_problem> problems_;
};

}  // namespace

form_filling form::fill(const form_answers& answers) const { return filler(fields, answers).fill(form_id); }

form_filling form_template::fill(const form_answers& answers, const std::string& form_id) const {
  return filler(fields, answers).fill(form_id.empty() ? id.value_or("") : form_id);
}

std::vector<form_option> filled_form_field::chosen() const {
  if (!answers.empty()) return answers;
  if (const auto* options = answer.options()) return *options;
  if (const auto* option = answer.option()) return {*option};
  return {};
}

const filled_form& form_filling::value() const& {
  check();
  return *std::get_if<0>(&state_);
}

filled_form&& form_filling::value() && {
  check();
  return std::move(*std::get_if<0>(&state_));
}

const std::vector<form_problem>& form_filling::problems() const noexcept {
  static const std::vector<form_problem> none;
  const auto* all = std::get_if<1>(&state_);
  return all != nullptr ? *all : none;
}

void form_filling::check() const {
  if (has_value()) return;
  std::string words;
  for (const auto& one : problems()) {
    words += (words.empty() ? "" : "; ") + (one.field_id.empty() ? "" : one.field_id + ": ") + one.text;
  }
  throw error(client_errc::invalid_request, outcome::not_sent, words);
}

}  // namespace livechat::customer::inline v0
