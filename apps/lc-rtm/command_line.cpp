// SPDX-License-Identifier: Apache-2.0
#include "command_line.hpp"

#include <CLI/CLI.hpp>  // slow to compile: this file only
#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "failure.hpp"
#include "printable.hpp"
#include "wire/suggestion.hpp"

namespace lc_rtm {

namespace {

constexpr const char* main_footer = R"(Whom the commands talk to:
  1. chat --emulator: an emulator inside the process, no account needed
  2. the environment: LC_RTM_ORGANIZATION_ID, LC_RTM_TOKEN (both needed),
     LC_RTM_URL (default wss://api.livechatinc.com), LC_RTM_CA_FILE
  3. without any of these variables: the emulator that runs (lc-rtm emulator start)

Exit codes:
  0  done
  1  the service refused, or answered with an error
  2  the command or a setting is wrong
  3  could not connect
  4  timed out
  5  outcome unknown: the request left, no answer came, it may have been done
  130  interrupted (Ctrl-C) before it was done

Data goes to standard output, talk to standard error. No colours.

Example: lc-rtm chat --emulator)";

constexpr const char* chat_footer = R"(On a terminal: each line is sent as a message; /help lists the commands, /quit or
Ctrl-D closes the chat. An open chat of the customer is joined, or else a new one begins.

Standard input is no terminal: with --emulator a short conversation is played (at pace 0.5)
and printed; else each line of standard input is sent, and its end closes the chat.
To send one message and leave the chat open: lc-rtm send

Example: lc-rtm chat --emulator)";

constexpr const char* send_footer =
    R"(Goes to the open chat of the customer, or begins a chat. Prints the id of the event, then
the reply if one is waited for. The chat stays open. Words that begin with - go behind --.

Example: lc-rtm send "Where is my order?" --wait-reply 5)";

constexpr const char* listen_footer = R"(Ctrl-C ends it, too.

Example: lc-rtm listen --json --for 60)";

constexpr const char* call_footer =
    R"(-f a.b=c builds {"a":{"b":"c"}}. A value that is JSON by itself (a number, true, false, null,
an object, an array, "quoted text") is taken as it is, anything else is text.

Example: lc-rtm call send_event -f chat_id=PJ0MRSHTDG -f event.type=message -f event.text='from the shell')";

constexpr const char* list_footer =
    R"(The lists: actions, pushes, events, structures, errors, reasons (why the service
disconnects, and what the docs advise), questions (what the docs leave open). A
line each: the name, then what it is.

Example: lc-rtm list actions)";

constexpr const char* describe_footer =
    R"(NAME is an action, a push, an event, a structure, an error type or a disconnect
reason: fields with limits, defaults and where they are known from, rules, errors,
pushes, C++ and an example. Or it is the id of a question that the docs leave
open: A12. A name that is several things is described as each. Nothing is asked of
the service.

Example: lc-rtm describe send_event)";

constexpr const char* emulator_start_footer =
    R"(Runs until Ctrl-C. While it runs, the other commands find it by themselves.
The ready file is JSON: pid http ws wss token organization_id client_id ca
token_url (base of the token service: POST <token_url>/token) agent_token secret
(for its own paths, /_emu/). Only you can read it.

Example: lc-rtm emulator start --port 0 --ready-file ready.json)";

constexpr double longest_wait_s = 24 * 60 * 60;

/// Everything that the command line may fill in; which of it counts is known in the end.
struct answers {
  chat_command chat;
  send_command send;
  listen_command listen;
  call_command call;
  list_command list;
  describe_command describe;
  emulator_start_command start;
  version_command version;
  std::vector<std::string> words;
  std::string reply_s;  ///< text: CLI11 takes numbers of flags for counts
  double listen_s = 0;
};

/// Not a number (in both meanings) when the text is none.
double number_in(const std::string& text) {
  double value = 0;
  return CLI::detail::lexical_cast(text, value) ? value : std::nan("");
}

std::string positive_time(const std::string& text) {
  const double value = number_in(text);
  const bool is_good = value > 0 && value <= longest_wait_s;
  return is_good ? std::string() : "must be seconds, more than 0 and at most a day";
}

CLI::App& add(CLI::App& parent, const char* name, const char* text, const char* footer) {
  CLI::App& out = *parent.add_subcommand(name, text);
  out.footer(footer);
  return out;
}

void add_chat(CLI::App& app, answers& into) {
  CLI::App& chat = add(app, "chat", "Chat with an agent", chat_footer);
  CLI::Option* emulator = chat.add_flag("--emulator", into.chat.with_emulator, "With an emulator inside this process");
  chat.add_option("--pace", into.chat.pace, "How slow its agent is: 0 at once, 1 like a person")
      ->type_name("FACTOR")
      ->needs(emulator);
}

void add_send(CLI::App& app, answers& into) {
  CLI::App& send = add(app, "send", "Send a message", send_footer);
  send.add_option("TEXT", into.words, "The message; several words become one text")->required();
  send.add_option("--chat", into.send.chat_id, "The chat it goes to")->type_name("ID");
  send.add_flag("--wait-reply{10}", into.reply_s, "Wait for an agent to answer, 10 s unless SECONDS are given")
      ->type_name("[SECONDS]")
      ->check(positive_time);
  send.add_flag("--json", into.send.as_json, "Print one JSON object");
}

void add_listen(CLI::App& app, answers& into) {
  CLI::App& listen = add(app, "listen", "Print what the service pushes, a line each", listen_footer);
  listen.add_option("--for", into.listen_s, "End after this time")->type_name("SECONDS")->check(positive_time);
  listen.add_flag("--json", into.listen.as_json, "Print the frames as they came");
}

void add_call(CLI::App& app, answers& into) {
  CLI::App& call = add(app, "call", "Send any request and print the payload of its answer", call_footer);
  call.add_option("ACTION", into.call.action, "Its name, as on the wire")->required();
  auto* payload = call.add_option("JSON", into.call.payload, "Its payload");
  call.add_option("-f,--field", into.call.fields, "A member of the payload")
      ->type_name("KEY=VALUE")
      ->take_all()
      ->allow_extra_args(false)
      ->excludes(payload);
  call.add_flag("--json", into.call.as_json, "Print one JSON object: action, rtt_us, payload; or action, error");
}

void add_list(CLI::App& app, answers& into) {
  CLI::App& list = add(app, "list", "List the names of the API", list_footer);
  list.add_option("LIST", into.list.list, "Which names")->required();
  list.add_flag("--json", into.list.as_json, "Print a JSON array of objects");
}

void add_describe(CLI::App& app, answers& into) {
  CLI::App& describe = add(app, "describe", "Tell what is known of a name of the API", describe_footer);
  describe.add_option("NAME", into.describe.name, "As in the lists")->required();
  describe
      .add_option("--kind", into.describe.kind,
                  "Only as this: action, push, event, structure, error, reason or question")
      ->type_name("KIND");
  describe.add_flag("--json", into.describe.as_json, "Print a JSON object, a line each");
}

void add_emulator(CLI::App& app, answers& into) {
  CLI::App& emulator = add(app, "emulator", "Run a local stand-in for the service", "Example: lc-rtm emulator start");
  emulator.require_subcommand(1);
  CLI::App& start = add(emulator, "start", "Start it, in the foreground", emulator_start_footer);
  start.add_option("--port", into.start.port, "Where to listen; 0 takes any that is free")
      ->capture_default_str()
      ->type_name("PORT")
      ->check(CLI::Range(0, 65535));
  start.add_option("--ready-file", into.start.ready_file, "Written when it can be used, removed at the end")
      ->type_name("FILE");
  start.add_option("--pace", into.start.pace, "How slow the agent is: 0 at once, 1 like a person")
      ->capture_default_str();
  start.add_option("--script", into.start.script, "Who answers: support or silent")
      ->capture_default_str()
      ->type_name("NAME");
  start.add_option("--seed", into.start.seed, "The same number gives the same ids and tokens")->type_name("N");
  start.add_option("--token-lifetime", into.start.token_lifetime_s, "Of tokens from its token service; 28800 else")
      ->type_name("SECONDS");
  start.add_flag("--official-names", into.start.has_official_names,
                 "Answer to the service's own names, for clients that are led here; a new CA at each start");
  start.add_option("--allow-origin", into.start.page_origins, "Web pages of it may use the emulator; repeatable")
      ->type_name("ORIGIN")
      ->take_all()
      ->allow_extra_args(false);
  CLI::Option* listen =
      start.add_option("--listen", into.start.listen, "An address besides loopback; needs --allow-remote")
          ->type_name("ADDRESS");
  start.add_flag("--allow-remote", into.start.is_remote_allowed, "Others than this machine may use it")->needs(listen);
  start.add_flag("--json", into.start.as_json, "Print the ready file's content, without secret and agent_token");
}

void add_version(CLI::App& app, answers& into) {
  CLI::App& version = add(app, "version", "Print the version", "Example: lc-rtm version --json");
  version.add_flag("--json", into.version.as_json, "Print one JSON object");
}

bool is_number(const std::string& text) { return !std::isnan(number_in(text)); }

/// `--wait-reply 5` to `--wait-reply=5`: its value may be missing, and then the text that follows is not its value.
std::vector<std::string> prepared(int argc, const char* const* argv) {
  std::vector<std::string> out;
  bool is_before_plain_words = true;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const bool has_value = is_before_plain_words && !out.empty() && out.back() == "--wait-reply" && is_number(word);
    if (word == "--") is_before_plain_words = false;
    if (has_value) {
      out.back() += "=" + word;
    } else {
      out.push_back(word);
    }
  }
  return out;
}

std::vector<std::string> names_of(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::App* one : app.get_subcommands({})) out.push_back(one->get_name());
  return out;
}

/// CLI11 only says "a subcommand is required" to a command that does not exist.
void refuse_unknown(const CLI::App& app, const std::string& typed, const std::string& outer) {
  const auto known = names_of(app);
  if (std::find(known.begin(), known.end(), typed) != known.end()) return;
  const std::string near = livechat::customer::wire::suggestion_for(typed, known);
  const std::string hint =
      near.empty() ? "lc-rtm " + outer + "--help lists them" : "did you mean: lc-rtm " + outer + near;
  throw failure(exit_code::usage, "there is no command '" + shortened(outer + typed) + "'; " + hint);
}

void check_names(const CLI::App& app, const std::vector<std::string>& words) {
  if (words.empty() || words[0].starts_with('-')) return;
  refuse_unknown(app, words[0], "");
  if (words[0] != "emulator" || words.size() < 2 || words[1].starts_with('-')) return;
  refuse_unknown(*app.get_subcommand("emulator"), words[1], "emulator ");
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

command command_of(const CLI::App& app, answers& given) {
  if (app.got_subcommand("chat")) return given.chat;
  if (app.got_subcommand("listen")) {
    if (given.listen_s > 0) given.listen.time = seconds(given.listen_s);
    return given.listen;
  }
  if (app.got_subcommand("call")) return given.call;
  if (app.got_subcommand("list")) return given.list;
  if (app.got_subcommand("describe")) return given.describe;
  if (app.got_subcommand("emulator")) return given.start;
  if (app.got_subcommand("version")) return given.version;
  given.send.text = joined(given.words);
  if (!given.reply_s.empty()) given.send.reply_in = seconds(number_in(given.reply_s));
  return given.send;
}

/// The command that was being read when it went wrong: `send`, `emulator start`.
std::string path_of(const CLI::App& app) {
  std::string out;
  for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
    at = at->get_subcommands().front();
    out += at->get_name() + " ";
  }
  return out;
}

}  // namespace

std::variant<command, help> read_command_line(int argc, const char* const* argv) {
  answers given;
  CLI::App app("Customer Chat RTM API of LiveChat from the command line, with a local emulator of it", "lc-rtm");
  app.require_subcommand(1);
  app.footer(main_footer);
  add_chat(app, given);
  add_send(app, given);
  add_listen(app, given);
  add_call(app, given);
  add_list(app, given);
  add_describe(app, given);
  add_emulator(app, given);
  add_version(app, given);

  auto words = prepared(argc, argv);
  check_names(app, words);
  try {
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the end
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    return help{app.help()};
  } catch (const CLI::ParseError& why) {
    throw failure(exit_code::usage, one_line(why.what()) + "; see lc-rtm " + path_of(app) + "--help");
  }
  return command_of(app, given);
}

}  // namespace lc_rtm
