# Run after a test executable is linked (cmake -P): writes the ctest file that runs each of its cases by itself,
# so that ctest's closing line counts cases. Used instead of doctest's own module because that one drops labels,
# accepts two cases of one name, and passes a test whose filter matches nothing.
#   EXECUTABLE  the test executable        OUTPUT   the ctest file to write
#   FOLDER      prefix and label           TIMEOUT  seconds for one case

cmake_minimum_required(VERSION 3.25)

file(REMOVE "${OUTPUT}") # a failure below must not look up to date
execute_process(COMMAND "${EXECUTABLE}" --list-test-cases OUTPUT_VARIABLE listing RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${EXECUTABLE} --list-test-cases failed (${status}):\n${listing}")
endif()
string(REPLACE "[doctest] " "<doctest> " listing "${listing}") # its own lines, not names
if(listing MATCHES "[][;\\]")
  message(FATAL_ERROR "${EXECUTABLE}: a test name holds one of [ ] ; \\ which ctest files cannot: rename it\n${listing}")
endif()

string(REPLACE "\n" ";" lines "${listing}")
set(script "")
set(names "")
foreach(name IN LISTS lines)
  if(name STREQUAL "" OR name MATCHES "^====" OR name MATCHES "^<doctest>")
    continue()
  endif()
  if(name IN_LIST names)
    message(FATAL_ERROR "${EXECUTABLE}: two test cases are called \"${name}\": rename one")
  endif()
  list(APPEND names "${name}")
  string(REPLACE "," "\\," filter "${name}")
  string(APPEND script
    "add_test([==[${FOLDER}: ${name}]==] [==[${EXECUTABLE}]==] [==[--test-case=${filter}]==] --no-intro)\n"
    "set_tests_properties([==[${FOLDER}: ${name}]==] PROPERTIES TIMEOUT ${TIMEOUT} LABELS ${FOLDER}"
    " FAIL_REGULAR_EXPRESSION [==[test cases: +0 ]==])\n")
endforeach()
file(WRITE "${OUTPUT}" "${script}")
