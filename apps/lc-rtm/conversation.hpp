// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <functional>
#include <livechat/customer/client.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "session.hpp"

namespace lc_rtm {

/// Something that was said in a chat.
struct spoken {
  std::string name;  ///< of who said it; `customer` for oneself
  std::string text;
  std::string payload;  ///< of the push that brought it, as JSON; empty when it came with the chat itself
  bool is_own = false;
};

/// What is shown of it: `name: text`, fit for a terminal.
[[nodiscard]] std::string line_of(const spoken& words);

/// One chat of the customer.
///
/// 1. Set the handlers. 2. `open`, `open_with` or `use`. 3. `say`. 4. `close`.
/// What is said is told in the order in which it came, by the name of who said it: nothing is told before its name
/// is known. Handlers run in the session's loop; what they throw comes out of it.
/// Lifetime: the session's loop must not run after it.
class conversation {
 public:
  explicit conversation(session& with);
  conversation(const conversation&) = delete;
  conversation& operator=(const conversation&) = delete;
  ~conversation();

  void on_spoken(std::function<void(const spoken&)> handler) { spoken_ = std::move(handler); }
  void on_typing(std::function<void(const std::string& name)> handler) { typing_ = std::move(handler); }

  /// What the service itself says in the chat.
  void on_remark(std::function<void(std::string_view text)> handler) { remark_ = std::move(handler); }

  /// The chat was closed by somebody else.
  void on_closed(std::function<void()> handler) { closed_ = std::move(handler); }

  /// Starts a chat, or joins the one that is open.
  void open();

  /// The same, and says something: in the request that starts the chat if there is one. Returns the event's id.
  std::string open_with(const std::string& text);

  /// Joins a chat by its id.
  void use(std::string chat_id);

  livechat::customer::operation<livechat::customer::send_event::response> say(const std::string& text);

  /// Closes the chat and waits until all that was said in it has come. What was closed already is no error.
  void close();

  [[nodiscard]] const std::string& chat_id() const noexcept { return chat_id_; }

 private:
  struct received {
    livechat::customer::event event;
    std::string payload;
  };

  void take(const livechat::customer::push& push);
  void take_chat(const livechat::customer::incoming_chat& push);
  void take_event(const livechat::customer::incoming_event& push, std::string_view frame);
  void take_typing(const livechat::customer::incoming_typing_indicator& push);
  void take_closed(const livechat::customer::chat_deactivated& push);

  [[nodiscard]] bool may_be_ours(std::string_view chat_id) const;
  void tell_what_came();
  void tell(const received& what);
  void learn_names(const std::vector<livechat::customer::user>& users);
  void ask_for_names(const std::string& author_id);
  [[nodiscard]] bool is_name_known(const std::string& author_id) const;
  [[nodiscard]] std::string name_of(const std::string& author_id) const;
  [[nodiscard]] std::string find_open_chat();

  session& session_;
  std::string own_id_;
  std::string chat_id_;
  bool is_closing_ = false;
  bool is_closed_ = false;

  std::map<std::string, std::string, std::less<>> names_;
  std::set<std::string, std::less<>> nameless_;  ///< asked for, and nobody knows
  bool is_asking_ = false;
  std::map<std::string, std::deque<received>, std::less<>> waiting_;  ///< by chat; until chat and name are known

  std::function<void(const spoken&)> spoken_ = [](const spoken&) {};
  std::function<void(const std::string&)> typing_ = [](const std::string&) {};
  std::function<void(std::string_view)> remark_ = [](std::string_view) {};
  std::function<void()> closed_ = [] {};

  livechat::customer::subscription pushes_;
};

}  // namespace lc_rtm
