// SPDX-License-Identifier: Apache-2.0
#include "wire/example.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <livechat/customer/api_version.hpp>
#include <vector>

#include "wire/catalogue_words.hpp"
#include "wire/envelope.hpp"
#include "wire/json.hpp"

namespace livechat::customer::wire {

namespace {

constexpr std::string_view request_id = "7";

struct known_value {
  std::string_view name;  ///< of a field; `start_chat.chat`: of a field of one struct; of a structure without rows
  std::string_view json;
};

/// What stands in examples when the row does not say: the one place where such values are made up.
constexpr known_value known_values[] = {
    {"access.group_ids", "[0]"},
    {"custom.content", R"({"custom_key":"custom_value"})"},
    {"customer_updated.id", R"("b7eff798-f8df-4364-8059-649c35c9ed0c")"},
    {"form_field.options", R"([{"id":"0","label":"Support","group_id":1}])"},
    {"incoming_chat.chat.id", R"("PJ0MRSHTDG")"},
    {"incoming_thinking_indicator.title", R"("Thinking")"},
    {"incoming_welcome_message.id", R"("540eb790-17c1-47f9-9e2c-dca5a0960ab5")"},
    {"initial_chat.thread", R"({"events":[{"type":"message","text":"Hello"}]})"},
    {"initial_thread.events", R"([{"type":"message","text":"Hello"}])"},
    {"login.token", R"("dal:a-customer-access-token")"},
    {"predicted_agent.is_bot", "true"},
    {"resumed_chat.thread", R"({"events":[{"type":"message","text":"Me again"}]})"},
    {"rich_message.elements",
     R"([{"title":"Did it help?","subtitle":"Tell us","image":{"url":"https://example.com/image25.png"},)"
     R"("buttons":[{"text":"Yes","type":"message","value":"Yes, it did","postback_id":"action_yes","user_ids":[]}]}])"},
    {"start_chat.chat", R"({"thread":{"events":[{"type":"message","text":"Hello"}]}})"},
    {"author_id", R"("b5657aff34dd32e198160d54666df9d8")"},
    {"avatar", R"("https://example.com/avatar.png")"},
    {"chat_id", R"("PJ0MRSHTDG")"},
    {"content", R"({"custom_key":"custom_value"})"},
    {"custom_id", R"("31-0C-1C-07-DB-16")"},
    {"customer_side_storage", R"({"customer_last_visit":"1473433500"})"},
    {"description", R"("Looking up the order")"},
    {"email", R"("t.anderson@example.com")"},
    {"event_id", R"("Q20N9CKRX2_1")"},
    {"event_ids", R"(["K600PKZON8_1"])"},
    {"form_answer", R"("Thomas Anderson")"},
    {"group_id", "0"},
    {"is_bot", "false"},
    {"key", R"("message")"},
    {"name", R"("Thomas Anderson")"},
    {"next_page_id", R"("MTUxNzM5ODEzMTQ5Ng==")"},
    {"phone_number", R"("+18008529001")"},
    {"position", "2"},
    {"previous_page_id", R"("MTUxNzM5ODEzMTQ5Ng==")"},
    {"properties", R"({"rating":{"score":1}})"},
    {"properties_to_delete", R"({"rating":["score"]})"},
    {"requester_id", R"("b5657aff34dd32e198160d54666df9d8")"},
    {"session_fields", R"([{"custom_key":"custom_value"}])"},
    {"text", R"("Hello")"},
    {"text_vars", R"({"customer":"Thomas Anderson"})"},
    {"thread_id", R"("K600PKZON8")"},
    {"time", R"("2026-03-14T09:26:53.589793Z")"},
    {"title", R"("Pricing")"},
    {"unique_id", R"("Q10X0W041P")"},
    {"url", R"("https://example.com/pricing")"},
    {"user_id", R"("b7eff798-f8df-4364-8059-649c35c9ed0c")"},
    {"user_ids", R"(["b7eff798-f8df-4364-8059-649c35c9ed0c"])"},
    {"wait_time", "42"},
};

/// What stands in examples of what the service sends where all fields of a structure would say too much.
constexpr known_value known_served_values[] = {
    {"get_predicted_agent.agent",
     R"({"id":"b5657aff34dd32e198160d54666df9d8","name":"Agent Smith","avatar":"https://example.com/avatar.png",)"
     R"("is_bot":false,"job_title":"support hero","type":"agent"})"},
    {"incoming_greeting.agent",
     R"({"id":"b5657aff34dd32e198160d54666df9d8","name":"Agent Smith","avatar":"https://example.com/avatar.png",)"
     R"("job_title":"Support Agent","is_bot":false})"},
};

/// Fields that do not go with what stands beside them in the examples: their words say with what they do.
constexpr std::string_view left_out[] = {
    "filled_form_field.answers",  "incoming_greeting.accepted",         "message.deleted",
    "rich_message_button.target", "rich_message_button.webview_height", "rich_message_element.ecommerce",
};

template <class Values>
std::string_view find_value(const Values& values, std::string_view name) {
  for (const auto& one : values) {
    if (one.name == name) return one.json;
  }
  return {};
}

std::string_view known(std::string_view name) { return find_value(known_values, name); }

std::string full_name(const entry& owner, const field_row& row) {
  return std::string(owner.about->name) + "." + std::string(row.name);
}

std::string_view known_of(const entry& owner, const field_row& row) { return known(full_name(owner, row)); }

bool is_left_out(const entry& owner, const field_row& row) {
  return std::find(std::begin(left_out), std::end(left_out), full_name(owner, row)) != std::end(left_out);
}

std::string quoted(std::string_view text) {
  std::string out;
  json::writer(out).string(text);
  return out;
}

/// How the examples of one request, answer, push or structure are made.
class composer {
 public:
  explicit composer(wire::shape shape) : shape_(shape) {}

  [[nodiscard]] std::string whole_value(const entry& whole, int depth) const {
    if (whole.fields.empty()) {
      if (const auto json = known(whole.about->name); !json.empty()) return std::string(json);
    }
    if (whole.alternatives.empty()) return object(whole, depth);
    return object(alternative(whole, whole.alternatives.front()), depth == 0 ? 0 : last_full_depth + 1);
  }

  [[nodiscard]] std::string answer(const entry& action) const {
    return object(action, served_rows(action, action.answer, 0), 0);
  }

 private:
  using rows = std::vector<const field_row*>;

  static constexpr int last_full_depth = 2;

  [[nodiscard]] static const entry& alternative(const entry& of, std::string_view name) {
    const bool is_event = of.about->name == "event";
    return *find_entry(is_event ? describe::kind::event : describe::kind::structure, name);
  }

  [[nodiscard]] std::string object(const entry& whole, int depth) const {
    return object(whole, shape_ == shape::sent ? sent_rows(whole) : served_rows(whole, whole.fields, depth), depth);
  }

  [[nodiscard]] std::string object(const entry& whole, const rows& shown, int depth) const {
    std::string text;
    json::writer out(text);
    out.begin_object();
    for (const field_row* row : shown) {
      out.key(row->name);
      out.raw(value(whole, *row, depth));
    }
    out.end_object();
    return text;
  }

  [[nodiscard]] static rows served_rows(const entry& owner, const std::vector<field_row>& all, int depth) {
    rows out;
    for (const field_row& row : all) {
      const bool is_deep_enough = depth <= last_full_depth || row.need != describe::presence::optional;
      if (is_deep_enough && !is_left_out(owner, row)) out.push_back(&row);
    }
    const bool is_empty_for_depth = out.empty() && depth > last_full_depth;
    return is_empty_for_depth ? served_rows(owner, all, last_full_depth) : out;
  }

  [[nodiscard]] static rows sent_rows(const entry& whole) {
    std::vector<bool> is_shown;
    for (const field_row& row : whole.fields) is_shown.push_back(is_shown_by_itself(whole, row));
    for (const describe::rule& rule : whole.about->rules) {
      if (!rule.id.empty()) keep(rule, whole, is_shown);
    }
    rows out;
    for (std::size_t i = 0; i < is_shown.size(); ++i) {
      if (is_shown[i]) out.push_back(&whole.fields[i]);
    }
    const bool is_for_show = whole.about->what == describe::kind::structure;
    return out.empty() && is_for_show ? all_sent_rows(whole) : out;
  }

  [[nodiscard]] static rows all_sent_rows(const entry& whole) {
    rows out;
    for (const field_row& row : whole.fields) {
      if (row.need != describe::presence::served) out.push_back(&row);
    }
    return out;
  }

  [[nodiscard]] static bool is_shown_by_itself(const entry& whole, const field_row& row) {
    if (row.need != describe::presence::optional) return row.need != describe::presence::served;
    if (row.facts.since > default_api_version) return false;
    // What only the service adds to an event is optional too: a row does not tell.
    if (whole.about->what == describe::kind::event) return !known_of(whole, row).empty();
    return !row.facts.example.empty() || !row.facts.by_default.empty() || !known_of(whole, row).empty();
  }

  /// Puts fields in or takes them out until the rule is kept.
  static void keep(const describe::rule& rule, const entry& whole, std::vector<bool>& is_shown) {
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < is_shown.size(); ++i) {
      if (std::find(rule.fields.begin(), rule.fields.end(), whole.fields[i].name) != rule.fields.end()) {
        named.push_back(i);
      }
    }
    const auto count = std::count_if(named.begin(), named.end(), [&](std::size_t i) { return is_shown[i]; });
    switch (rule.what) {
      case describe::rule_kind::excludes:
        if (count < 2) return;
        for (const std::size_t i : named) {
          if (whole.fields[i].name == rule.fields.front()) is_shown[i] = false;
        }
        return;
      case describe::rule_kind::mutually_exclusive:
        for (auto left = count; const std::size_t i : named) {
          if (is_shown[i] && left-- != count) is_shown[i] = false;
        }
        return;
      case describe::rule_kind::at_least_one_of:
        if (count == 0) is_shown[named.front()] = true;
        return;
      case describe::rule_kind::both_or_neither:
        for (const std::size_t i : named) is_shown[i] = count != 0;
        return;
      case describe::rule_kind::needed_when:
        return;  // no example says the word
    }
  }

  [[nodiscard]] std::string value(const entry& owner, const field_row& row, int depth) const {
    if (!row.facts.example.empty()) return std::string(row.facts.example);
    const bool is_served = shape_ == shape::served;
    const auto served = is_served ? find_value(known_served_values, full_name(owner, row)) : std::string_view();
    if (!served.empty()) return std::string(served);
    const bool is_composed = is_served && row.structure != nullptr;
    if (const auto json = known_of(owner, row); !json.empty() && !is_composed) return std::string(json);
    if (!row.facts.by_default.empty()) return std::string(row.facts.by_default);
    if (!row.words.empty()) return around(row.type, quoted(row.words.front()));
    if (row.structure != nullptr) return structure(row, depth);
    if (const auto json = known(row.name); !json.empty()) return std::string(json);
    return around(row.type, simple(row));
  }

  [[nodiscard]] std::string structure(const field_row& row, int depth) const {
    const entry& inner = row.structure();
    if (inner.fields.empty() && inner.alternatives.empty()) return whole_value(inner, depth + 1);
    if (!row.is_list || inner.about->name != "user") return around(row.type, whole_value(inner, depth + 1));
    std::string all;
    for (const auto name : inner.alternatives) {
      all += (all.empty() ? "" : ",") + object(alternative(inner, name), last_full_depth + 1);
    }
    return around(row.type, all);
  }

  /// Puts a value into the lists and maps that are around it.
  [[nodiscard]] static std::string around(std::string_view type, const std::string& json) {
    constexpr std::string_view list = "array<";
    constexpr std::string_view map = "map<string,";
    if (type.starts_with(list)) return "[" + around(type.substr(list.size()), json) + "]";
    if (type.starts_with(map))
      return "{" + std::string(known("key")) + ":" + around(type.substr(map.size()), json) + "}";
    return json;
  }

  [[nodiscard]] static std::string simple(const field_row& row) {
    if (row.shown.ends_with("time")) return std::string(known("time"));
    if (row.type.find("bool") != std::string::npos) return "true";
    if (row.type.find("number") != std::string::npos) return std::to_string(row.bounds.min.value_or(1));
    if (row.type.find("string") != std::string::npos) return quoted(row.name);
    return "{}";
  }

  wire::shape shape_;
};

/// JSON on one line, with spaces where people expect them.
std::string spaced(const json::value& value) {
  const bool is_object = value.kind() == json::kind::object;
  if (!is_object && value.kind() != json::kind::array) return std::string(value.text());
  std::string out;
  auto items = value.items();
  while (const auto item = items.next()) {
    if (!out.empty()) out += ", ";
    if (is_object) out += quoted(item->key) + ": ";
    out += spaced(item->value);
  }
  return is_object ? "{" + out + "}" : "[" + out + "]";
}

/// A line may end at `width`; `before` is how much of it is taken already.
void spread(std::string& out, const json::value& value, std::size_t indent, std::size_t before, std::size_t width) {
  const std::string line = spaced(value);
  const bool is_object = value.kind() == json::kind::object;
  const bool is_container = is_object || value.kind() == json::kind::array;
  if (!is_container || before + line.size() <= width) {
    out += line;
    return;
  }
  const std::size_t inner = indent + 2;
  out += is_object ? '{' : '[';
  auto items = value.items();
  for (bool is_first = true; const auto item = items.next(); is_first = false) {
    out += (is_first ? "\n" : ",\n") + std::string(inner, ' ');
    const std::string key = is_object ? quoted(item->key) + ": " : std::string();
    out += key;
    spread(out, item->value, inner, inner + key.size() + 1, width);  // 1: the comma
  }
  out += "\n" + std::string(indent, ' ') + (is_object ? '}' : ']');
}

}  // namespace

std::string example_of(const entry& whole, wire::shape shape) { return composer(shape).whole_value(whole, 0); }

std::string answer_example_of(const entry& action) { return composer(shape::served).answer(action); }

std::string frame_example_of(const entry& whole) {
  switch (whole.about->what) {
    case describe::kind::action:
      return encode_request(request_id, whole.about->name, example_of(whole, shape::sent));
    case describe::kind::push:
      return encode_push(to_string(default_api_version), whole.about->name, example_of(whole, shape::served), {});
    case describe::kind::answer:
    case describe::kind::event:
    case describe::kind::structure:
      break;
  }
  return example_of(whole, way_of(whole) == way::sent ? shape::sent : shape::served);
}

std::string frame_example_of(const error_type& error) {
  const auto actions = actions_that_fail_with(error.type);
  const std::string_view action = actions.empty() ? "get_chat" : actions.front().action;
  return encode_error(request_id, action, server_error(std::string(error.type), std::string(error.message)));
}

std::string frame_example_of(const disconnect_reason& reason) {
  const std::string data = reason.reason == "misdirected_connection" ? R"(,"data":{"region":"fra"})" : "";
  return encode_push(to_string(default_api_version), "customer_disconnected",
                     R"({"reason":)" + quoted(reason.reason) + data + "}", {});
}

std::string indented(std::string_view json, std::size_t width) {
  std::string out;
  spread(out, json::value(json), 0, 0, width);
  return out;
}

}  // namespace livechat::customer::wire
