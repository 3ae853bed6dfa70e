//===- ProducedLibrary.cpp - A library as the compiler makes it -----------===//

#include "ProducedLibrary.h"
#include "StandInWeights.h"
#include "swiglu/Runtime/Glue.h"
#include "swiglu/Runtime/PackedFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include "gtest/gtest.h"

#include <cstring>
#include <dlfcn.h>

using namespace llvm;
using namespace swiglu;

Outcome runProgram(ArrayRef<std::string> command,
                   ArrayRef<std::string> environment) {
  Outcome outcome;
  ErrorOr<std::string> program = sys::findProgramByName(command.front());
  if (!program) {
    outcome.output = "no program " + command.front();
    return outcome;
  }
  SmallString<128> log;
  if (sys::fs::createTemporaryFile("swiglu-runtime", "log", log))
    return outcome;
  std::vector<StringRef> arguments(command.begin(), command.end());
  std::vector<StringRef> variables(environment.begin(), environment.end());
  std::optional<ArrayRef<StringRef>> given;
  if (!variables.empty())
    given = variables;
  outcome.status =
      sys::ExecuteAndWait(*program, arguments, given,
                          {StringRef(""), StringRef(log), StringRef(log)},
                          /*SecondsToWait=*/120);
  outcome.output = readFile(log);
  sys::fs::remove(log);
  return outcome;
}

void writeFile(StringRef path, StringRef text) {
  std::error_code error;
  raw_fd_ostream os(path, error);
  ASSERT_FALSE(error) << path.str() << ": " << error.message();
  os << text;
}

std::string readFile(StringRef path) {
  auto buffer = MemoryBuffer::getFileAsStream(path); // also those of /proc
  return buffer ? (*buffer)->getBuffer().str() : std::string();
}

TemporaryFolder::TemporaryFolder() {
  SmallString<128> made;
  if (!sys::fs::createUniqueDirectory("swiglu-runtime", made))
    path = made.str().str();
}

TemporaryFolder::~TemporaryFolder() { sys::fs::remove_directories(path); }

std::string TemporaryFolder::operator/(StringRef name) const {
  return path + "/" + name.str();
}

std::vector<std::string> TemporaryFolder::list() const {
  std::vector<std::string> names;
  std::error_code error;
  for (sys::fs::directory_iterator it(path, error), end; it != end && !error;
       it.increment(error))
    names.push_back(StringRef(it->path()).rsplit('/').second.str());
  return names;
}

const ProducedLibrary &ProducedLibrary::get() {
  static const ProducedLibrary library;
  return library;
}

ProducedLibrary::ProducedLibrary() {
  // The second has the prefix that the shared names begin with.
  struct {
    const char *name;
    int64_t in, hidden, out;
  } shapes[] = {{"mlp", 48, 80, 40},
                {"swiglu", 33, 70, 29},
                {"model.layers.0.mlp", 16, 24, 16}};
  module.name = "model";
  module.variants = {"none", "x86-64"};
  for (auto &shape : shapes) {
    FunctionInfo function;
    function.name = shape.name;
    function.xFeatures = shape.in;
    function.yFeatures = shape.out;
    function.weights.resize(1);
    function.weights[0].shape = {shape.hidden, shape.in};
    module.functions.push_back(function);
  }
  build();
  if (problem.empty())
    writeWeights();
}

bool ProducedLibrary::run(ArrayRef<std::string> command) {
  Outcome outcome = runProgram(command);
  // A warning of the C compiler is a problem too.
  if (outcome.status == 0 && outcome.output.empty())
    return true;
  problem = join(command, " ") + ":\n" + outcome.output;
  return false;
}

std::vector<std::string>
ProducedLibrary::getKernelOptions(const FunctionInfo &function,
                                  size_t variant) const {
  // Freestanding and without calls to memcpy: nothing may stay undefined.
  std::vector<std::string> options = {
      "-std=c99",
      "-O2",
      "-fPIC",
      "-ffreestanding",
      "-fno-stack-protector",
      "-I" SWIGLU_SOURCE_DIR "/include",
      "-DP=" + getVariantPrefix(variant) + function.getPrefix(),
      "-DNAME=\"" + function.name + "\"",
      "-DIN=" + std::to_string(function.xFeatures),
      "-DHIDDEN=" + std::to_string(function.weights[0].shape[0]),
      "-DOUT=" + std::to_string(function.yFeatures)};
  // No CPU has both.
  if (variant == 0)
    options.insert(options.end(),
                   {"-DILLEGAL", "-DFEATURES=\"+xop,+avx512f\""});
  else if (function.name == "model.layers.0.mlp")
    options.push_back("-DFEATURES=\"+avx2,-avx512f,+unheard-of,+amx-bf16\"");
  return options;
}

bool ProducedLibrary::buildKernel(const FunctionInfo &function,
                                  size_t variant) {
  std::string object =
      folder / (getVariantPrefix(variant) + function.getPrefix() + ".o");
  std::vector<std::string> command = {"cc", "-pedantic", "-Wall", "-Wextra",
                                      "-fno-tree-loop-distribute-patterns"};
  for (const std::string &option : getKernelOptions(function, variant))
    command.push_back(option);
  command.insert(command.end(),
                 {"-c", SWIGLU_SOURCE_DIR "/unittests/Runtime/StandInKernel.c",
                  "-o", object});
  kernelObjects.push_back(object);
  return run(command);
}

void ProducedLibrary::build() {
  std::vector<std::string> link = {"cc"};
  for (const std::string &option : getLibraryLinkOptions(folder / "model.map"))
    link.push_back(option);
  for (const FunctionInfo &function : module.functions)
    for (size_t variant = 0; variant < module.variants.size(); ++variant) {
      if (!buildKernel(function, variant))
        return;
      link.push_back(kernelObjects.back());
    }
  writeFile(folder / "model.h", generateHeader(module));
  writeFile(folder / "glue.c", generateGlue(module));
  writeFile(folder / "model.map", generateVersionScript(module));
  std::vector<std::string> compile = {"cc", "-Wall", "-Wextra"};
  for (const std::string &option : getGlueCompileOptions())
    compile.push_back(option);
  compile.insert(compile.end(),
                 {"-c", folder / "glue.c", "-o", folder / "glue.o"});
  if (!run(compile))
    return;
  link.insert(link.end(), {folder / "glue.o", "-o", folder / "libmodel.so"});
  run(link);
}

/// Packs with the library itself, as the JIT will, and replaces what the shapes
/// said by what the library says.
void ProducedLibrary::writeWeights() {
  void *handle = dlopen((folder / "libmodel.so").c_str(), RTLD_NOW);
  if (!handle) {
    problem = dlerror();
    return;
  }
  auto find = [&](const FunctionInfo &function, StringRef suffix) {
    return dlsym(handle, (function.getPrefix() + "_" + suffix.str()).c_str());
  };
  std::vector<std::vector<char>> packed;
  for (FunctionInfo &function : module.functions) {
    auto describe =
        reinterpret_cast<const swiglu_info *(*)()>(find(function, "describe"));
    auto prepare = reinterpret_cast<int (*)(const void *const *, void *,
                                            const swiglu_host *)>(
        find(function, "prepare"));
    FunctionInfo described = FunctionInfo::get(*describe());
    std::vector<std::vector<float>> raw;
    std::vector<const void *> pointers;
    for (auto [seed, weight] : enumerate(described.weights)) {
      raw.emplace_back(weight.bytes / 4);
      for (auto [index, value] : enumerate(raw.back()))
        value = standin_value(seed, index);
      pointers.push_back(raw.back().data());
    }
    void *aligned = std::aligned_alloc(SWIGLU_ALIGNMENT, described.packedBytes);
    // One function is for AMX.
    std::memset(aligned, 0, described.packedBytes);
    int error = prepare(pointers.data(), aligned, nullptr);
    if (error != SWIGLU_OK && error != SWIGLU_ERROR_TARGET)
      problem = "prepare failed";
    char *bytes = static_cast<char *>(aligned);
    packed.emplace_back(bytes, bytes + described.packedBytes);
    std::free(aligned);
    function = described;
  }
  dlclose(handle);
  Expected<PackedFileWriter> writer =
      PackedFileWriter::create(folder / "model.weights", module.functions);
  if (!writer) {
    problem = toString(writer.takeError());
    return;
  }
  Error error = Error::success();
  for (auto &blob : packed)
    error = joinErrors(std::move(error), writer->append(blob));
  error = joinErrors(std::move(error), writer->commit());
  if (error)
    problem = toString(std::move(error));
}
