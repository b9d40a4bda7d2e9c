// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/description.hpp>
#include <livechat/customer/disconnect_reasons.hpp>
#include <livechat/customer/error_types.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "wire/catalogue.hpp"
#include "wire/decode.hpp"
#include "wire/word_list.hpp"

/// The facts of the catalogue as people read them: in `lc-rtm describe` and on the reference pages.
namespace livechat::customer::wire {

/// Which way fields go. What is required of a sender is always there for a reader.
enum class way : std::uint8_t { sent, served, both };

/// An action is sent, a push is served; of the others it depends on where they stand.
[[nodiscard]] way way_of(const entry& whole);

/// `action`, `push`: what kind of thing it is.
[[nodiscard]] std::string_view in_words(describe::kind kind);

/// `documented`, `from a sample only`: where a fact comes from.
[[nodiscard]] std::string_view in_words(describe::basis from);

/// `python_sdk`: the same for programs.
[[nodiscard]] std::string_view word_of(describe::basis from);

/// `reconnect with a new token`: what the docs advise. Empty for no advice.
[[nodiscard]] std::string_view in_words(disconnect_advice advice);

/// `page_id: not together with limit, sort_order`.
[[nodiscard]] std::string in_words(const placed_rule& one);

/// `from the Customer SDK page only`, `question A06`: how sure it is that an action fails so, one each.
[[nodiscard]] std::vector<std::string> remarks_in_words(const describe::failure& one);

/// `limit_reached, presumably`; `type not known`.
[[nodiscard]] std::string type_in_words(const describe::failure& one);

/// `for the Web API only`: whose page does not list an error; empty when both do.
[[nodiscard]] std::string_view listed_in_words(error_list listed);

/// `required`, `optional`, `always there`, `may be missing`, `set by the service`, `required; may be missing in what
/// comes`; with `(disputed)` when the table says so and other sources do not.
[[nodiscard]] std::string need_in_words(const field_row& row, way direction);

/// `time`, `number (pixels)`.
[[nodiscard]] std::string type_in_words(const field_row& row);

/// `1 to 100`, `default "desc"`: bounds and default, one each.
[[nodiscard]] std::vector<std::string> limits_in_words(const field_row& row);

/// `one of: asc, desc`, `always message`; empty when any text goes.
[[nodiscard]] std::string words_of_row(const field_row& row);

/// `since 3.6`, `ecommerce since 3.6`, `from a sample only`, `question S08`: versions, other names, how sure a fact is,
/// one each.
[[nodiscard]] std::vector<std::string> remarks_in_words(const field_row& row);

/// `all (3.4 to 3.7)`, `3.6 and later`, `up to 3.6; then request_welcome_message`.
[[nodiscard]] std::string versions_in_words(const describe::about& about);

/// How it is written in C++: the call of an action, the handler of a push, the sending of an event; else the struct. Names
/// of fields stand for values; `…` for what is up to the reader.
[[nodiscard]] std::string in_cpp(const entry& whole);
[[nodiscard]] std::string in_cpp(const error_type& error);
[[nodiscard]] std::string in_cpp(const disconnect_reason& reason);

/// `chat.thread.events[]`: what is said of a list is said of its elements.
[[nodiscard]] std::string place_in_words(const placed_row& placed);

/// The names that are there: unused places of a list are empty.
template <class Names>
[[nodiscard]] std::vector<std::string_view> names_in(const Names& names) {
  std::vector<std::string_view> out;
  for (const std::string_view name : names) {
    if (!name.empty()) out.push_back(name);
  }
  return out;
}

}  // namespace livechat::customer::wire
