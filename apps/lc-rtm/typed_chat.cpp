// SPDX-License-Identifier: Apache-2.0
#include "typed_chat.hpp"

#include <unistd.h>

#include <deque>
#include <string>
#include <utility>

#include "console.hpp"
#include "conversation.hpp"
#include "failure.hpp"
#include "input_lines.hpp"
#include "printable.hpp"

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;

class typed_chat {
 public:
  explicit typed_chat(session& with);

  void open();

  /// Until the customer, or somebody else, ends it.
  void talk();

  void close();

 private:
  void line_typed(const std::string& line);
  void command_typed(const std::string& command);
  void send_next();
  void sent(const std::string& text, const lc::result<lc::send_event::response>& answer);
  void read_or_wait();
  [[nodiscard]] bool is_over() const;

  // A pipe may bring lines faster than they can be sent: then it waits, not we in its stead.
  static constexpr std::size_t most_unsent = 16;

  session& session_;
  conversation chat_;
  input_lines lines_;
  std::deque<std::string> unsent_;
  bool is_dialogue_ = isatty(STDIN_FILENO) == 1;
  bool is_sending_ = false;
  bool has_quit_ = false;
  bool is_closed_ = false;
};

typed_chat::typed_chat(session& with)
    : session_(with), chat_(with), lines_([this](const std::string& line) { line_typed(line); }) {
  chat_.on_spoken([this](const spoken& words) {
    // Who types at a terminal sees it there already.
    if (!words.is_own || !is_dialogue_) print(line_of(words));
  });
  chat_.on_remark([](std::string_view text) { note("- " + printable(text)); });
  chat_.on_closed([this] { is_closed_ = true; });
  if (!is_dialogue_) return;
  chat_.on_typing([](const std::string& name) { note("- " + one_line(name) + " is typing…"); });
}

void typed_chat::open() {
  session_.loop().watch_output();
  chat_.open();
  if (is_dialogue_) note("Connected. Type a message and Enter; /help lists the commands, /quit ends the chat.");
}

void typed_chat::talk() {
  read_or_wait();
  session_.loop().run_until([this] { return is_over(); });
  session_.loop().watch_input({});
  if (is_closed_) note("- the chat was closed");
}

void typed_chat::close() {
  session_.loop().watch_input({});
  if (!is_closed_) chat_.close();
}

bool typed_chat::is_over() const {
  const bool no_more_lines = has_quit_ || lines_.is_over();
  return is_closed_ || (no_more_lines && unsent_.empty() && !is_sending_);
}

void typed_chat::read_or_wait() {
  if (has_quit_ || lines_.is_over() || unsent_.size() >= most_unsent) return session_.loop().watch_input({});
  session_.loop().watch_input([this] {
    lines_.read_some();
    send_next();
    read_or_wait();
  });
}

void typed_chat::line_typed(const std::string& line) {
  if (has_quit_ || line.empty()) return;
  if (line.starts_with("//")) return unsent_.push_back(line.substr(1));
  if (line.starts_with('/')) return command_typed(line);
  unsent_.push_back(line);
}

void typed_chat::command_typed(const std::string& command) {
  if (command == "/quit") {
    has_quit_ = true;
  } else if (command == "/help") {
    note("/help   this list");
    note("/quit   close the chat and leave (so does Ctrl-D; Ctrl-C too, without sending what waits)");
    note("//text  send a message that begins with /");
  } else {
    note("! no such command: " + one_line(command) + " (/help lists them; //… sends a message that begins with /)");
  }
}

/// One at a time: the next line leaves when this one has its answer, so that they cannot change places.
void typed_chat::send_next() {
  if (is_sending_ || unsent_.empty()) return;
  is_sending_ = true;
  std::string text = std::move(unsent_.front());
  unsent_.pop_front();
  auto call = chat_.say(text);
  call.then(session_.loop().guarded(
      [this, text = std::move(text)](const lc::result<lc::send_event::response>& answer) { sent(text, answer); }));
}

void typed_chat::sent(const std::string& text, const lc::result<lc::send_event::response>& answer) {
  is_sending_ = false;
  if (!answer && !is_dialogue_) throw failure_of(answer.error());
  if (is_dialogue_)
    note(answer ? "✓" : "! not confirmed: \"" + one_line(text) + "\": " + failure_of(answer.error()).what());
  send_next();
  read_or_wait();
}

}  // namespace

void type_chat(session& with) {
  typed_chat chat(with);
  try {
    chat.open();
    chat.talk();
  } catch (const interrupted&) {
    note("");  // behind the terminal's ^C
  }
  chat.close();
  with.close();
}

}  // namespace lc_rtm
