// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wire/catalogue.hpp"
#include "wire/json.hpp"
#include "wire/samples/sample.hpp"

namespace livechat::customer::wire::test {

/// Copies a sample along its description; what derives from it changes this and that on the way.
class copier {
 public:
  virtual ~copier() = default;

  [[nodiscard]] std::string copy(const sample& one);

 protected:
  virtual void before_member(wire::json::writer&) {}
  virtual void row_found(std::string_view /*owner*/, const wire::field_row&) {}
  virtual bool replace(wire::json::writer&, const wire::field_row&, const wire::json::value&) { return false; }
  virtual void before_element(wire::json::writer&, const wire::field_row&) {}

 private:
  void copy_object(wire::json::writer& out, const wire::json::value& object, std::string_view owner,
                   const std::vector<field_row>& fields);
  void copy_value(wire::json::writer& out, const wire::json::value& value, const wire::field_row& row,
                  std::string_view type);
  void copy_elements(wire::json::writer& out, const wire::json::value& array, const wire::field_row& row,
                     std::string_view type);
  void copy_map(wire::json::writer& out, const wire::json::value& map, const wire::field_row& row,
                std::string_view type);
};

}  // namespace livechat::customer::wire::test
