// SPDX-License-Identifier: Apache-2.0
#include "topics.hpp"

#include <algorithm>

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;
namespace wire = livechat::customer::wire;

std::vector<topic> topics_from(const std::vector<wire::entry>& entries, topic_kind kind) {
  std::vector<topic> out;
  out.reserve(entries.size());
  for (const auto& one : entries) out.push_back({kind, one.about->name, one.about->text, &one});
  return out;
}

std::vector<topic> errors() {
  std::vector<topic> out;
  out.reserve(lc::error_types.size());
  for (const auto& one : lc::error_types) out.push_back({topic_kind::error, one.type, one.meaning, &one});
  return out;
}

std::vector<topic> reasons() {
  std::vector<topic> out;
  out.reserve(lc::disconnect_reasons.size());
  for (const auto& one : lc::disconnect_reasons) out.push_back({topic_kind::reason, one.reason, one.meaning, &one});
  return out;
}

std::vector<topic> open_questions() {
  std::vector<topic> out;
  out.reserve(questions().size());
  for (const auto& one : questions()) out.push_back({topic_kind::question, one.id, one.text, &one});
  return out;
}

std::vector<topic> unsorted(topic_kind kind) {
  switch (kind) {
    case topic_kind::action:
      return topics_from(wire::actions_catalogue(), kind);
    case topic_kind::push:
      return topics_from(wire::pushes_catalogue(), kind);
    case topic_kind::event:
      return topics_from(wire::events_catalogue(), kind);
    case topic_kind::structure:
      return topics_from(wire::structures_catalogue(), kind);
    case topic_kind::error:
      return errors();
    case topic_kind::reason:
      return reasons();
    case topic_kind::question:
      return open_questions();
  }
  return {};
}

}  // namespace

std::string_view word_of(topic_kind kind) {
  switch (kind) {
    case topic_kind::action:
      return "action";
    case topic_kind::push:
      return "push";
    case topic_kind::event:
      return "event";
    case topic_kind::structure:
      return "structure";
    case topic_kind::error:
      return "error";
    case topic_kind::reason:
      return "reason";
    case topic_kind::question:
      return "question";
  }
  return "?";
}

std::string list_of(topic_kind kind) { return std::string(word_of(kind)) + (kind == topic_kind::push ? "es" : "s"); }

std::vector<topic_kind> all_topic_kinds() {
  return {topic_kind::action, topic_kind::push,   topic_kind::event,   topic_kind::structure,
          topic_kind::error,  topic_kind::reason, topic_kind::question};
}

std::optional<topic_kind> topic_kind_of(std::string_view word) {
  for (const auto kind : all_topic_kinds()) {
    if (word == word_of(kind) || word == list_of(kind)) return kind;
  }
  return std::nullopt;
}

std::vector<topic> topics_of(topic_kind kind) {
  std::vector<topic> out = unsorted(kind);
  std::sort(out.begin(), out.end(), [](const topic& a, const topic& b) { return a.name < b.name; });
  return out;
}

std::vector<topic> find_topics(std::string_view name) {
  std::vector<topic> out;
  for (const auto kind : all_topic_kinds()) {
    for (const topic& one : unsorted(kind)) {
      if (one.name == name) out.push_back(one);
    }
  }
  return out;
}

std::vector<std::string> names_of_topics() {
  std::vector<std::string> out;
  for (const auto kind : all_topic_kinds()) {
    for (const topic& one : unsorted(kind)) out.emplace_back(one.name);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace lc_rtm
