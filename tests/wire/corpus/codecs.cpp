// SPDX-License-Identifier: Apache-2.0
#include "wire/corpus/codecs.hpp"

#include <cstddef>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/structures.hpp>
#include <livechat/customer/structures/system_details.hpp>
#include <utility>
#include <variant>

#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/envelope.hpp"
#include "wire/validate.hpp"

namespace {

using namespace livechat::customer;

/// Lists that the docs show in an object of their own.
struct form_fields_sample {
  std::vector<form_field> fields;

  form_fields_sample() = default;
};

struct filled_form_fields_sample {
  std::vector<filled_form_field> fields;

  filled_form_fields_sample() = default;
};

}  // namespace

template <class T>
inline constexpr auto livechat::customer::description<form_fields_sample, T> =
    describe::structure("form_fields", "", "").fields(describe::required("fields", &T::fields, ""));

template <class T>
inline constexpr auto livechat::customer::description<filled_form_fields_sample, T> =
    describe::structure("filled_form_fields", "", "").fields(describe::required("fields", &T::fields, ""));

namespace livechat::customer::wire::test {

namespace {

template <class T>
bool read_into(T& value, std::string_view checked_json, shape direction, reading& out) {
  decoder reader(direction);
  if (!reader.read(json::value(checked_json), value)) {
    out.problem = reader.problem().words();
    return false;
  }
  json::writer writer(out.text);
  write(writer, value);
  return true;
}

template <class T, shape direction>
reading read_as(std::string_view checked_json) {
  T value{};
  reading out;
  static_cast<void>(read_into(value, checked_json, direction, out));
  return out;
}

template <class Action>
reading read_request(std::string_view checked_json) {
  Action value{};
  reading out;
  if (!read_into(value, checked_json, shape::sent, out)) return out;
  if (const auto wrong = validate(value)) out.refusal = wrong->words();
  return out;
}

/// The error object outside any frame: read by the envelope.
reading read_error(std::string_view checked_json) {
  const auto read = decode_frame(checked_json);
  const auto* found = std::get_if<error_frame>(&read);
  if (found == nullptr) return {"not an error outside a frame", {}, {}};
  return {{}, {}, encode_bare_error(found->error)};
}

template <std::size_t index>
reading read_details(std::string_view checked_json) {
  constexpr auto& sample = details_samples[index];
  const system_details read(
      system_event(std::string(sample.source), std::string(sample.subtype), 1, std::string(checked_json)));
  reading out;
  out.problem = read.problem();
  if (out.problem.empty() && read.as<json_text>() != nullptr) out.problem = "details without a struct";
  json::writer writer(out.text);
  read.visit([&writer](const auto& details) { write(writer, details); });
  return out;
}

template <class T>
codec served(std::string_view folder, std::string_view name) {
  return {folder, name, &read_as<T, shape::served>, &read_as<T, shape::either>};
}

template <std::size_t... indices>
void add_details(std::vector<codec>& out, std::index_sequence<indices...>) {
  (out.push_back({"structures", details_samples[indices].name, &read_details<indices>, &read_details<indices>}), ...);
}

std::vector<codec> make_structure_codecs() {
  std::vector<codec> out = {
      served<event>("structures", "event"),
      served<user>("structures", "user"),
      served<properties>("structures", "properties"),
      served<properties_to_delete>("structures", "properties_to_delete"),
      served<session_fields>("structures", "session_fields"),
      served<form_fields_sample>("structures", "form_fields"),
      served<filled_form_fields_sample>("structures", "filled_form_fields"),
      served<form_template>("structures", "form"),
      served<omnichannel>("structures", "omnichannel_response"),
      {"structures", "error", &read_error, &read_error},
  };
  add_details(out, std::make_index_sequence<details_samples.size()>());
  structure_types::for_each(
      [&out]<class Structure>() { out.push_back(served<Structure>("structures", description<Structure>.name)); });
  return out;
}

}  // namespace

const std::vector<codec>& request_codecs() {
  static const auto all = [] {
    std::vector<codec> out;
    actions::for_each([&out]<class Action>() {
      out.push_back({"requests", description<Action>.name, &read_request<Action>, &read_request<Action>});
    });
    return out;
  }();
  return all;
}

const std::vector<codec>& response_codecs() {
  static const auto all = [] {
    std::vector<codec> out;
    actions::for_each([&out]<class Action>() {
      out.push_back(served<typename Action::response>("responses", description<Action>.name));
    });
    return out;
  }();
  return all;
}

const std::vector<codec>& push_codecs() {
  static const auto all = [] {
    std::vector<codec> out;
    push_types::for_each([&out]<class Push>() { out.push_back(served<Push>("pushes", description<Push>.name)); });
    return out;
  }();
  return all;
}

const std::vector<codec>& structure_codecs() {
  static const auto all = make_structure_codecs();
  return all;
}

const codec* find_codec(std::string_view folder, std::string_view file_name) {
  std::string_view name = file_name.substr(0, file_name.find('.'));
  if (folder == "structures" && name.starts_with("event_")) name = "event";
  if (folder == "structures" && name.starts_with("user_")) name = "user";
  if (name.starts_with("system_details_")) name = name.substr(0, name.rfind("_v"));
  for (const auto* all : {&request_codecs(), &response_codecs(), &push_codecs(), &structure_codecs()}) {
    for (const auto& one : *all) {
      if (one.folder == folder && one.name == name) return &one;
    }
  }
  return nullptr;
}

}  // namespace livechat::customer::wire::test
