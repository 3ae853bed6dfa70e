//===- LinkLibrary.cpp - a shared library by the C compiler ---------------===//

#include "LinkLibrary.h"
#include "PrefixSymbols.h"
#include "swiglu/Runtime/Glue.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"

using namespace llvm;
using namespace swiglu;

static Error makeError(const Twine &text) {
  return createStringError(inconvertibleErrorCode(), text);
}

/// The program and the arguments that $CC may give it.
static Expected<std::vector<std::string>> findCompiler() {
  static constexpr StringRef names[] = {"cc", "gcc", "clang"};
  std::string given = sys::Process::GetEnv("CC").value_or("");
  SmallVector<StringRef> words;
  SplitString(given, words);
  if (!words.empty()) {
    ErrorOr<std::string> program = sys::findProgramByName(words.front());
    if (!program)
      return makeError("no C compiler '" + words.front() +
                       "', which $CC names; --emit=obj needs none");
    std::vector<std::string> command = {*program};
    for (StringRef word : drop_begin(words))
      command.push_back(word.str());
    return command;
  }
  for (StringRef name : names)
    if (ErrorOr<std::string> program = sys::findProgramByName(name))
      return std::vector<std::string>{*program};
  return makeError("no C compiler to link the library: looked for $CC, and for "
                   "cc, gcc and clang in PATH; --emit=obj needs none");
}

/// The line of a compiler's output that says what is wrong.
static StringRef findComplaint(StringRef output) {
  SmallVector<StringRef> lines;
  output.split(lines, '\n', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef line : lines)
    if (line.contains("error:") || line.contains("failed") ||
        line.contains("cannot"))
      return line.trim();
  return lines.empty() ? StringRef("it said nothing") : lines.front().trim();
}

static Error runCompiler(ArrayRef<std::string> command, StagedFiles &files) {
  std::string log = files.at("cc.log"), why;
  SmallVector<StringRef> arguments(command.begin(), command.end());
  bool didNotStart = false;
  int status = sys::ExecuteAndWait(
      command.front(), arguments, /*Env=*/std::nullopt,
      {StringRef(""), StringRef(log), StringRef(log)}, /*SecondsToWait=*/0,
      /*MemoryLimit=*/0, &why, &didNotStart);
  if (status == 0)
    return Error::success();
  if (didNotStart || status < 0)
    return makeError("'" + command.front() + "' failed: " + why);
  auto output = MemoryBuffer::getFile(log);
  return makeError("'" + command.front() + "' failed with code " +
                   Twine(status) + ": " +
                   (output ? findComplaint((*output)->getBuffer())
                           : StringRef("its output is lost")));
}

Error swiglu::compileGlue(const ModuleInfo &module, StagedFiles &files) {
  Expected<std::vector<std::string>> compiler = findCompiler();
  if (!compiler)
    return compiler.takeError();
  if (Error error = files.write("glue.c", generateGlue(module)))
    return error;
  std::vector<std::string> compile = *compiler;
  append_range(compile, getGlueCompileOptions());
  compile.insert(compile.end(),
                 {"-c", files.at("glue.c"), "-o", files.at("glue.o")});
  return runCompiler(compile, files);
}

Error swiglu::linkLibrary(const ModuleInfo &module, StagedFiles &files,
                          ArrayRef<ArrayRef<char>> objects, StringRef library) {
  Expected<std::vector<std::string>> compiler = findCompiler();
  if (!compiler)
    return compiler.takeError();
  if (Error error = files.write("exports.map", generateVersionScript(module)))
    return error;

  std::vector<std::string> link = *compiler;
  append_range(link, getLibraryLinkOptions(files.at("exports.map")));
  for (auto [i, object] : enumerate(objects)) {
    std::string prefix = getVariantPrefix(i), file = prefix + "kernels.o";
    Expected<SmallVector<char, 0>> renamed = prefixSymbols(object, prefix);
    if (!renamed)
      return renamed.takeError();
    if (Error error = files.write(file, {renamed->data(), renamed->size()}))
      return error;
    link.push_back(files.at(file));
  }
  // libm is for kernels of f64; it is not needed where nothing is used.
  link.insert(link.end(), {"-Xlinker", "-soname=" + library.str(),
                           files.at("glue.o"), "-lm", "-o", files.at(library)});
  return runCompiler(link, files);
}
