# The shared libraries, and `cmake --install`: find_package(livechat CONFIG), targets livechat::customer, livechat::testing.
#
# Each library is made of the objects that the static ones have. What is seen of it says its version script: nothing of
# Boost, OpenSSL or our inner layers, so that a program may have an Asio of its own, of any version.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# livechat_shared(<name> <layer>...): liblivechat-<name>.so, installed as livechat::<name>.
function(livechat_shared name)
  set(target livechat_${name}_shared)
  set(script "${livechat_SOURCE_DIR}/cmake/install/${name}.map")
  list(TRANSFORM ARGN REPLACE "(.+)" "$<TARGET_OBJECTS:\\1>" OUTPUT_VARIABLE objects)
  add_library(${target} SHARED ${objects})
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME livechat-${name}
    EXPORT_NAME ${name}
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR}
    LINKER_LANGUAGE CXX
    LINK_DEPENDS "${script}")
  target_compile_features(${target} INTERFACE cxx_std_20)
  target_link_options(${target} PRIVATE "LINKER:--version-script=${script}" LINKER:--no-undefined LINKER:-Bsymbolic-functions)
  install(TARGETS ${target} EXPORT livechat
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT livechat_runtime NAMELINK_COMPONENT livechat_development
    INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endfunction()

livechat_shared(customer livechat_customer livechat_net livechat_core livechat_wire)
target_link_libraries(livechat_customer_shared PRIVATE livechat_asio livechat_cares)

# The inner layers come from the archives, after the library of the client: what is public is taken from there, so that
# there is one of it in a program (the categories of errors are told apart by their addresses).
livechat_shared(testing livechat_emulator_net livechat_emulator_core)
target_link_libraries(livechat_testing_shared PUBLIC livechat_customer_shared PRIVATE livechat_net livechat_core livechat_wire)

install(DIRECTORY "${livechat_SOURCE_DIR}/include/livechat" DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  COMPONENT livechat_development FILES_MATCHING PATTERN "*.hpp")
install(EXPORT livechat NAMESPACE livechat:: FILE livechat-targets.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/livechat COMPONENT livechat_development)
configure_package_config_file("${livechat_SOURCE_DIR}/cmake/install/livechat-config.cmake.in"
  "${PROJECT_BINARY_DIR}/livechat-config.cmake" INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/livechat)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/livechat-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/livechat-config.cmake" "${PROJECT_BINARY_DIR}/livechat-config-version.cmake"
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/livechat COMPONENT livechat_development)
configure_file("${livechat_SOURCE_DIR}/cmake/install/livechat-customer.pc.in"
  "${PROJECT_BINARY_DIR}/livechat-customer.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/livechat-customer.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
  COMPONENT livechat_development)
install(FILES "${livechat_SOURCE_DIR}/LICENSE" DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT livechat_runtime)
if(TARGET lc-rtm)
  install(TARGETS lc-rtm RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT livechat_runtime)
endif()
