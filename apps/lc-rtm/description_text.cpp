// SPDX-License-Identifier: Apache-2.0
#include "description_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/catalogue_words.hpp"
#include "wire/example.hpp"

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;
namespace describe = livechat::customer::describe;
namespace wire = livechat::customer::wire;

constexpr std::size_t page_width = 80;
constexpr std::size_t margin = 2;

/// A page that grows line by line.
class page {
 public:
  void line(std::string_view text = {}) { text_ += std::string(text) + "\n"; }

  /// A paragraph: `first` in front of its first line, as many spaces in front of the others.
  void wrapped(std::string_view first, std::string_view text) {
    std::string at(first);
    bool is_at_begin = true;
    for (const auto word : wire::split(text)) {
      const bool is_full = !is_at_begin && at.size() + 1 + word.size() > page_width;
      if (is_full) {
        line(at);
        at.assign(first.size(), ' ');
      }
      if (!is_at_begin && !is_full) at += ' ';
      at += word;
      is_at_begin = false;
    }
    line(at);
  }

  /// `Versions:  3.6 and later`; nothing when there is nothing to say.
  void fact(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    constexpr std::size_t label_width = 12;
    std::string label = std::string(margin, ' ') + std::string(name) + ":";
    label.resize(margin + label_width, ' ');
    wrapped(label, text);
  }

  void section(std::string_view name) {
    line();
    line(name);
  }

  /// Lines as they are, a little to the right.
  void block(std::string_view text) {
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      line(std::string(margin, ' ') + std::string(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  [[nodiscard]] std::string take() {
    text_.pop_back();
    return std::move(text_);
  }

 private:
  std::string text_;
};

std::size_t width_of_places(const std::vector<wire::placed_row>& rows) {
  constexpr std::size_t widest = 34;
  std::size_t out = 0;
  for (const auto& placed : rows) out = std::max(out, wire::place_in_words(placed).size());
  return std::min(out, widest);
}

void write_field(page& out, const wire::placed_row& placed, wire::way direction, std::size_t place_width) {
  const wire::field_row& row = *placed.row;
  std::vector<std::string> first = {wire::type_in_words(row), wire::need_in_words(row, direction)};
  for (auto& limit : wire::limits_in_words(row)) first.push_back(std::move(limit));

  std::string label = std::string(margin, ' ') + wire::place_in_words(placed);
  if (label.size() > margin + place_width) {
    out.line(label);
    label.clear();
  }
  label.resize(margin + place_width + 2, ' ');
  out.wrapped(label, wire::joined(first));
  constexpr std::string_view below = "      ";
  out.wrapped(below, row.text);
  if (!row.words.empty()) out.wrapped(below, wire::words_of_row(row));
  const auto remarks = wire::remarks_in_words(row);
  if (!remarks.empty()) out.wrapped(below, "(" + wire::joined(remarks, "; ") + ")");
}

void write_fields(page& out, std::string_view title, const std::vector<wire::field_row>& fields, wire::way direction) {
  if (fields.empty()) return;
  out.section(title);
  const auto rows = wire::with_nested(fields);
  for (const auto& placed : rows) write_field(out, placed, direction, width_of_places(rows));
}

void write_rules(page& out, const wire::entry& whole) {
  const auto rules = wire::rules_of(whole);
  if (rules.empty()) return;
  out.section("Rules");
  for (const auto& one : rules) out.wrapped("  ", wire::in_words(one));
}

void write_example(page& out, std::string_view title, const std::string& json) {
  out.section(title);
  out.block(wire::indented(json, page_width - margin));
}

std::string in_brackets(const std::vector<std::string>& remarks) {
  return remarks.empty() ? std::string() : " (" + wire::joined(remarks, "; ") + ")";
}

std::string source_with_basis(std::string_view source, describe::basis from) {
  if (from == describe::basis::documented) return std::string(source);
  return std::string(source) + in_brackets({std::string(wire::in_words(from))});
}

std::string questions_with_hint(std::string_view ids) {
  const auto all = wire::split(ids);
  if (all.empty()) return {};
  return wire::joined(all) + " (lc-rtm describe " + std::string(all.front()) + ")";
}

std::string pushes_in_words(const describe::about& about) {
  std::vector<std::string> out;
  for (const auto& [push, condition] : wire::consequences_of(about)) {
    out.push_back(std::string(push) + (condition.empty() ? "" : " (" + std::string(condition) + ")"));
  }
  return wire::joined(out);
}

void write_errors(page& out, const describe::about& about) {
  if (about.what != describe::kind::action) return;
  out.section("Errors");
  for (const auto& one : wire::failures_of(about)) {
    out.wrapped("  ",
                wire::type_in_words(one) + ": " + std::string(one.when) + in_brackets(wire::remarks_in_words(one)));
  }
  out.wrapped("  ", "as any action: " + wire::joined(wire::general_errors()));
}

std::string named_for(const lc::error_type& error) {
  std::vector<std::string> out;
  for (const auto& [action, failure] : wire::actions_that_fail_with(error.type)) {
    out.push_back(std::string(action) + in_brackets(wire::remarks_in_words(failure)));
  }
  return wire::joined(out);
}

void write_title(page& out, std::string_view name, std::string_view kind, std::string_view text) {
  out.line(std::string(name) + " (" + std::string(kind) + ")");
  out.line();
  out.wrapped("  ", text);
  out.line();
}

void write_facts(page& out, const wire::entry& whole) {
  const describe::about& about = *whole.about;
  out.fact("Group", about.group);
  out.fact("Versions", wire::versions_in_words(about));
  out.fact("Also named", about.also_named);
  out.fact("Source", source_with_basis(about.source, about.from));
  out.fact("Questions", questions_with_hint(about.questions));
  out.fact("Note", about.note);
  out.fact("Effects", wire::joined(wire::effects_of(about), "; "));
  if (whole.answered != nullptr) out.fact("Answer", whole.answered->note);
  out.fact("One of", wire::joined(whole.alternatives));
  out.fact("Pushes", pushes_in_words(about));
  if (about.what == describe::kind::push) out.fact("Caused by", wire::joined(wire::actions_that_cause(about.name)));
  if (about.what == describe::kind::structure) out.fact("Used by", wire::joined(wire::users_of(about.name)));
}

void write(page& out, const wire::entry& whole) {
  write_title(out, whole.about->name, wire::in_words(whole.about->what), whole.about->text);
  write_facts(out, whole);
  write_fields(out, "Fields", whole.fields, wire::way_of(whole));
  write_fields(out, "Answer", whole.answer, wire::way::served);
  write_rules(out, whole);
  write_errors(out, *whole.about);
  out.section("C++");
  out.block(wire::in_cpp(whole));
  const bool is_event = whole.about->what == describe::kind::event && whole.is_sendable;
  write_example(out, "Example", wire::frame_example_of(whole));
  if (is_event) write_example(out, "Example, as it is sent", wire::example_of(whole, wire::shape::sent));
  if (!whole.answer.empty()) write_example(out, "Example of the answer's payload", wire::answer_example_of(whole));
}

void write(page& out, const lc::error_type& error) {
  write_title(out, error.type, "error", error.meaning);
  out.fact("Message", error.message);
  out.fact("Source", error.source);
  out.fact("Listed", wire::listed_in_words(error.listed));
  if (error.is_general) out.fact("Answers", "any action");
  out.fact("Named for", named_for(error));
  out.section("C++");
  out.block(wire::in_cpp(error));
  write_example(out, "Example", wire::frame_example_of(error));
}

void write(page& out, const lc::disconnect_reason& reason) {
  write_title(out, reason.reason, "disconnect reason", reason.meaning);
  const auto advice = wire::in_words(reason.advice);
  out.fact("Advice", advice.empty() ? "none in the docs" : advice);
  describe::about versions;
  versions.since = reason.since;
  out.fact("Versions", wire::versions_in_words(versions));
  out.fact("Source", source_with_basis(reason.source, reason.from));
  out.fact("Questions", questions_with_hint(reason.questions));
  out.section("C++");
  out.block(wire::in_cpp(reason));
  write_example(out, "Example", wire::frame_example_of(reason));
}

void write(page& out, const question& open) {
  write_title(out, open.id, "question", open.text);
  out.fact("Stands at", wire::joined(wire::entries_that_ask(open.id)));
  out.fact("Source", "docs/questions.md");
}

}  // namespace

std::string description_text(const topic& one) {
  page out;
  std::visit([&out](const auto* facts) { write(out, *facts); }, one.facts);
  return out.take();
}

}  // namespace lc_rtm
