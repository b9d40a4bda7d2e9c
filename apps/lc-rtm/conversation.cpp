// SPDX-License-Identifier: Apache-2.0
#include "conversation.hpp"

#include <chrono>
#include <optional>
#include <utility>

#include "failure.hpp"
#include "json.hpp"
#include "printable.hpp"

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;

/// Long enough for any service that answers at all; the user wants to leave.
constexpr std::chrono::seconds closing_deadline{2};

std::string payload_of(std::string_view frame) {
  const auto members = json::members_of(frame);
  if (!members) return {};
  const auto payload = members->find("payload");
  return payload == members->end() ? std::string() : payload->second;
}

/// Events without a text are named by their type: `[file]`.
std::string text_of(const lc::event& event) {
  if (!event.text().empty()) return std::string(event.text());
  return "[" + std::string(event.type()) + "]";
}

}  // namespace

std::string line_of(const spoken& words) { return one_line(words.name) + ": " + printable(words.text); }

conversation::conversation(session& with) : session_(with), own_id_(with.login().customer.id) {
  pushes_ = session_.client().on_push(session_.loop().guarded([this](const lc::push& push) { take(push); }));
}

void conversation::open() {
  auto started = session_.try_await(session_.client().start_chat());
  if (started) return use(started->chat_id);
  if (started.error().code() != lc::server_errc::limit_reached) throw started.error();
  use(find_open_chat());
}

conversation::~conversation() { pushes_.cancel(); }

std::string conversation::open_with(const std::string& text) {
  const lc::start_chat request(lc::initial_chat({lc::message(text)}));
  auto started = session_.try_await(session_.client().start_chat(request));
  if (started) {
    use(started->chat_id);
    return started->event_ids.empty() ? std::string() : started->event_ids.front();
  }
  if (started.error().code() != lc::server_errc::limit_reached) throw started.error();
  use(find_open_chat());
  return session_.await(say(text)).event_id;
}

/// The one that keeps the service from starting another.
std::string conversation::find_open_chat() {
  const auto now = session_.login().chats;
  for (const auto& known : now) {
    const lc::chat chat = session_.await(session_.client().get_chat(lc::get_chat(known.chat_id)));
    if (!chat.thread || !chat.thread->active) continue;
    learn_names(chat.users);
    return chat.id;
  }
  const std::string reopen =
      now.empty() ? std::string() : "; reopen it: lc-rtm call resume_chat -f chat.id=" + now.back().chat_id;
  throw failure(exit_code::refused,
                "the service starts no second chat, and none of the customer's chats is open" + reopen);
}

void conversation::use(std::string chat_id) {
  chat_id_ = std::move(chat_id);
  std::erase_if(waiting_, [this](const auto& chat) { return chat.first != chat_id_; });
  tell_what_came();
}

lc::operation<lc::send_event::response> conversation::say(const std::string& text) {
  return session_.client().send_event(chat_id_, lc::message(text));
}

void conversation::close() {
  if (chat_id_.empty() || std::exchange(is_closing_, true)) return;
  if (session_.client().state() != lc::link_state::live) {
    throw failure(exit_code::not_connected,
                  "the chat stays open: there is no connection; close it later (lc-rtm chat, /quit)");
  }
  const auto options = lc::call_options().deadline(closing_deadline);
  const auto closed = session_.try_await(session_.client().deactivate_chat(lc::deactivate_chat(chat_id_), options));
  if (!closed && closed.error().code() != lc::server_errc::chat_inactive) throw closed.error();
  // The push comes behind everything that was said before the end.
  if (closed) session_.loop().run_until([this] { return is_closed_; }, ui_loop::clock::now() + closing_deadline);
}

void conversation::take(const lc::push& push) {
  push.visit([this](const lc::incoming_chat& chat) { take_chat(chat); },
             [this, &push](const lc::incoming_event& event) { take_event(event, push.raw()); },
             [this](const lc::incoming_typing_indicator& typing) { take_typing(typing); },
             [this](const lc::chat_deactivated& closed) { take_closed(closed); });
}

/// A welcome message may come inside the chat.
void conversation::take_chat(const lc::incoming_chat& push) {
  learn_names(push.chat.users);
  if (push.chat.thread && may_be_ours(push.chat.id)) {
    for (const auto& event : push.chat.thread->events) waiting_[push.chat.id].push_back({event, {}});
  }
  tell_what_came();
}

/// Before the answer to our request says which chat it is, pushes about it may be here.
bool conversation::may_be_ours(std::string_view chat_id) const { return chat_id_.empty() || chat_id_ == chat_id; }

void conversation::take_event(const lc::incoming_event& push, std::string_view frame) {
  if (!may_be_ours(push.chat_id)) return;
  waiting_[push.chat_id].push_back({push.event, payload_of(frame)});
  tell_what_came();
}

void conversation::take_typing(const lc::incoming_typing_indicator& push) {
  const std::string& author = push.typing_indicator.author_id;
  if (push.chat_id != chat_id_ || author == own_id_ || !push.typing_indicator.is_typing) return;
  typing_(name_of(author));
}

void conversation::take_closed(const lc::chat_deactivated& push) {
  if (push.chat_id != chat_id_) return;
  is_closed_ = true;
  if (!is_closing_) closed_();
}

void conversation::tell_what_came() {
  if (chat_id_.empty() || is_asking_) return;
  auto& came = waiting_[chat_id_];
  while (!came.empty()) {
    const std::string& author = came.front().event.author_id();
    if (!is_name_known(author)) return ask_for_names(author);
    const received next = std::move(came.front());
    came.pop_front();
    tell(next);
  }
}

void conversation::tell(const received& what) {
  const std::string& author = what.event.author_id();
  if (author.empty()) return remark_(text_of(what.event));
  spoken_({name_of(author), text_of(what.event), what.payload, author == own_id_});
}

void conversation::learn_names(const std::vector<lc::user>& users) {
  for (const auto& user : users) {
    if (!user.name().empty()) names_[std::string(user.id())] = user.name();
  }
}

/// An agent took the chat over, or we joined in the middle. Asked once for each name: requests are billed.
void conversation::ask_for_names(const std::string& author_id) {
  is_asking_ = true;
  auto answer = session_.loop().guarded([this, author_id](const lc::result<lc::chat>& chat) {
    is_asking_ = false;
    if (chat) learn_names(chat->users);
    if (!names_.contains(author_id)) nameless_.insert(author_id);
    tell_what_came();
  });
  session_.client().get_chat(lc::get_chat(chat_id_)).then(std::move(answer));
}

bool conversation::is_name_known(const std::string& author_id) const {
  return author_id.empty() || author_id == own_id_ || names_.contains(author_id) || nameless_.contains(author_id);
}

std::string conversation::name_of(const std::string& author_id) const {
  if (author_id == own_id_) return "customer";
  const auto found = names_.find(author_id);
  return found == names_.end() ? "agent" : found->second;
}

}  // namespace lc_rtm
