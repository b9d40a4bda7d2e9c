# What livechat stands on, each behind an INTERFACE target so that a layer can be denied it:
#   livechat_boost_json   Boost.JSON headers (compiled once, in src/wire/boost_json.cpp)
#   livechat_asio         Asio and Beast headers, OpenSSL, threads (compiled once, in src/net)
#   livechat_cares        c-ares
# All of them are private: no public header mentions one.

# Boost 1.81, headers only. tools/install_deps.sh unpacks it under build/deps where Debian's 1.74 keeps the system's place.
set(LIVECHAT_BOOST_INCLUDE_DIR "" CACHE PATH "Folder that holds boost/version.hpp, 1.81 or later (empty: look for it)")

function(livechat_boost_version folder variable)
  set(version 0)
  if(EXISTS "${folder}/boost/version.hpp")
    file(STRINGS "${folder}/boost/version.hpp" line REGEX "^#define BOOST_VERSION +[0-9]+")
    string(REGEX MATCH "[0-9]+" version "${line}")
  endif()
  set(${variable} "${version}" PARENT_SCOPE)
endfunction()

function(livechat_find_boost variable)
  set(candidates "${LIVECHAT_BOOST_INCLUDE_DIR}")
  if(NOT candidates)
    set(candidates "${livechat_SOURCE_DIR}/build/deps/usr/include")
    # Not kept in the cache: packages come and go between two configurations.
    find_path(system_boost boost/version.hpp NO_CACHE)
    if(system_boost)
      list(APPEND candidates "${system_boost}")
    endif()
  endif()
  set(seen "")
  foreach(folder IN LISTS candidates)
    livechat_boost_version("${folder}" version)
    if(version GREATER_EQUAL 108100)
      set(${variable} "${folder}" PARENT_SCOPE)
      return()
    elseif(version GREATER 0)
      string(APPEND seen "  (${folder} has ${version}: too old)\n")
    endif()
  endforeach()
  message(FATAL_ERROR
    "livechat needs the headers of Boost 1.81 or later.\n${seen}"
    "  Debian 12: apt-get install libboost1.81-dev\n"
    "  or let ./run.sh fetch it (it also copes with an installed libboost-dev 1.74),\n"
    "  or pass -DLIVECHAT_BOOST_INCLUDE_DIR=<folder that holds boost/>")
endfunction()

livechat_find_boost(livechat_boost_dir)

# Headers only: nothing of Boost is linked.
add_library(livechat_boost INTERFACE)
target_include_directories(livechat_boost SYSTEM INTERFACE "$<BUILD_INTERFACE:${livechat_boost_dir}>")
target_compile_definitions(livechat_boost INTERFACE BOOST_ALL_NO_LIB)

add_library(livechat_boost_json INTERFACE)
target_link_libraries(livechat_boost_json INTERFACE livechat_boost)
target_compile_definitions(livechat_boost_json INTERFACE BOOST_JSON_NO_LIB)

find_package(OpenSSL 3.0 QUIET)
if(NOT OpenSSL_FOUND)
  message(FATAL_ERROR "livechat needs OpenSSL 3: apt-get install libssl-dev, or let ./run.sh do it")
endif()

if(LIVECHAT_SIM_ONLY)
  return()
endif()

find_package(Threads REQUIRED)

find_path(LIVECHAT_CARES_INCLUDE_DIR ares.h)
find_library(LIVECHAT_CARES_LIBRARY cares)
mark_as_advanced(LIVECHAT_CARES_INCLUDE_DIR LIVECHAT_CARES_LIBRARY)
if(NOT LIVECHAT_CARES_INCLUDE_DIR OR NOT LIVECHAT_CARES_LIBRARY)
  message(FATAL_ERROR "livechat needs c-ares: apt-get install libc-ares-dev, or let ./run.sh do it")
endif()
add_library(livechat_cares INTERFACE)
target_include_directories(livechat_cares SYSTEM INTERFACE "$<BUILD_INTERFACE:${LIVECHAT_CARES_INCLUDE_DIR}>")
target_link_libraries(livechat_cares INTERFACE "${LIVECHAT_CARES_LIBRARY}")

add_library(livechat_asio INTERFACE)
target_link_libraries(livechat_asio INTERFACE livechat_boost OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
target_compile_definitions(livechat_asio INTERFACE
  BOOST_ASIO_NO_DEPRECATED
  BOOST_ASIO_SEPARATE_COMPILATION
  BOOST_BEAST_SEPARATE_COMPILATION)
# Asio has fences, which gcc's ThreadSanitizer cannot follow and warns about under -Wall.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_FLAGS MATCHES "-fsanitize=thread")
  target_compile_options(livechat_asio INTERFACE -Wno-tsan)
endif()
