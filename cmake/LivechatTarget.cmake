# How every target of this project is made.

set(LIVECHAT_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Wshadow)

# gcc 12 sees uninitialised values in every moved std::optional and std::variant (GCC PR 80635) and overlapping copies
# in std::string's operator+ (GCC PR 105651). clang and the sanitizers keep watch instead.
set(LIVECHAT_FALSE_ALARMS "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>")

# Where several sources are compiled as one, their file-local names are the outer scope of all that follow.
if(CMAKE_UNITY_BUILD)
  list(REMOVE_ITEM LIVECHAT_WARNINGS -Wshadow)
endif()

# livechat_house_rules(<target>): C++20 without extensions, hidden symbols, house warnings.
function(livechat_house_rules target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON)
  target_compile_options(${target} PRIVATE ${LIVECHAT_WARNINGS} ${LIVECHAT_FALSE_ALARMS}
    $<$<BOOL:${LIVECHAT_WERROR}>:-Werror>)
endfunction()

# livechat_sources(<variable>): every .cpp below the current directory.
# A glob on purpose: one type is one file, so adding a push is adding a file and touching no list.
function(livechat_sources variable)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  set(${variable} "${sources}" PARENT_SCOPE)
endfunction()

# livechat_layer(<target> [PURE] [FACADE] [LINKS <target>...] [PRIVATE_LINKS <target>...])
# The layer of the current directory.
#   PURE    the build fails when its objects reach for a clock, a socket, a thread...
#   FACADE  those who link it see the public headers only
function(livechat_layer target)
  cmake_parse_arguments(PARSE_ARGV 1 layer "PURE;FACADE" "" "LINKS;PRIVATE_LINKS")
  livechat_sources(sources)
  if(NOT sources) # headers only
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "$<BUILD_INTERFACE:${LIVECHAT_INTERNAL_INCLUDES}>")
    target_link_libraries(${target} INTERFACE ${layer_LINKS} ${layer_PRIVATE_LINKS})
    return()
  endif()
  add_library(${target} STATIC ${sources})
  livechat_house_rules(${target})
  # Not hidden: the shared library is made of the same objects, and its version script says what is seen of them. Calls
  # within the library stay direct all the same.
  set_target_properties(${target} PROPERTIES CXX_VISIBILITY_PRESET default)
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fno-semantic-interposition>)
  set(seen_by PUBLIC)
  if(layer_FACADE)
    set(seen_by PRIVATE)
  endif()
  target_include_directories(${target} ${seen_by} "$<BUILD_INTERFACE:${LIVECHAT_INTERNAL_INCLUDES}>")
  target_link_libraries(${target} PUBLIC ${layer_LINKS} PRIVATE ${layer_PRIVATE_LINKS})
  if(layer_PURE)
    add_custom_command(TARGET ${target} POST_BUILD VERBATIM
      COMMAND "${livechat_SOURCE_DIR}/tools/check_purity.sh" --nm "${CMAKE_NM}" "$<TARGET_FILE:${target}>")
  endif()
endfunction()

# Internal headers are included by their path from here: "wire/envelope.hpp", "emulator/core/world.hpp".
set(LIVECHAT_INTERNAL_INCLUDES "${CMAKE_CURRENT_SOURCE_DIR}/src" "${CMAKE_CURRENT_SOURCE_DIR}")
