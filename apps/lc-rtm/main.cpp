// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <exception>
#include <livechat/customer/error.hpp>
#include <string>
#include <variant>

#include "command_line.hpp"
#include "console.hpp"
#include "failure.hpp"
#include "ui_loop.hpp"

namespace {

using lc_rtm::exit_code;

exit_code do_as_told(int argc, char** argv) {
  const auto wanted = lc_rtm::read_command_line(argc, argv);
  if (const auto* help = std::get_if<lc_rtm::help>(&wanted)) {
    lc_rtm::print(help->text);
    return exit_code::ok;
  }
  lc_rtm::ui_loop loop;
  return std::visit([&loop](const auto& one) { return run(one, loop); }, std::get<lc_rtm::command>(wanted));
}

exit_code complain(const lc_rtm::failure& why) {
  lc_rtm::note(std::string("lc-rtm: ") + why.what());
  return why.code();
}

/// Every end of the program that is not the plain one.
exit_code guarded(int argc, char** argv) try { return do_as_told(argc, argv); } catch (const lc_rtm::output_closed&) {
  return exit_code::ok;  // whoever read has read enough
} catch (const lc_rtm::interrupted&) {
  return exit_code::interrupted;
} catch (const lc_rtm::failure& why) {
  return complain(why);
} catch (const livechat::customer::error& why) {
  return complain(lc_rtm::failure_of(why));
} catch (const std::exception& why) {
  return complain({exit_code::refused, std::string(why.what()) + "; this should not happen: please report it"});
}

}  // namespace

int main(int argc, char** argv) {
  lc_rtm::open_standard_files();
  // A reader that goes away shows as an error of write(), and the program can end orderly.
  std::signal(SIGPIPE, SIG_IGN);
  return static_cast<int>(guarded(argc, argv));
}
