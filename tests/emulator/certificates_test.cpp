// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <livechat/customer/error.hpp>
#include <string>

#include "emulator/net/certificates.hpp"
#include "emulator/net/temporary_folder.hpp"
#include "support/file_content.hpp"

using namespace livechat::emulator::net;

namespace {

unsigned mode_of(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 0777U : 0;
}

std::string problem_with(const std::string& directory) {
  try {
    static_cast<void>(keep_certificates(directory));
  } catch (const livechat::customer::error& problem) {
    return problem.code() == livechat::customer::client_errc::invalid_config ? problem.detail() : "another code";
  }
  return "none";
}

}  // namespace

TEST_CASE("a kept authority stays the same and the leaf is new at each start") {
  const temporary_folder outer;
  const std::string directory = outer.path() + "/emulator";
  const auto first = keep_certificates(directory);
  const auto second = keep_certificates(directory);
  CHECK(first.ca == second.ca);
  CHECK(first.leaf != second.leaf);
  CHECK(livechat::test::content_of(ca_file_in(directory)) == first.ca);
  CHECK(first.ca.find("PRIVATE KEY") == std::string::npos);
}

TEST_CASE("the folder is 0700 and its files are 0600, also when they were not") {
  const temporary_folder outer;
  const std::string directory = outer.path() + "/emulator";
  REQUIRE(::mkdir(directory.c_str(), 0777) == 0);
  REQUIRE(::chmod(directory.c_str(), 0777) == 0);
  static_cast<void>(keep_certificates(directory));
  CHECK(mode_of(directory) == 0700);
  CHECK(mode_of(directory + "/ca-key.pem") == 0600);
  CHECK(mode_of(directory + "/ca.pem") == 0600);
}

TEST_CASE("a damaged authority is an error that names the file and what to do") {
  const temporary_folder folder;
  std::ofstream(folder.path() + "/ca-key.pem") << "not a key";
  CHECK(problem_with(folder.path()) == folder.path() + "/ca-key.pem: damaged; delete it, and a new one is made");
}

TEST_CASE("a place that is no folder is an error that names it") {
  const temporary_folder folder;
  const std::string file = folder.path() + "/file";
  std::ofstream(file) << "x";
  CHECK(problem_with(file).find(file) == 0);
  CHECK(problem_with(folder.path() + "/no/such/parent").find("No such file") != std::string::npos);
}

TEST_CASE("a temporary folder goes with its files") {
  std::string path;
  {
    const temporary_folder folder;
    path = folder.path();
    CHECK(mode_of(path) == 0700);
    write_private_file(path + "/file", "x");
  }
  CHECK(mode_of(path) == 0);
}
