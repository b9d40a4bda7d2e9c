// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/certificates.hpp"

#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <ctime>
#include <livechat/customer/error.hpp>
#include <memory>
#include <string_view>
#include <system_error>

#include "emulator/net/front_door.hpp"
#include "net/openssl_ptr.hpp"

namespace livechat::emulator::net {

namespace {

using customer::net::bio_ptr;
using customer::net::certificate_ptr;
using customer::net::extension_ptr;
using customer::net::key_ptr;

constexpr long day = 24L * 60 * 60;
constexpr long ca_days = 3650;
constexpr long leaf_days = 365;

[[noreturn]] void fail(std::string detail) {
  throw customer::error(customer::client_errc::invalid_config, customer::outcome::not_sent, std::move(detail));
}

void require(bool is_good, const char* what) {
  if (!is_good) fail(std::string("OpenSSL cannot make certificates: ") + what);
}

key_ptr make_key() {
  key_ptr key(EVP_EC_gen("P-256"));
  require(key != nullptr, "key");
  return key;
}

struct authority {
  key_ptr key;
  certificate_ptr certificate;
};

void add_extension(X509* to, X509* issuer, int what, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, to, nullptr, nullptr, 0);
  const extension_ptr extension(X509V3_EXT_conf_nid(nullptr, &context, what, value));
  require(extension != nullptr && X509_add_ext(to, extension.get(), -1) == 1, value);
}

certificate_ptr begin_certificate(const char* name, EVP_PKEY* key, long days) {
  certificate_ptr out(X509_new());
  require(out != nullptr, "certificate");
  std::uint64_t serial = 0;
  require(RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1, "serial number");
  X509_set_version(out.get(), X509_VERSION_3);
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(out.get()), serial >> 1U);
  // A clock that is a little behind must not find it not valid yet.
  X509_gmtime_adj(X509_getm_notBefore(out.get()), -day);
  X509_gmtime_adj(X509_getm_notAfter(out.get()), days * day);
  X509_NAME* subject = X509_get_subject_name(out.get());
  const auto* text = reinterpret_cast<const unsigned char*>(name);
  require(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1, "name");
  require(X509_set_pubkey(out.get(), key) == 1, "public key");
  return out;
}

constexpr std::string_view own_addresses = "IP:127.0.0.1,IP:0:0:0:0:0:0:0:1";

/// What OpenSSL's configuration language wants for an address that is allowed: it, and a mask.
std::string permitted_address(const std::string& address) {
  const bool is_v6 = address.find(':') != std::string::npos;
  return ",permitted;IP:" + address + (is_v6 ? "/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" : "/255.255.255.255");
}

std::string constraints(const certificate_names& more) {
  std::string out =
      "critical,permitted;DNS:localhost,permitted;IP:127.0.0.0/255.0.0.0,"
      "permitted;IP:0:0:0:0:0:0:0:1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
  for (const auto& host : more.hosts) out += ",permitted;DNS:" + host;
  if (!more.address.empty()) out += permitted_address(more.address);
  return out;
}

std::string alternative_names(const certificate_names& more) {
  std::string out = "DNS:localhost," + std::string(own_addresses);
  for (const auto& host : more.hosts) out += ",DNS:" + host;
  if (!more.address.empty()) out += ",IP:" + more.address;
  return out;
}

authority make_authority(const certificate_names& more) {
  authority out{make_key(), nullptr};
  out.certificate = begin_certificate("lc-sdk-cpp emulator (this machine only)", out.key.get(), ca_days);
  X509* ca = out.certificate.get();
  X509_set_issuer_name(ca, X509_get_subject_name(ca));
  add_extension(ca, ca, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  add_extension(ca, ca, NID_key_usage, "critical,keyCertSign,cRLSign");
  add_extension(ca, ca, NID_subject_key_identifier, "hash");
  add_extension(ca, ca, NID_name_constraints, constraints(more).c_str());
  require(X509_sign(ca, out.key.get(), EVP_sha256()) > 0, "signature");
  return out;
}

certificate_ptr make_leaf(const authority& by, EVP_PKEY* key, const certificate_names& more) {
  X509* ca = by.certificate.get();
  certificate_ptr out = begin_certificate("localhost", key, leaf_days);
  X509* leaf = out.get();
  X509_set_issuer_name(leaf, X509_get_subject_name(ca));
  add_extension(leaf, ca, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(leaf, ca, NID_key_usage, "critical,digitalSignature");
  add_extension(leaf, ca, NID_ext_key_usage, "serverAuth");
  add_extension(leaf, ca, NID_subject_key_identifier, "hash");
  add_extension(leaf, ca, NID_authority_key_identifier, "keyid");
  add_extension(leaf, ca, NID_subject_alt_name, alternative_names(more).c_str());
  require(X509_sign(leaf, by.key.get(), EVP_sha256()) > 0, "signature");
  return out;
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string pem(X509* certificate) {
  const bio_ptr bio(BIO_new(BIO_s_mem()));
  require(bio && PEM_write_bio_X509(bio.get(), certificate) == 1, "PEM");
  return text_of(bio.get());
}

std::string pem(EVP_PKEY* key) {
  const bio_ptr bio(BIO_new(BIO_s_secmem()));
  require(bio && PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1, "PEM");
  return text_of(bio.get());
}

certificates certificates_by(const authority& ca, const certificate_names& more) {
  const key_ptr key = make_key();
  const certificate_ptr leaf = make_leaf(ca, key.get(), more);
  return {pem(ca.certificate.get()), pem(leaf.get()), pem(key.get())};
}

std::string why(const std::string& path) { return path + ": " + std::generic_category().message(errno); }

class descriptor {
 public:
  explicit descriptor(int number) : number_(number) {}
  ~descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  descriptor(const descriptor&) = delete;
  descriptor& operator=(const descriptor&) = delete;
  [[nodiscard]] int get() const noexcept { return number_; }

 private:
  int number_;
};

/// Refuses what others could have put there or could read.
void make_private_folder(const std::string& directory) {
  if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) fail(why(directory));
  struct stat found {};
  if (::lstat(directory.c_str(), &found) != 0) fail(why(directory));
  if (!S_ISDIR(found.st_mode)) fail(directory + ": not a folder");
  if (found.st_uid != ::geteuid()) fail(directory + ": belongs to another user");
  if ((found.st_mode & 0077U) != 0 && ::chmod(directory.c_str(), 0700) != 0) fail(why(directory));
}

/// The whole file; empty when it is not there.
std::string read_file(const std::string& path) {
  const descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.get() < 0 && errno == ENOENT) return {};
  if (file.get() < 0) fail(why(path));
  std::array<char, std::size_t{16} * 1024> block{};  // key and certificate have less than 2 KiB
  const auto size = ::read(file.get(), block.data(), block.size());
  if (size < 0) fail(why(path));
  return {block.data(), static_cast<std::size_t>(size)};
}

authority parse_authority(const std::string& text, const std::string& path) {
  const bio_ptr bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  require(bio != nullptr, "memory");
  authority out;
  out.key.reset(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
  out.certificate.reset(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  const bool is_pair = out.key && out.certificate && X509_check_private_key(out.certificate.get(), out.key.get()) == 1;
  if (!is_pair) fail(path + ": damaged; delete it, and a new one is made");
  return out;
}

bool ends_soon(const authority& ca) {
  std::time_t in_thirty_days = std::time(nullptr) + 30 * day;
  return X509_cmp_time(X509_get0_notAfter(ca.certificate.get()), &in_thirty_days) < 0;
}

std::string unused_name_like(const std::string& path) {
  std::array<unsigned char, 8> bytes{};
  require(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "random name");
  std::string out = path + ".";
  for (const auto byte : bytes) out += std::to_string(byte);
  return out;
}

void write_all(const std::string& path, std::string_view text) {
  const descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (file.get() < 0) fail(why(path));
  const auto written = ::write(file.get(), text.data(), text.size());
  const bool is_whole = written >= 0 && static_cast<std::size_t>(written) == text.size() && ::fsync(file.get()) == 0;
  if (is_whole) return;
  const std::string reason = why(path);
  ::unlink(path.c_str());
  fail(reason);
}

/// Of several emulators that start at once, one makes the authority and all use it.
authority authority_in(const std::string& directory) {
  const std::string path = directory + "/ca-key.pem";
  std::string text = read_file(path);
  if (!text.empty()) {
    authority kept = parse_authority(text, path);
    if (!ends_soon(kept)) return kept;
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail(why(path));
  }
  authority fresh = make_authority({});
  const std::string temporary = unused_name_like(path);
  write_all(temporary, pem(fresh.key.get()) + pem(fresh.certificate.get()));
  const bool is_first = ::link(temporary.c_str(), path.c_str()) == 0;
  const bool is_taken = !is_first && errno == EEXIST;
  const std::string reason = why(path);
  ::unlink(temporary.c_str());
  if (is_first) return fresh;
  if (!is_taken) fail(reason);
  return parse_authority(read_file(path), path);
}

}  // namespace

certificate_names::certificate_names(bool has_official_names, std::string listen_address) {
  if (has_official_names) hosts.assign(official_names.begin(), official_names.end());
  const bool is_any = listen_address == "0.0.0.0" || listen_address == "::";
  if (!is_any) address = std::move(listen_address);
}

certificates make_certificates(const certificate_names& more) { return certificates_by(make_authority(more), more); }

std::string random_secret() {
  std::array<unsigned char, 16> bytes{};
  require(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "secret");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const auto byte : bytes) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

certificates keep_certificates(const std::string& directory) {
  make_private_folder(directory);
  certificates out = certificates_by(authority_in(directory), {});
  write_private_file(ca_file_in(directory), out.ca);
  return out;
}

std::string ca_file_in(const std::string& directory) { return directory + "/ca.pem"; }

void write_private_file(const std::string& path, const std::string& text) {
  const std::string temporary = unused_name_like(path);
  write_all(temporary, text);
  if (::rename(temporary.c_str(), path.c_str()) == 0) return;
  const std::string reason = why(path);
  ::unlink(temporary.c_str());
  fail(reason);
}

}  // namespace livechat::emulator::net
