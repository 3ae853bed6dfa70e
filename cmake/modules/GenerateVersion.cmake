# cmake -DOUTPUT=file -DVERSION=x -DSOURCE_DIR=folder -P GenerateVersion.cmake
# Writes the version and the commit as a header, and touches the file only when
# they changed, so that it can run in every build. A git archive has its commit
# in GitArchive.txt; elsewhere git is asked, and only if SOURCE_DIR itself is a
# checkout, not a copy inside somebody else's.
set(commit unknown)
file(STRINGS ${SOURCE_DIR}/cmake/modules/GitArchive.txt archived LIMIT_COUNT 1)
if(archived MATCHES "^[0-9a-f]+$")
  string(SUBSTRING ${archived} 0 12 commit)
elseif(EXISTS ${SOURCE_DIR}/.git)
  find_program(git git)
  if(git)
    execute_process(COMMAND ${git} --no-optional-locks -C ${SOURCE_DIR}
      describe --always --dirty --abbrev=12 --exclude=*
      OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
    if(NOT failed)
      set(commit ${described})
    endif()
  endif()
endif()

set(text "#define SWIGLU_VERSION \"${VERSION}\"\n#define SWIGLU_COMMIT \"${commit}\"\n")
set(old "")
if(EXISTS ${OUTPUT})
  file(READ ${OUTPUT} old)
endif()
if(NOT old STREQUAL text)
  file(WRITE ${OUTPUT} "${text}")
endif()
