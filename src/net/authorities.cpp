// SPDX-License-Identifier: Apache-2.0
#include "net/authorities.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "net/openssl_ptr.hpp"

namespace livechat::customer::net {

namespace {

namespace fs = std::filesystem;

// The system's bundle of all authorities has 200 KiB. Something like /dev/zero must come to an end.
constexpr std::size_t most_ca_bytes = std::size_t{16} * 1024 * 1024;

std::optional<std::string> content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text;
  std::string block(std::size_t{64} * 1024, '\0');
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    text.append(block, 0, static_cast<std::size_t>(file.gcount()));
    if (text.size() > most_ca_bytes) return std::nullopt;
  }
  // A folder opens, but cannot be read.
  if (!file.eof()) return std::nullopt;
  return text;
}

error unreadable(std::string why) { return {tls_errc::ca_file_unreadable, outcome::not_sent, std::move(why)}; }

/// Calls `take` with each certificate of `pem`, until it returns false; text between them is passed over. Returns what is
/// wrong.
template <class Take>
std::optional<std::string> each_certificate(const std::string& pem, Take take) {
  bio_ptr const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  if (!bio) return "out of memory";
  ERR_clear_error();
  for (int count = 0;; ++count) {
    certificate_ptr const certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate) {
      // The end looks like this; everything else is a certificate that is damaged.
      bool const is_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
      ERR_clear_error();
      if (!is_end) return "certificate " + std::to_string(count + 1) + " is damaged";
      if (count == 0) return "holds no certificate";
      return std::nullopt;
    }
    if (!take(certificate.get())) return "certificate " + std::to_string(count + 1) + " cannot be used";
  }
}

std::optional<std::string> problem_of(const std::string& pem) {
  return each_certificate(pem, [](X509*) { return true; });
}

result<std::string> read_file(const std::string& path) {
  auto pem = content_of(path);
  if (!pem) return unreadable(path + ": cannot be read");
  if (auto const problem = problem_of(*pem)) return unreadable(path + ": " + *problem);
  return std::move(*pem);
}

/// In the order of their names, so that the same folder is the same text.
result<std::string> read_folder(const std::string& path) {
  std::error_code failed;
  std::vector<fs::path> files;
  for (fs::directory_iterator it(path, failed), end; !failed && it != end; it.increment(failed)) {
    if (it->is_regular_file(failed)) files.push_back(it->path());
  }
  if (failed) return unreadable(path + ": " + failed.message());
  if (files.empty()) return unreadable(path + ": holds no file");
  std::ranges::sort(files);
  std::string all;
  for (auto const& file : files) {
    auto pem = read_file(file.string());
    if (!pem) return pem.error();
    all += *pem + "\n";
    if (all.size() > most_ca_bytes) return unreadable(path + ": holds more than 16 MiB");
  }
  return all;
}

}  // namespace

result<authorities> read_authorities(const trust& whom) {
  authorities out;
  const bool is_given = !whom.ca_file.empty() || !whom.ca_pem.empty() || !whom.ca_folder.empty();
  out.with_system = !is_given || whom.keeps_system;
  if (!whom.ca_file.empty()) {
    auto pem = read_file(whom.ca_file);
    if (!pem) return pem.error();
    out.pem += *pem + "\n";
  }
  if (!whom.ca_folder.empty()) {
    auto pem = read_folder(whom.ca_folder);
    if (!pem) return pem.error();
    out.pem += *pem;
  }
  if (!whom.ca_pem.empty()) {
    if (auto const problem = problem_of(whom.ca_pem)) return unreadable("ca_pem: " + *problem);
    out.pem += whom.ca_pem;
  }
  return out;
}

std::optional<error> trust_authorities(SSL_CTX* context, const authorities& whom) {
  if (whom.with_system && SSL_CTX_set_default_verify_paths(context) != 1) {
    return unreadable("the system's certificates");
  }
  if (whom.pem.empty()) return std::nullopt;
  X509_STORE* const store = SSL_CTX_get_cert_store(context);
  auto const problem = each_certificate(whom.pem, [store](X509* one) { return X509_STORE_add_cert(store, one) == 1; });
  if (problem) return unreadable(*problem);
  return std::nullopt;
}

}  // namespace livechat::customer::net
