// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/core/effect.hpp"
#include "emulator/core/lifecycle.hpp"
#include "net/byte_stream.hpp"

namespace livechat::emulator::net {

/// Told what a connection does. Always on the loop's thread, never inside a call to the connection.
class server_connection_observer {
 public:
  server_connection_observer() = default;
  server_connection_observer(const server_connection_observer&) = delete;
  server_connection_observer& operator=(const server_connection_observer&) = delete;
  virtual ~server_connection_observer() = default;

  virtual void upgraded(core::connection_id id) = 0;
  virtual void text_received(core::connection_id id, std::string_view text) = 0;
  virtual void binary_received(core::connection_id id) = 0;
  virtual void ping_received(core::connection_id id) = 0;

  /// The end, exactly once, whatever the cause; nothing follows.
  virtual void ended(core::connection_id id) = 0;
};

/// The server's end of a WebSocket.
/// The observer must outlive the loop's run.
class server_connection {
 public:
  server_connection() = default;
  server_connection(const server_connection&) = delete;
  server_connection& operator=(const server_connection&) = delete;
  virtual ~server_connection() = default;

  /// Answers the upgrade. `key`: of the request, already judged; `notice`: what else the answer says.
  virtual void open(std::string_view key, std::optional<core::lifecycle_notice> notice) = 0;

  virtual void send_text(std::string text) = 0;

  /// Closes after everything that was sent.
  virtual void close(core::close_code code, std::string reason) = 0;

  /// Drops the connection now, with a TCP reset, as if the network had broken. The observer is told all the same.
  virtual void abort() = 0;

  /// Drops the connection now, but lets the other side read what it was sent. The observer is told all the same.
  virtual void leave() = 0;
};

[[nodiscard]] std::shared_ptr<server_connection> make_server_connection(core::connection_id id,
                                                                        customer::net::byte_stream stream,
                                                                        server_connection_observer& observer);

/// Closes a socket so that the other side sees a reset and nothing lingers.
void reset(customer::net::byte_stream& stream) noexcept;

}  // namespace livechat::emulator::net
