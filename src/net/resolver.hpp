// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "net/loop.hpp"

namespace livechat::customer::net {

/// One look-up of a resolver. Never used twice.
enum class lookup_id : std::uint64_t {};

/// Looks up host names without a thread: c-ares on the loop. Asio's own resolver cannot be cancelled, and one look-up
/// that hangs delays those of all others as well as the end of the program.
///
/// Nothing is kept: each look-up reads the system's settings anew, so that a change of network is noticed.
/// Thread rule: the loop's thread. The loop must outlive the resolver.
class resolver {
 public:
  /// The addresses as text, IPv6 and IPv4 in turn (RFC 8305, section 4), six at most; none with an error.
  using handler = std::function<void(std::error_code code, std::string detail, std::vector<std::string> addresses)>;

  /// `name_servers`: `address[:port],...` to be asked instead of the system's; empty: the system's.
  explicit resolver(loop& loop, std::string name_servers = {});

  /// Drops what is under way; no handler is called any more.
  ~resolver();
  resolver(const resolver&) = delete;
  resolver& operator=(const resolver&) = delete;

  /// Calls `done` once, later, unless the look-up is cancelled. An address is its own answer.
  /// Errors: `name_not_found`, `name_lookup_failed`.
  lookup_id look_up(std::string host, handler done);

  /// The handler is not called any more. A look-up that has ended is passed over.
  void cancel(lookup_id id);

 private:
  class lookup;
  struct impl;
  std::shared_ptr<impl> impl_;
};

}  // namespace livechat::customer::net
