# The package: headers, libraries, tools, and a config for find_package(SwiGLU)
# that works from the install tree (also moved) and from the build tree.
include(CMakePackageConfigHelpers)
set(SWIGLU_INSTALL_CMAKEDIR ${CMAKE_INSTALL_LIBDIR}/cmake/SwiGLU)
install(DIRECTORY include/swiglu DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h" PATTERN "*.td")
install(DIRECTORY ${PROJECT_BINARY_DIR}/include/swiglu DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.inc" PATTERN "*.h" PATTERN "CMakeFiles" EXCLUDE)
install(EXPORT SwiGLUTargets NAMESPACE SwiGLU:: DESTINATION ${SWIGLU_INSTALL_CMAKEDIR})
export(EXPORT SwiGLUTargets NAMESPACE SwiGLU:: FILE ${PROJECT_BINARY_DIR}/lib/cmake/SwiGLU/SwiGLUTargets.cmake)
