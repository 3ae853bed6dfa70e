# Writes the lines of INPUTS (a list of NAME=FILE) as arrays of string literals:
#   cmake -DOUTPUT=Tables.inc "-DINPUTS=a=A.jsonl;b=B.jsonl" -P EmbedLines.cmake
# The text is never split into a CMake list, whose brackets and semicolons are
# JSON's as well.
set(result "")
foreach(input ${INPUTS})
  string(REGEX MATCH "^([^=]+)=(.+)$" _ "${input}")
  set(name ${CMAKE_MATCH_1})
  file(READ ${CMAKE_MATCH_2} text)
  string(REGEX REPLACE "\n$" "" text "${text}")
  string(REPLACE "\n" ")json\"),\n  llvm::StringLiteral(R\"json(" text "${text}")
  string(APPEND result "static constexpr llvm::StringLiteral ${name}[] = {\n"
    "  llvm::StringLiteral(R\"json(${text})json\")};\n")
endforeach()
file(WRITE ${OUTPUT} "${result}")
