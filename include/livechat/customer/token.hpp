// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <livechat/customer/result.hpp>
#include <livechat/customer/secret.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// A customer access token and how long it lives. Source: Customer authorization (28,800 s by default).
struct access_token {
  secret token;                                    ///< as in `login`; its type ("Bearer ") may stand before it
  std::optional<std::chrono::seconds> expires_in;  ///< counted from when it was given; nothing: not known

  access_token() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a token alone is one whose end is not known
  access_token(secret token_, std::optional<std::chrono::seconds> expires_in_ = {})
      : token(std::move(token_)), expires_in(expires_in_) {}
};

/// What a token is asked for.
struct token_request {
  /// True: one that was given before is no good any more (refused, revoked, expired, or about to); a cache must not answer.
  bool is_fresh = false;
  std::string organization_id;

  token_request() = default;
};

/// Takes the answer of a token provider. May be called on any thread, once; what comes later is passed over. Copies answer
/// the same request. When the last copy is let go unanswered, the request fails.
class token_reply {
 public:
  token_reply() = default;
  explicit token_reply(std::function<void(result<access_token>)> take)
      : take_(std::make_shared<taker>(std::move(take))) {}

  void operator()(access_token token) const { (*take_)(std::move(token)); }
  void operator()(error why) const { (*take_)(std::move(why)); }

 private:
  class taker {
   public:
    explicit taker(std::function<void(result<access_token>)> take) : take_(std::move(take)) {}
    ~taker() { (*this)(error(client_errc::token_unavailable, outcome::not_sent, "the provider did not answer")); }
    taker(const taker&) = delete;
    taker& operator=(const taker&) = delete;

    void operator()(result<access_token> answer) { take_(std::move(answer)); }

   private:
    std::function<void(result<access_token>)> take_;
  };

  std::shared_ptr<taker> take_;
};

/// Gives access tokens: asks your backend, or reads a file.
///
/// Called when the client needs a token, never for two at once, on the thread that does the network: it must not block.
/// It answers through `reply`, at once or later. An error that is `retryable()` is tried again with growing waits, any
/// other one pauses the client. No answer within `config::token_deadline` counts as a retryable error.
using token_provider = std::function<void(const token_request& request, token_reply reply)>;

/// Keeps the access token between runs, or between the clients of one customer. Not used unless you give one: a token is a
/// secret.
///
/// Thread rule: called on the thread that does the network, one call at a time per client; must not block for long.
class token_store {
 public:
  /// A token with the time at which it ends.
  struct entry {
    secret token;
    std::optional<std::chrono::system_clock::time_point> expires_at;

    entry() = default;
  };

  token_store() = default;
  token_store(const token_store&) = delete;
  token_store& operator=(const token_store&) = delete;
  virtual ~token_store() = default;

  /// The token that was kept for this organization; nothing when there is none. One that has ended is not used.
  [[nodiscard]] virtual std::optional<entry> load(const std::string& organization_id) = 0;

  /// Keeps a token that a provider gave.
  virtual void save(const std::string& organization_id, const entry& token) = 0;

  /// Forgets the token: it was refused or revoked.
  virtual void forget(const std::string& organization_id) = 0;
};

/// A store in memory, e.g. for several clients of one customer in one process.
[[nodiscard]] std::shared_ptr<token_store> token_store_in_memory();

}  // namespace livechat::customer::inline v0
