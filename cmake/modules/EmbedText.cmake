# cmake -DOUTPUT=… -DINPUTS=a;b -P EmbedText.cmake
# Writes the files one after the other as C++ raw string literals, without their
# own #include "…" lines: what they name is in the list before them.
set(text "")
foreach(input ${INPUTS})
  file(READ "${input}" content)
  string(REGEX REPLACE "#include \"[^\n]*\n" "" content "${content}")
  # In pieces, because compilers limit the length of one literal.
  string(REPLACE "\n\n" "\n)SWIGLU\"\nR\"SWIGLU(\n" content "${content}")
  string(APPEND text "R\"SWIGLU(${content})SWIGLU\"\n")
endforeach()
file(WRITE "${OUTPUT}" "${text}")
