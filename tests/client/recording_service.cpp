// SPDX-License-Identifier: Apache-2.0
#include "recording_service.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>
#include <variant>

namespace livechat::testing_support {

namespace {

constexpr unsigned text_frame = 1;
constexpr unsigned close_frame = 8;
constexpr unsigned ping_frame = 9;
constexpr unsigned pong_frame = 10;

std::string accept_key(const std::string& key) {
  const auto text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, SHA_DIGEST_LENGTH> hash{};
  SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash.data());
  std::array<unsigned char, 64> encoded{};
  const auto size = EVP_EncodeBlock(encoded.data(), hash.data(), static_cast<int>(hash.size()));
  return {reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size)};
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto begin = text.find(from) + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

bool send_all(int to, const std::string& bytes) {
  return ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

}  // namespace

recording_service::recording_service() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof where;
  const bool good = ::bind(listener_, reinterpret_cast<sockaddr*>(&where), size) == 0 && ::listen(listener_, 4) == 0 &&
                    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&where), &size) == 0 && ::pipe(wake_) == 0;
  if (!good) throw std::runtime_error("the service cannot listen");
  port_ = ntohs(where.sin_port);
  thread_ = std::thread([this] { run(); });
}

recording_service::~recording_service() {
  ::close(wake_[1]);
  thread_.join();
  ::close(wake_[0]);
  ::close(listener_);
}

customer::config recording_service::client_config() const {
  customer::config out("5f3c0d1e-0000-4000-8000-000000000001");
  out.token("t0ken").url("ws://127.0.0.1:" + std::to_string(port_));
  return out;
}

void recording_service::answer(const std::string& action, std::string payload) {
  const std::lock_guard lock(mutex_);
  answers_[action].push_back(std::move(payload));
}

void recording_service::send_before(const std::string& action, std::vector<std::string> frames) {
  const std::lock_guard lock(mutex_);
  frames_before_[action] = std::move(frames);
}

std::vector<customer::wire::request_frame> recording_service::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

customer::wire::request_frame recording_service::login() const {
  const std::lock_guard lock(mutex_);
  return login_;
}

std::string recording_service::target() const {
  const auto opened = head();
  return opened.empty() ? opened : between(opened, "GET ", " ");
}

std::string recording_service::head() const {
  const std::lock_guard lock(mutex_);
  return head_;
}

void recording_service::run() {
  while (true) {
    std::array<pollfd, 2> waits{pollfd{listener_, POLLIN, 0}, pollfd{wake_[0], POLLIN, 0}};
    ::poll(waits.data(), waits.size(), -1);
    if (waits[1].revents != 0) return;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    const int on = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    serve(client);
    ::close(client);
  }
}

void recording_service::serve(int client) {
  read_.clear();
  if (!upgrade(client)) return;
  while (take_frame(client)) {
  }
}

/// Reads until that much is there; false when the client has gone, or the test is over.
bool recording_service::fill(int client, std::size_t bytes) {
  while (read_.size() < bytes) {
    std::array<pollfd, 2> waits{pollfd{client, POLLIN, 0}, pollfd{wake_[0], POLLIN, 0}};
    ::poll(waits.data(), waits.size(), -1);
    if (waits[1].revents != 0) return false;
    std::array<char, 4096> block{};
    const auto count = ::recv(client, block.data(), block.size(), 0);
    if (count <= 0) return false;
    read_.append(block.data(), static_cast<std::size_t>(count));
  }
  return true;
}

bool recording_service::upgrade(int client) {
  while (read_.find("\r\n\r\n") == std::string::npos) {
    if (!fill(client, read_.size() + 1)) return false;
  }
  const auto head = std::exchange(read_, {});
  {
    const std::lock_guard lock(mutex_);
    head_ = head;
  }
  return send_all(client,
                  "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                  "Sec-WebSocket-Accept: " +
                      accept_key(between(head, "Sec-WebSocket-Key: ", "\r\n")) + "\r\n\r\n");
}

/// Takes one frame of the client, masked and whole; false when the connection is over.
bool recording_service::take_frame(int client) {
  if (!fill(client, 2)) return false;
  const auto byte = [this](std::size_t at) { return static_cast<unsigned char>(read_[at]); };
  const unsigned opcode = byte(0) & 0x0FU;
  std::size_t size = byte(1) & 0x7FU;
  std::size_t head = 2;
  if (size >= 126) {
    head += size == 126 ? 2 : 8;
    if (!fill(client, head)) return false;
    size = 0;
    for (std::size_t i = 2; i < head; ++i) size = size << 8U | byte(i);
  }
  if (!fill(client, head + 4 + size)) return false;
  std::string payload;
  for (std::size_t i = 0; i < size; ++i) payload += static_cast<char>(byte(head + 4 + i) ^ byte(head + i % 4));
  read_.erase(0, head + 4 + size);
  if (opcode == close_frame) return send_frame(client, close_frame, payload) && false;
  if (opcode == ping_frame) return send_frame(client, pong_frame, payload);
  if (opcode != text_frame) return true;
  for (const auto& text : take_text(payload)) {
    if (!send_frame(client, text_frame, text)) return false;
  }
  return true;
}

bool recording_service::send_frame(int client, unsigned opcode, std::string_view payload) const {
  std::string frame(1, static_cast<char>(0x80U | opcode));
  const auto append = [&frame](std::size_t number, int width) {
    for (int i = width - 1; i >= 0; --i) frame += static_cast<char>(number >> (8 * i) & 0xFFU);
  };
  if (payload.size() < 126) {
    append(payload.size(), 1);
  } else if (payload.size() <= 0xFFFF) {
    frame += '\x7e';
    append(payload.size(), 2);
  } else {
    frame += '\x7f';
    append(payload.size(), 8);
  }
  return send_all(client, frame.append(payload));
}

std::vector<std::string> recording_service::take_text(const std::string& text) {
  namespace wire = customer::wire;
  auto read = wire::decode_request(text);
  auto* request = std::get_if<wire::request_frame>(&read);
  if (request == nullptr) return {};
  const std::lock_guard lock(mutex_);
  const bool is_login = request->action == "login";
  auto out = std::exchange(frames_before_[request->action], {});
  const std::string logged_in = R"({"customer":{"id":"c"},"has_active_thread":false})";
  out.push_back(
      wire::encode_response(request->request_id, request->action, is_login ? logged_in : next_answer(request->action)));
  if (is_login) {
    login_ = std::move(*request);
  } else {
    requests_.push_back(std::move(*request));
  }
  return out;
}

std::string recording_service::next_answer(const std::string& action) {
  auto& ready = answers_[action];
  if (ready.empty()) return "{}";
  auto out = ready.front();
  if (ready.size() > 1) ready.pop_front();
  return out;
}

}  // namespace livechat::testing_support
