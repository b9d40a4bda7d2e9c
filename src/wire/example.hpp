// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <livechat/customer/disconnect_reasons.hpp>
#include <livechat/customer/error_types.hpp>
#include <string>
#include <string_view>

#include "wire/catalogue.hpp"
#include "wire/decode.hpp"

/// Example JSON, composed from the rows of the catalogue: it is as right as they are.
namespace livechat::customer::wire {

/// A struct as it goes that way. Sent: what must be set, and what an example or a default is known for, as far as the
/// rules let them stand together. Served: every field; of events, users and what is deep inside, those that are always
/// there.
[[nodiscard]] std::string example_of(const entry& whole, wire::shape shape);

/// What is in the answer to an action; `{}` when nothing is.
[[nodiscard]] std::string answer_example_of(const entry& action);

/// The example in its frame: of an action, the request; of a push, what the service sends; of others, the thing alone.
[[nodiscard]] std::string frame_example_of(const entry& whole);

/// The answer of the service to an action that fails so, and what it says before it ends a connection so.
[[nodiscard]] std::string frame_example_of(const error_type& error);
[[nodiscard]] std::string frame_example_of(const disconnect_reason& reason);

/// JSON to be read: a value that does not fit into `width` is spread over lines. Precondition: checked JSON.
[[nodiscard]] std::string indented(std::string_view json, std::size_t width = 80);

}  // namespace livechat::customer::wire
