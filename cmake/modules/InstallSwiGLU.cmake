# The package: headers, libraries, tools, and a config for find_package(SwiGLU)
# that works from the install tree (also moved) and from the build tree.
include(CMakePackageConfigHelpers)
set(SWIGLU_INSTALL_CMAKEDIR ${CMAKE_INSTALL_LIBDIR}/cmake/SwiGLU)
set(build_cmakedir ${PROJECT_BINARY_DIR}/lib/cmake/SwiGLU)

install(DIRECTORY include/swiglu include/swiglu-c DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h" PATTERN "*.td")
install(DIRECTORY ${PROJECT_BINARY_DIR}/include/swiglu DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.inc" PATTERN "*.h" PATTERN "CMakeFiles" EXCLUDE)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/swiglu)

install(EXPORT SwiGLUTargets NAMESPACE SwiGLU:: DESTINATION ${SWIGLU_INSTALL_CMAKEDIR})
export(EXPORT SwiGLUTargets NAMESPACE SwiGLU:: FILE ${build_cmakedir}/SwiGLUTargets.cmake)

# A C++ interface of MLIR holds within one minor release.
string(REGEX MATCH "^[0-9]+\\.[0-9]+" SWIGLU_MLIR_VERSION "${MLIR_VERSION}")
get_property(SWIGLU_EXPORTED_LIBS GLOBAL PROPERTY SWIGLU_LIBS)
list(APPEND SWIGLU_EXPORTED_LIBS CAPI)
list(JOIN SWIGLU_EXPORTED_LIBS " " SWIGLU_EXPORTED_LIBS)
write_basic_package_version_file(${build_cmakedir}/SwiGLUConfigVersion.cmake COMPATIBILITY SameMinorVersion)

# The two configs differ in the plugin's place alone.
set(SWIGLU_CONFIG_PLUGIN ${CMAKE_INSTALL_LIBDIR}/SwiGLUPlugin.so)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/modules/SwiGLUConfig.cmake.in
  ${PROJECT_BINARY_DIR}/cmake/SwiGLUConfig.cmake
  INSTALL_DESTINATION ${SWIGLU_INSTALL_CMAKEDIR} PATH_VARS SWIGLU_CONFIG_PLUGIN)
set(SWIGLU_CONFIG_PLUGIN ${PROJECT_BINARY_DIR}/lib/SwiGLUPlugin.so)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/modules/SwiGLUConfig.cmake.in
  ${build_cmakedir}/SwiGLUConfig.cmake
  INSTALL_DESTINATION ${build_cmakedir} PATH_VARS SWIGLU_CONFIG_PLUGIN INSTALL_PREFIX ${PROJECT_BINARY_DIR})
file(COPY ${PROJECT_SOURCE_DIR}/cmake/modules/FindPCRE2.cmake DESTINATION ${build_cmakedir})
install(FILES ${PROJECT_BINARY_DIR}/cmake/SwiGLUConfig.cmake ${build_cmakedir}/SwiGLUConfigVersion.cmake
  ${PROJECT_SOURCE_DIR}/cmake/modules/FindPCRE2.cmake
  DESTINATION ${SWIGLU_INSTALL_CMAKEDIR})
