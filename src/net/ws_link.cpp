// SPDX-License-Identifier: Apache-2.0
#include "net/ws_link.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "net/byte_stream.hpp"
#include "net/endpoint.hpp"
#include "net/frame_stream.hpp"
#include "net/http_text.hpp"
#include "net/loop_impl.hpp"
#include "net/network_error.hpp"
#include "net/proxy.hpp"
#include "net/proxy_answer.hpp"
#include "net/request_headers.hpp"
#include "net/tls_stream.hpp"
#include "net/upgrade_gate.hpp"

namespace livechat::customer::net {

namespace {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;
using core::link_phase;

// No compression in the type: Boost 1.81's inflater can be crashed by one frame.
using ws_stream = websocket::stream<byte_stream, false>;

// The kernel gives a connection up when what we sent is not acknowledged for so long; its own default is 15 minutes.
constexpr unsigned unacknowledged_ms = 20'000;

void configure(tcp::socket& socket, const tcp::endpoint& peer, error_code& code) {
  socket.open(peer.protocol(), code);
  if (code) return;
  socket.set_option(tcp::no_delay(true), code);
  // Best effort: without it the session's limit on silence does the same, a little later.
  setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &unacknowledged_ms, sizeof unacknowledged_ms);
}

bool is_end_of_head(const error_code& code) {
  return code == boost::beast::http::error::end_of_stream || code == boost::beast::http::error::partial_message;
}

/// 1. `open`; 2. a stage after the other, each started by the completion of the one before; 3. `end`, from any stage.
/// Operations keep the link. Whatever completes after the end is passed over.
class ws_link final : public link, public std::enable_shared_from_this<ws_link> {
 public:
  ws_link(loop& loop, route way, std::shared_ptr<resolver> names, std::shared_ptr<tls_client> tls,
          link_observer& observer)
      : loop_(loop), way_(std::move(way)), names_(std::move(names)), tls_(std::move(tls)), observer_(&observer) {}

  ~ws_link() override { release(); }
  ws_link(const ws_link&) = delete;
  ws_link& operator=(const ws_link&) = delete;

  void open() override {
    later([](ws_link& self) { self.look_up(); });
  }

  void try_next_address() override {
    // Between this call and its turn the link may have gone on by itself.
    later([tried = attempt_](ws_link& self) {
      if (self.stage_ == stage::connecting && self.attempt_ == tried) self.attempt_failed(asio::error::timed_out);
    });
  }

  bool send_text(std::string text) override {
    if (stage_ == stage::open) return frames_->send_text(text);
    return false;  // the end is on its way to the observer
  }

  [[nodiscard]] std::size_t unsent() const noexcept override { return frames_ ? frames_->unsent() : 0; }

  void send_ping() override {
    if (stage_ == stage::open) frames_->send_ping();
  }

  void stop_reading() override {
    if (stage_ == stage::open) frames_->stop_reading();
  }

  void go_on_reading() override {
    if (stage_ == stage::open) frames_->go_on_reading();
  }

  void close() override {
    if (stage_ != stage::open) return abort();
    stage_ = stage::closing;
    frames_->close();
  }

  void abort() override {
    if (stage_ == stage::over) return;
    release();
    later([](ws_link& self) { self.tell_end({}, {}, {}); });
  }

  void detach() override {
    observer_ = nullptr;
    release();
  }

 private:
  enum class stage : std::uint8_t {
    idle,        // until `open`
    resolving,   // the name
    connecting,  // TCP, one address at a time
    tunnelling,  // the proxy connects on
    securing,    // TLS
    upgrading,   // HTTP to WebSocket
    open,        // frames, both ways
    closing,     // the goodbye is on its way
    over,        // nothing is done any more
  };

  template <class Step>
  void later(Step step) {
    asio::post(loop_.context().io, [self = shared_from_this(), step] { step(*self); });
  }

  /// Enters a stage. False: the observer ended the link.
  bool progress(stage to, link_phase phase) {
    stage_ = to;
    observer_->link_progressed(phase);
    return stage_ != stage::over;
  }

  void look_up() {
    if (stage_ != stage::idle) return;
    if (auto problem = problem_of_way()) return end(client_errc::invalid_config, std::move(*problem));
    if (!progress(stage::resolving, link_phase::resolving)) return;
    lookup_ = names_->look_up(first_host(), [weak = weak_from_this()](std::error_code code, std::string detail,
                                                                      std::vector<std::string> addresses) {
      if (auto const self = weak.lock()) self->looked_up(code, std::move(detail), std::move(addresses));
    });
  }

  /// What keeps the way out of requests.
  [[nodiscard]] std::optional<std::string> problem_of_way() const {
    if (auto const* problem = problem_of(way_.where)) return problem;
    if (auto const* problem = way_.via ? problem_of(*way_.via) : nullptr) return problem;
    if (!is_field_value(way_.user_agent)) return "the user agent must be visible ASCII, without spaces around it";
    return problem_of(way_.headers);
  }

  void looked_up(std::error_code code, std::string detail, std::vector<std::string> addresses) {
    lookup_.reset();
    if (stage_ != stage::resolving) return;
    if (code) return end(code, first_host() + ": " + detail);
    addresses_ = std::move(addresses);
    connect_next();
  }

  void connect_next() {
    if (next_address_ == addresses_.size()) return end(connect_code_of(last_failure_), failed_address());
    auto const tried = ++attempt_;
    tcp::endpoint const peer(asio::ip::make_address(addresses_[next_address_++]), first_port());
    if (!progress(stage::connecting, link_phase::connecting)) return;
    socket_.emplace(loop_.context().io);
    error_code code;
    configure(*socket_, peer, code);
    if (code) return attempt_failed(code);
    socket_->async_connect(peer, [self = shared_from_this(), tried](error_code result) {
      if (self->stage_ == stage::connecting && self->attempt_ == tried) self->connected(result);
    });
  }

  void connected(error_code code) {
    if (code) return attempt_failed(code);
    if (way_.via) return ask_for_tunnel();
    go_on();
  }

  // The host that is connected to first.
  [[nodiscard]] const std::string& first_host() const { return way_.via ? way_.via->host : way_.where.host; }
  [[nodiscard]] std::uint16_t first_port() const { return way_.via ? way_.via->port : way_.where.port; }

  void ask_for_tunnel() {
    if (!progress(stage::tunnelling, link_phase::tunnelling)) return;
    outgoing_ = tunnel_request(*way_.via, way_.where);
    asio::async_write(*socket_, asio::buffer(outgoing_), [self = shared_from_this()](error_code code, std::size_t) {
      if (self->stage_ != stage::tunnelling) return;
      if (code) return self->end(network_code_of(code), "while asking the proxy for a tunnel");
      self->await_tunnel();
    });
  }

  // Byte by byte: what follows the head belongs to whoever is at the other end of the tunnel.
  void await_tunnel() {
    socket_->async_read_some(asio::buffer(&head_byte_, 1), [self = shared_from_this()](error_code code, std::size_t) {
      if (self->stage_ != stage::tunnelling) return;
      if (code) return self->end(http_errc::proxy_unavailable, "the proxy closed the connection: " + code.message());
      self->tunnel_answered();
    });
  }

  void tunnel_answered() {
    head_ += head_byte_;
    if (head_.size() > most_head_bytes) {
      return end(http_errc::proxy_unavailable, "the head of the proxy's answer is longer than 8 KiB");
    }
    if (!head_.ends_with("\r\n\r\n")) return await_tunnel();
    auto const verdict = judge_tunnel(std::exchange(head_, {}));
    if (verdict.code) return end(verdict.code, verdict.detail, verdict.asked_to_wait);
    go_on();
  }

  void go_on() {
    if (way_.where.is_tls) return secure();
    stream_.emplace(plain_stream(*std::exchange(socket_, std::nullopt)));
    upgrade();
  }

  void attempt_failed(error_code code) {
    last_failure_ = code;
    socket_.reset();
    connect_next();
  }

  [[nodiscard]] std::string failed_address() const {
    const std::string& host = first_host();
    if (addresses_.empty()) return host;
    const std::string& address = addresses_.back();
    const std::string peer = address + " port " + std::to_string(first_port());
    const std::string who = way_.via ? "proxy " : "";
    return who + (address == host ? peer : host + " (" + peer + ")") + ": " + last_failure_.message();
  }

  void secure() {
    stream_.emplace(tls_client_stream(*std::exchange(socket_, std::nullopt), tls_, way_.where.host));
    if (!progress(stage::securing, link_phase::securing)) return;
    stream_->async_handshake([self = shared_from_this()](std::error_code code, std::string detail) {
      if (self->stage_ != stage::securing) return;
      if (code) return self->end(code, std::move(detail));
      self->upgrade();
    });
  }

  void upgrade() {
    if (!progress(stage::upgrading, link_phase::upgrading)) return;
    gate_ = std::make_shared<upgrade_gate>(stream_->channel());
    ws_.emplace(byte_stream(gate_));
    ws_->set_option(websocket::stream_base::timeout{websocket::stream_base::none(), websocket::stream_base::none(),
                                                    false});  // deadlines are the session's
    ws_->set_option(websocket::stream_base::decorator([this](websocket::request_type& request) { decorate(request); }));
    ws_->async_handshake(host_header_of(way_.where), way_.where.target, [self = shared_from_this()](error_code code) {
      if (self->stage_ == stage::upgrading) self->upgraded(code);
    });
  }

  void decorate(websocket::request_type& request) const {
    request.set(boost::beast::http::field::user_agent, way_.user_agent);
    for (auto const& one : way_.headers) request.insert(one.name, one.value);
  }

  void upgraded(error_code code) {
    if (auto const& verdict = gate_->verdict(); verdict.code) {
      return end(verdict.code, verdict.detail, verdict.asked_to_wait);
    }
    if (is_end_of_head(code)) return end(network_errc::closed, "during the upgrade");
    if (code && is_network_failure(code)) return end(network_code_of(code), "during the upgrade: " + code.message());
    if (code) return end(http_errc::bad_upgrade, code.message());
    open_frames();
  }

  // Beast has done the upgrade; its stream would hold buffers for as long as the link lives.
  void open_frames() {
    auto const rest = gate_->take_rest();
    ws_.reset();
    gate_.reset();
    frames_ = std::make_shared<frame_stream>(
        loop_, *stream_, *observer_,
        [this](std::error_code code, std::string detail) { end(code, std::move(detail)); });
    stage_ = stage::open;
    observer_->link_opened();
    if (stage_ == stage::open || stage_ == stage::closing) frames_->start(rest);
  }

  /// Ends the link and says so. Never inside a call to the link.
  void end(std::error_code code, std::string detail, std::optional<std::chrono::seconds> asked_to_wait = {}) {
    if (stage_ == stage::over) return;
    release();
    tell_end(code, std::move(detail), asked_to_wait);
  }

  void tell_end(std::error_code code, std::string detail, std::optional<std::chrono::seconds> asked_to_wait) {
    auto* const observer = std::exchange(observer_, nullptr);
    if (observer != nullptr) observer->link_closed(code, std::move(detail), asked_to_wait);
  }

  /// Drops everything at once; nothing is waited for.
  void release() noexcept {
    stage_ = stage::over;
    if (auto const lookup = std::exchange(lookup_, std::nullopt)) names_->cancel(*lookup);
    error_code ignored;
    if (socket_) socket_->close(ignored);
    if (frames_) frames_->drop();
    if (stream_) stream_->close();
  }

  loop& loop_;
  route way_;
  std::shared_ptr<resolver> names_;
  std::shared_ptr<tls_client> tls_;
  link_observer* observer_;  // null after the end
  stage stage_ = stage::idle;

  std::optional<lookup_id> lookup_;
  std::vector<std::string> addresses_;
  std::size_t next_address_ = 0;
  unsigned attempt_ = 0;
  error_code last_failure_;

  std::optional<tcp::socket> socket_;  // while connecting
  std::optional<byte_stream> stream_;  // from then on
  std::shared_ptr<upgrade_gate> gate_;
  std::optional<ws_stream> ws_;           // for the upgrade
  std::shared_ptr<frame_stream> frames_;  // from then on

  std::string outgoing_;  // to the proxy
  std::string head_;      // of the proxy's answer
  char head_byte_ = 0;
};

}  // namespace

std::shared_ptr<link> make_ws_link(loop& loop, route way, std::shared_ptr<resolver> names,
                                   std::shared_ptr<tls_client> tls, link_observer& observer) {
  return std::make_shared<ws_link>(loop, std::move(way), std::move(names), std::move(tls), observer);
}

}  // namespace livechat::customer::net
