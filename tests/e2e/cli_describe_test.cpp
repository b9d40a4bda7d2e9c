// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <livechat/customer/disconnect_reasons.hpp>
#include <livechat/customer/error_types.hpp>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/structures.hpp>
#include <set>
#include <string>
#include <utility>

#include "e2e/cli_child.hpp"
#include "e2e/cli_emulator.hpp"

using namespace e2e;  // NOLINT(google-build-using-namespace): a test
namespace lc = livechat::customer;

namespace {

std::string first_word(const std::string& line) { return line.substr(0, line.find(' ')); }

std::set<std::string> first_words(const std::string& text) {
  std::set<std::string> out;
  for (const auto& line : lines_of(text)) out.insert(first_word(line));
  return out;
}

template <class List>
std::set<std::string> names_of() {
  std::set<std::string> out;
  List::for_each([&out]<class T>() { out.emplace(lc::description<T>.name); });
  return out;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++out;
  return out;
}

}  // namespace

TEST_CASE("list prints a line for each name, in their order, with what it is") {
  const scratch_folder home;
  // What version 3.6 of the docs has, in the one place where that is counted. A newer push or action may come.
  const std::pair<const char*, std::size_t> lists[] = {{"actions", 33}, {"pushes", 29},  {"events", 8},
                                                       {"errors", 26},  {"reasons", 20}, {"questions", 113}};
  for (const auto& [list, size] : lists) {
    CAPTURE(list);
    const ending end = run(home, {"list", list});
    CHECK(end.code == 0);
    CHECK(end.err.empty());
    const auto lines = lines_of(end.out);
    CHECK(lines.size() >= size);
    CHECK(std::is_sorted(lines.begin(), lines.end(),
                         [](const auto& a, const auto& b) { return first_word(a) < first_word(b); }));
    for (const auto& line : lines) CHECK(has(line, "  "));
  }
  CHECK(has(run(home, {"list", "actions"}).out, "send_event                    Sends an event to a chat\n"));
  CHECK(has(run(home, {"list", "structures"}).out, "thread  "));
  CHECK(has(run(home, {"list", "reasons"}).out, "connection_evicted                 reconnect  "));
}

TEST_CASE("list prints the actions, pushes and events that have a struct, and no others") {
  const scratch_folder home;
  CHECK(first_words(run(home, {"list", "actions"}).out) == names_of<lc::actions>());
  CHECK(first_words(run(home, {"list", "pushes"}).out) == names_of<lc::push_types>());
  CHECK(first_words(run(home, {"list", "events"}).out) == names_of<lc::event_types>());
  CHECK(first_words(run(home, {"list", "errors"}).out).size() == lc::error_types.size());
  CHECK(first_words(run(home, {"list", "reasons"}).out).size() == lc::disconnect_reasons.size());
}

TEST_CASE("list with JSON prints one array") {
  const scratch_folder home;
  const ending end = run(home, {"list", "errors", "--json"});
  CHECK(end.code == 0);
  CHECK(lines_of(end.out).size() == 1);
  CHECK(count_of(end.out, "{\"name\":") == lc::error_types.size());
  CHECK(has(end.out, "\"message\":\"Chat is inactive\""));
  CHECK(has(run(home, {"list", "reasons", "--json"}).out, "\"advice\":\"do not reconnect\""));
}

TEST_CASE("a list that does not exist ends with 2 and the names of those that do") {
  const scratch_folder home;
  for (const auto* typed : {"acitons", "Actions", "ACTION"}) {
    const ending end = run(home, {"list", typed});
    CHECK(end.code == 2);
    CHECK(end.out.empty());
    CHECK(has(end.err, "did you mean: lc-rtm list actions"));
    CHECK(has(end.err, "actions, pushes, events, structures, errors, reasons, questions"));
    CHECK(lines_of(end.err).size() == 1);
  }
}

TEST_CASE("describe tells the fields of an action, its answer, what it causes, and an example") {
  const scratch_folder home;
  const ending end = run(home, {"describe", "list_threads"});
  CHECK(end.code == 0);
  CHECK(end.err.empty());
  CHECK(has(end.out, "list_threads (action)\n"));
  CHECK(has(end.out, "min_events_count  number (events), optional, 1 to 100\n"));
  CHECK(has(end.out, "threads[].queue.wait_time"));
  CHECK(has(end.out, "page_id: not together with limit, sort_order\n"));
  CHECK(has(end.out, "client.list_threads(lc::list_threads(chat_id)).get();"));
  CHECK(has(end.out, "\"action\": \"list_threads\""));
  CHECK(has(run(home, {"describe", "send_event"}).out, "  Pushes:     incoming_event\n"));
  CHECK(has(run(home, {"describe", "incoming_event"}).out, "  Caused by:  deactivate_chat, send_event\n"));
  CHECK(has(run(home, {"describe", "update_customer"}).out, "from the Python SDK only"));
  CHECK(has(run(home, {"describe", "get_predicted_agent"}).out, "up to 3.6; then request_welcome_message"));
}

TEST_CASE("describe keeps to 80 columns where names and examples let it") {
  const scratch_folder home;
  for (const auto* name : {"send_event", "list_threads", "incoming_chat", "message", "chat_inactive"}) {
    for (const auto& line : lines_of(run(home, {"describe", name}).out)) {
      CAPTURE(line);
      CHECK(line.size() <= 80);
    }
  }
}

TEST_CASE("a name that is several things is described as each, or as the one that is asked for") {
  const scratch_folder home;
  const std::string both = run(home, {"describe", "customer_banned"}).out;
  CHECK(has(both, "customer_banned (error)"));
  CHECK(has(both, "customer_banned (disconnect reason)"));
  const std::string one = run(home, {"describe", "customer_banned", "--kind", "reason"}).out;
  CHECK_FALSE(has(one, "(error)"));
  CHECK(has(one, "(disconnect reason)"));
  CHECK(lines_of(run(home, {"describe", "customer_banned", "--json"}).out).size() == 2);
}

TEST_CASE("describe with JSON prints one object with the same facts") {
  const scratch_folder home;
  const ending end = run(home, {"describe", "start_chat", "--json"});
  CHECK(end.code == 0);
  CHECK(lines_of(end.out).size() == 1);
  CHECK(has(end.out, "{\"kind\":\"action\",\"name\":\"start_chat\""));
  CHECK(has(end.out,
            "{\"name\":\"chat.users\",\"type\":\"array<object>\",\"ref\":\"initial_user\",\"need\":\"optional\""));
  CHECK(has(end.out, "\"max_items\":1"));
  CHECK(has(end.out, R"("errors":[{"type":"groups_offline","when":"no online group and the chat is not continuous",)"
                     R"("basis":"customer_sdk"},{"type":"limit_reached",)"));
  CHECK(has(end.out, R"("basis":"customer_sdk","is_type_known":false,"questions":["A06"]}])"));
  CHECK(has(end.out, R"("general_errors":["authentication",)"));
  CHECK(has(end.out, R"("pushes":[{"name":"incoming_chat"}])"));
  CHECK(has(run(home, {"describe", "send_rich_message_postback", "--json"}).out,
            R"("pushes":[{"name":"incoming_rich_message_postback","condition":"only for active threads"}])"));
}

TEST_CASE("describe tells which errors an action has, since when they are known, and which any action can have") {
  const scratch_folder home;
  const std::string start = run(home, {"describe", "start_chat"}).out;
  CHECK(has(start,
            "groups_offline: no online group and the chat is not continuous (from the\n  Customer SDK page only)"));
  CHECK(has(start, "limit_reached, presumably: "));
  CHECK(has(run(home, {"describe", "resume_chat"}).out, "type not known: the chat already has an active thread"));
  const std::string get = run(home, {"describe", "get_chat"}).out;
  CHECK(has(get, "\nErrors\n  as any action: authentication, authorization, internal,"));
  CHECK(has(run(home, {"describe", "internal"}).out, "  Answers:    any action\n"));
}

TEST_CASE("describe tells where an error and a reason are known from, in both forms") {
  const scratch_folder home;
  const std::string error = run(home, {"describe", "license_not_found", "--kind", "error"}).out;
  CHECK(has(error, "  Source:     Web API reference v3.6, Errors\n  Listed:     for the Web API only\n"));
  const std::string in_json = run(home, {"describe", "license_not_found", "--kind", "error", "--json"}).out;
  CHECK(has(in_json,
            R"("source":"Web API reference v3.6, Errors","basis":"documented","listed":"for the Web API only")"));
  CHECK(has(in_json, R"("cpp":"if (problem.code() == lc::server_errc::license_not_found) …")"));
  const std::string reason = run(home, {"describe", "customer_temporarily_blocked", "--json"}).out;
  CHECK(has(reason, R"x("source":"RTM pushes v3.6, customer_disconnected (footnote)","basis":"documented")x"));
  CHECK(has(reason, R"("cpp":"client.on<lc::customer_disconnected>)"));
  CHECK(has(run(home, {"describe", "product_version_changed"}).out, "(from the JavaScript\n              SDK only)"));
}

TEST_CASE("describe tells a question, and where it stands") {
  const scratch_folder home;
  const ending end = run(home, {"describe", "A12"});
  CHECK(end.code == 0);
  CHECK(has(end.out, "A12 (question)\n\n  contradiction: Customers sending `form`"));
  CHECK(has(end.out, "  Stands at:  send_event, "));
  CHECK(has(end.out, "  Source:     docs/questions.md"));
  CHECK(
      has(run(home, {"describe", "send_event"}).out, "  Questions:  A12, A13, A14, S01, S21 (lc-rtm describe A12)\n"));
  CHECK(has(run(home, {"describe", "a12"}).err, "did you mean: lc-rtm describe A12"));
}

TEST_CASE("what a list names can be described") {
  const scratch_folder home;
  for (const auto* list : {"pushes", "events", "reasons"}) {
    const auto lines = lines_of(run(home, {"list", list}).out);
    const ending end = run(home, {"describe", first_word(lines.back())});
    CHECK(end.code == 0);
    CHECK(has(end.out, first_word(lines.back()) + " ("));
  }
}

TEST_CASE("a name that is not there ends with 2 and what was probably meant") {
  const scratch_folder home;
  const ending end = run(home, {"describe", "send_evnt"});
  CHECK(end.code == 2);
  CHECK(end.out.empty());
  CHECK(has(end.err, "did you mean: lc-rtm describe send_event"));
  CHECK(has(end.err, "lc-rtm list"));
  CHECK(has(run(home, {"describe", "SEND_EVENT"}).err, "did you mean: lc-rtm describe send_event"));
  CHECK(run(home, {"describe", "send_event", "--kind", "push"}).code == 2);
  CHECK(has(run(home, {"describe", "send_event", "--kind", "pushes"}).err, "there is no push called 'send_event'"));
  CHECK(has(run(home, {"describe", "send_event", "--kind", "verb"}).err, "the kinds are: action, push"));
}

TEST_CASE("a very long name is not repeated whole") {
  const scratch_folder home;
  for (const auto* command : {"list", "describe"}) {
    const ending end = run(home, {command, std::string(5'000, 'x')});
    CHECK(end.code == 2);
    CHECK(end.err.size() < 400);
    CHECK(has(end.err, std::string(64, 'x') + "…'"));
  }
  CHECK(run(home, {std::string(5'000, 'x')}).err.size() < 400);
}

TEST_CASE("list and describe have help with an example, and ask nobody") {
  const scratch_folder home;
  for (const auto* command : {"list", "describe"}) {
    const ending end = run(home, {command, "--help"}, {{"LC_RTM_ORGANIZATION_ID", "x"}});
    CHECK(end.code == 0);
    CHECK(has(end.out, "Example: lc-rtm " + std::string(command)));
  }
  CHECK(run(home, {"list", "actions"}, {{"LC_RTM_URL", "not a URL"}}).code == 0);
}
