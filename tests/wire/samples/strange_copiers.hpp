// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "machine/random.hpp"
#include "wire/catalogue.hpp"
#include "wire/json.hpp"
#include "wire/samples/copier.hpp"

/// Copiers that put into samples what nobody knows.
namespace livechat::customer::wire::test {

/// Puts members that nobody knows into every described object.
class with_more_members : public copier {
 public:
  explicit with_more_members(std::uint64_t seed) : random_(seed) {}

 private:
  void before_member(wire::json::writer& out) override;

  livechat::machine::random random_;
};

/// Replaces words of documented lists by one that nobody knows.
class with_unknown_words : public copier {
 public:
  std::size_t replaced = 0;

 private:
  bool replace(wire::json::writer& out, const wire::field_row& row, const wire::json::value& value) override;
};

/// Puts events and users of types that nobody knows between the others.
class with_unknown_types : public copier {
 public:
  explicit with_unknown_types(std::uint64_t seed) : random_(seed) {}

  std::size_t added = 0;

 private:
  void before_element(wire::json::writer& out, const wire::field_row& row) override;

  livechat::machine::random random_;
};

}  // namespace livechat::customer::wire::test
