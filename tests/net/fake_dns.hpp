// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <boost/asio/ip/udp.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "net/loop.hpp"

namespace livechat::customer::net {

/// A name server on a port of loopback, on the loop of the test.
class fake_dns {
 public:
  enum class mood { answers, silent, broken };

  explicit fake_dns(loop& loop, mood how = mood::answers);

  /// Answers for `name`, or for every name when that is `*`; other names do not exist.
  void knows(std::string name, std::vector<std::string> addresses);

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
    int asked;
  };

  static void receive(const std::shared_ptr<state>& state);
  static std::string answer(const state& state, const std::string& question);

  std::shared_ptr<state> state_;
};

}  // namespace livechat::customer::net
