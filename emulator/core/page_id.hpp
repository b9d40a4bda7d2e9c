// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <livechat/customer/requests/sort_order.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Pages of a list, and the ids that lead from one to the next.
namespace livechat::emulator::core {

/// How much a page holds: so many entries, or entries until they weigh that much together.
enum class page_measure : std::uint8_t { entries, weight };

/// Where a page begins, and what it was asked for with.
struct page_request {
  customer::sort_order order = customer::sort_order::desc;
  page_measure measure = page_measure::entries;
  std::int64_t size = 0;
  bool is_backwards = false;  ///< the entries before `anchor`, not those behind it
  std::string anchor;         ///< key of an entry; empty: from the beginning
};

struct page_entry {
  std::string key;  ///< a time: no two entries have the same
  std::int64_t weight = 1;
};

/// A piece of the list, and what leads to its neighbours.
struct page {
  std::size_t first = 0;
  std::size_t last = 0;  ///< behind the last entry
  std::optional<page_request> next;
  std::optional<page_request> previous;
};

/// Precondition: `entries` are in the order that is asked for. Pages are found by keys, not by numbers: what was added
/// meanwhile moves nothing to another page.
[[nodiscard]] page cut_page(const std::vector<page_entry>& entries, const page_request& asked);

/// Page ids: opaque, bound to one list of one customer, good for a month.
class page_ids {
 public:
  /// `list` says which list it is, and whose.
  page_ids(std::uint64_t seed, std::string list, std::int64_t now) : seed_(seed), list_(std::move(list)), now_(now) {}

  [[nodiscard]] std::string write(const page_request& what) const;

  /// Nothing for an id that is none, is another list's or is too old.
  [[nodiscard]] std::optional<page_request> read(std::string_view id) const;

 private:
  [[nodiscard]] std::uint64_t seal(std::string_view text) const;

  std::uint64_t seed_;
  std::string list_;
  std::int64_t now_;  ///< Unix seconds
};

}  // namespace livechat::emulator::core
