// SPDX-License-Identifier: Apache-2.0
#include "played_chat.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "console.hpp"
#include "conversation.hpp"
#include "failure.hpp"

namespace lc_rtm {

namespace {

/// For one line, at any pace that one would want to watch.
constexpr std::chrono::seconds patience{10};

class played_chat {
 public:
  explicit played_chat(session& with) : session_(with), chat_(with) {
    chat_.on_spoken([this](const spoken& words) {
      print(line_of(words));
      heard_.push_back(words);
    });
  }

  void play() {
    chat_.open();
    hear_agent("");
    say("Where is my order?");
    hear_agent("Let me look that up for you.");
    hear_agent("Found it: ");
    say("Thanks, that is all!");
    hear_agent("You are welcome.");
    chat_.close();
  }

 private:
  void say(const std::string& text) {
    session_.await(chat_.say(text));
    hear("the customer's own message", [&text](const spoken& words) { return words.is_own && words.text == text; });
  }

  void hear_agent(const std::string& beginning) {
    hear("\"" + beginning + "...\" from the agent",
         [&beginning](const spoken& words) { return !words.is_own && words.text.starts_with(beginning); });
  }

  /// The next line that fits; those before it are passed over.
  template <class Fits>
  void hear(const std::string& what, Fits fits) {
    const auto is_heard = [this, &fits] {
      while (next_ < heard_.size()) {
        if (fits(heard_[next_++])) return true;
      }
      return false;
    };
    if (session_.loop().run_until(is_heard, ui_loop::clock::now() + patience)) return;
    throw failure(exit_code::timed_out, "waited in vain for " + what + "; is --pace very high?");
  }

  session& session_;
  conversation chat_;
  std::vector<spoken> heard_;
  std::size_t next_ = 0;
};

}  // namespace

void play_chat(session& with) {
  played_chat chat(with);
  chat.play();
  with.close();
}

}  // namespace lc_rtm
