// SPDX-License-Identifier: Apache-2.0
#include "runtime_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "descriptor.hpp"
#include "failure.hpp"

namespace lc_rtm {

namespace {

std::string absolute_path_from(const char* variable) {
  const char* value = std::getenv(variable);
  // The XDG rules: a relative path is to be ignored.
  return value != nullptr && value[0] == '/' ? value : std::string();
}

[[noreturn]] void fail_to_write(const std::string& path) {
  throw failure(exit_code::usage,
                "cannot write " + path + ": " + std::generic_category().message(errno) + "; choose another place");
}

void write_all(const descriptor& into, std::string_view content, const std::string& path) {
  while (!content.empty()) {
    const ssize_t written = ::write(into.number(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_to_write(path);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

std::string runtime_folder() {
  const std::string session = absolute_path_from("XDG_RUNTIME_DIR");
  if (!session.empty()) return session + "/lc-rtm";
  std::string temporary = absolute_path_from("TMPDIR");
  if (temporary.empty()) temporary = "/tmp";
  return temporary + "/lc-rtm-" + std::to_string(geteuid());
}

bool is_trustworthy(const std::string& folder) {
  struct stat about {};
  // lstat: a link in /tmp may be anybody's.
  if (lstat(folder.c_str(), &about) != 0) return false;
  return S_ISDIR(about.st_mode) && about.st_uid == geteuid() && (about.st_mode & 077U) == 0;
}

void make_runtime_folder(const std::string& folder) {
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail_to_write(folder);
  if (is_trustworthy(folder)) return;
  throw failure(exit_code::usage,
                folder + " is not a folder of yours that is closed to others; remove it, or chmod 700 it");
}

void write_private_file(const std::string& path, const std::string& content) {
  const std::string unfinished = path + "." + std::to_string(getpid());
  unlink(unfinished.c_str());  // of a process that had our number and died
  const descriptor file(open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!file.is_open()) fail_to_write(path);
  write_all(file, content, path);
  if (rename(unfinished.c_str(), path.c_str()) == 0) return;
  const int error = errno;
  unlink(unfinished.c_str());
  errno = error;
  fail_to_write(path);
}

}  // namespace lc_rtm
