// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "core/session.hpp"
#include "net/route.hpp"

namespace livechat::customer::net {

/// Told what a link does. Always on the loop's thread, never inside a call to the link.
class link_observer {
 public:
  link_observer() = default;
  link_observer(const link_observer&) = delete;
  link_observer& operator=(const link_observer&) = delete;
  virtual ~link_observer() = default;

  virtual void link_progressed(core::link_phase phase) = 0;
  virtual void link_opened() = 0;
  virtual void text_received(std::string_view text) = 0;
  virtual void binary_received() = 0;
  virtual void control_received() = 0;
  virtual void pong_received() = 0;

  /// More of a message came, `so_far` bytes in all, and its end is still to come. 0: there is no such message any more.
  virtual void part_received(std::size_t so_far) = 0;

  /// There is room for the next text, after `send_text` said that there was none.
  virtual void text_written() = 0;

  /// The end, exactly once, whatever the cause; nothing follows. `asked_to_wait`: before the next try, by the other side.
  virtual void link_closed(std::error_code code, std::string detail,
                           std::optional<std::chrono::seconds> asked_to_wait) = 0;
};

/// One connection to the service, behind this seam so that tests can put a script in its place.
/// After `detach` the observer hears nothing more and may be gone.
class link {
 public:
  link() = default;
  link(const link&) = delete;
  link& operator=(const link&) = delete;
  virtual ~link() = default;

  virtual void open() = 0;
  virtual void try_next_address() = 0;

  /// True: the next text may follow at once. False: not before `text_written`.
  [[nodiscard]] virtual bool send_text(std::string text) = 0;

  /// How many of the texts have not been taken by the kernel to their last byte: the other side cannot have them.
  [[nodiscard]] virtual std::size_t unsent() const noexcept = 0;
  virtual void send_ping() = 0;

  /// Reads nothing more after what is being read, so that TCP makes the other side wait; and goes on.
  virtual void stop_reading() = 0;
  virtual void go_on_reading() = 0;

  virtual void close() = 0;
  virtual void abort() = 0;
  virtual void detach() = 0;
};

}  // namespace livechat::customer::net
