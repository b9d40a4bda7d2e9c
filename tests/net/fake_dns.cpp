// SPDX-License-Identifier: Apache-2.0
#include "fake_dns.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>
#include <utility>

#include "net/loop_impl.hpp"

namespace livechat::customer::net {

namespace asio = boost::asio;
using asio::ip::udp;

namespace {

constexpr char no_such_name = 3;
constexpr char server_failure = 2;

// A question's name begins after the head of 12 bytes: labels, each after its length.
std::string name_in(const std::string& question, std::size_t& at) {
  std::string name;
  while (at < question.size() && question[at] != 0) {
    auto const size = static_cast<std::size_t>(question[at]);
    if (!name.empty()) name += '.';
    name += question.substr(at + 1, size);
    at += size + 1;
  }
  ++at;
  return name;
}

std::string record(const std::string& address, char& type) {
  auto const parsed = asio::ip::make_address(address);
  std::string bytes;
  if (parsed.is_v4()) {
    for (auto const byte : parsed.to_v4().to_bytes()) bytes += static_cast<char>(byte);
  } else {
    for (auto const byte : parsed.to_v6().to_bytes()) bytes += static_cast<char>(byte);
  }
  type = parsed.is_v4() ? '\x01' : '\x1c';
  return bytes;
}

}  // namespace

fake_dns::fake_dns(loop& loop, mood how, std::uint16_t port)
    : state_(std::make_shared<state>(state{
          udp::socket(loop.context().io, udp::endpoint(asio::ip::address_v4::loopback(), port)), how, {}, {}, {}})) {
  receive(state_);
}

void fake_dns::knows(std::string name, std::vector<std::string> addresses) {
  state_->names[std::move(name)] = std::move(addresses);
}

std::string fake_dns::address() const { return "127.0.0.1:" + std::to_string(state_->socket.local_endpoint().port()); }

void fake_dns::receive(const std::shared_ptr<state>& state) {
  state->socket.async_receive_from(asio::buffer(state->question), state->asker,
                                   [weak = std::weak_ptr(state)](boost::system::error_code code, std::size_t size) {
                                     auto const self = weak.lock();
                                     if (code || !self) return;
                                     ++self->asked;
                                     if (self->how != mood::silent) {
                                       auto text = answer(*self, self->how, std::string(self->question.data(), size));
                                       if (text.size() > self->most) text.resize(self->most);
                                       self->socket.send_to(asio::buffer(text), self->asker);
                                     }
                                     receive(self);
                                   });
}

std::string fake_dns::full_answer(const std::string& question) const {
  return answer(*state_, mood::answers, question);
}

std::string fake_dns::answer(const state& state, mood how, const std::string& question) {
  std::size_t at = 12;
  auto const name = name_in(question, at);
  char const type = question[at + 1];
  auto const asked = question.substr(12, at + 4 - 12);
  auto known = state.names.find(name);
  if (known == state.names.end()) known = state.names.find("*");
  char status = known == state.names.end() ? no_such_name : '\0';
  if (how == mood::broken) status = server_failure;

  bool const is_by_tcp = how == mood::by_tcp;
  std::string records;
  char count = 0;
  if (status == 0 && !is_by_tcp) {
    for (auto const& address : known->second) {
      char kind = 0;
      auto const data = record(address, kind);
      if (kind != type) continue;
      ++count;
      records +=
          std::string("\xc0\x0c\0", 3) + kind + std::string("\0\1\0\0\0\0\0", 7) + static_cast<char>(data.size());
      records += data;
    }
  }
  auto head = question.substr(0, 2) + (is_by_tcp ? '\x83' : '\x81') + static_cast<char>('\x80' | status);
  head += std::string("\0\1\0", 3) + count + std::string("\0\0\0\0", 4);
  return head + asked + records;
}

}  // namespace livechat::customer::net
