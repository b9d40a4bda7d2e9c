// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <boost/asio/ip/udp.hpp>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "net/loop.hpp"

namespace livechat::customer::net {

/// A name server on a port of loopback, on the loop of the test.
class fake_dns {
 public:
  enum class mood {
    answers,
    silent,
    broken,
    by_tcp,  ///< has nothing to say here: the answer is to be asked for by TCP
  };

  explicit fake_dns(loop& loop, mood how = mood::answers, std::uint16_t port = 0);

  /// Answers for `name`, or for every name when that is `*`; other names do not exist.
  void knows(std::string name, std::vector<std::string> addresses);

  /// From now on its answers have so many bytes at most.
  void cut(std::size_t most) { state_->most = most; }

  /// What it answers to a question in full, whatever its mood.
  [[nodiscard]] std::string full_answer(const std::string& question) const;

  /// As `resolver` takes it.
  [[nodiscard]] std::string address() const;

  [[nodiscard]] int asked() const { return state_->asked; }

 private:
  struct state {
    boost::asio::ip::udp::socket socket;
    mood how;
    std::map<std::string, std::vector<std::string>> names;
    std::array<char, 512> question;
    boost::asio::ip::udp::endpoint asker;
    int asked = 0;
    std::size_t most = std::string::npos;
  };

  static void receive(const std::shared_ptr<state>& state);
  static std::string answer(const state& state, mood how, const std::string& question);

  std::shared_ptr<state> state_;
};

}  // namespace livechat::customer::net
