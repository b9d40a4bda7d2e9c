# How a folder of tests becomes an executable whose cases ctest counts one by one.

find_package(doctest QUIET)
if(NOT doctest_FOUND)
  message(FATAL_ERROR "livechat's tests need doctest: apt-get install doctest-dev, let ./test.sh do it,"
    " or pass -DLIVECHAT_TESTS=OFF")
endif()

add_library(livechat_test_main STATIC "${livechat_SOURCE_DIR}/cmake/doctest_main.cpp")
target_compile_features(livechat_test_main PUBLIC cxx_std_20)
target_link_libraries(livechat_test_main PUBLIC doctest::doctest)

# A case that runs longer than this hangs. Sanitizers are slower by a fixed factor.
set(LIVECHAT_TEST_TIMEOUT 30)
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
  set(LIVECHAT_TEST_TIMEOUT 120)
endif()

# livechat_discover(<target> <folder>): each case of the executable becomes a ctest test, "<folder>: <case>".
function(livechat_discover target folder)
  set(cases "${CMAKE_CURRENT_BINARY_DIR}/${target}_cases.cmake")
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM BYPRODUCTS "${cases}"
    COMMAND "${CMAKE_COMMAND}" -D "EXECUTABLE=$<TARGET_FILE:${target}>" -D "OUTPUT=${cases}" -D "FOLDER=${folder}"
      -D "TIMEOUT=${LIVECHAT_TEST_TIMEOUT}" -P "${livechat_SOURCE_DIR}/cmake/LivechatDiscover.cmake")
  set(include "${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake")
  file(WRITE "${include}"
    "if(EXISTS \"${cases}\")\n  include(\"${cases}\")\nelse()\n  add_test(${target}_NOT_BUILT ${target}_NOT_BUILT)\nendif()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${include}")
endfunction()

# livechat_tests(<folder> LINKS <target>...): all of tests/<folder> as the executable livechat_test_<folder>.
function(livechat_tests folder)
  cmake_parse_arguments(PARSE_ARGV 1 tests "" "" "LINKS;EXCEPT")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
  foreach(file IN LISTS tests_EXCEPT)
    list(REMOVE_ITEM sources "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${file}")
  endforeach()
  if(NOT sources)
    return()
  endif()
  set(target livechat_test_${folder})
  add_executable(${target} ${sources})
  livechat_house_rules(${target})
  target_include_directories(${target} PRIVATE ${LIVECHAT_INTERNAL_INCLUDES} "${livechat_SOURCE_DIR}/tests")
  target_compile_definitions(${target} PRIVATE LIVECHAT_SOURCE_DIR="${livechat_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE ${tests_LINKS} livechat_test_main)
  # Tests are compiled more often than they run: what they test keeps its optimisation, they themselves need none.
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O0>)
  livechat_discover(${target} ${folder})
endfunction()
