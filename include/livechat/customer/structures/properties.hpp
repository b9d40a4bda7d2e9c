// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/json_text.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace livechat::customer::inline v0 {

/// The value of a property. Whole numbers are 32 bit wide at the service.
/// Source: Configuration API, Properties.
using property_value = std::variant<bool, std::int64_t, std::string>;

/// Properties of a chat, a thread or an event: values by namespace and name, `{"namespace":{"name":value}}`.
///
/// The namespace is the client id of the application that configured the property, or one of the service's own, such
/// as `rating` or `routing`. What was received is kept byte for byte.
/// Source: Data structures v3.6, Properties; Default properties.
class properties : public json_text {
 public:
  using json_text::json_text;

  /// Sets one value, in place of the one that is there. Throws `std::invalid_argument` when the text is no JSON object,
  /// or when it holds something other than an object in `name_space`; other namespaces stay as they are.
  properties& set(std::string_view name_space, std::string_view name, const property_value& value);

  /// One value; nothing when it is not there or is neither bool, whole number nor text.
  [[nodiscard]] std::optional<property_value> get(std::string_view name_space, std::string_view name) const;

  friend bool operator==(const properties&, const properties&) = default;
};

/// Names of properties by namespace, as the actions that delete them want them.
using properties_to_delete = std::map<std::string, std::vector<std::string>>;

}  // namespace livechat::customer::inline v0
