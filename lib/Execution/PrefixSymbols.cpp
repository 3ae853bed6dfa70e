//===- PrefixSymbols.cpp - other names for an object's symbols ------------===//

#include "PrefixSymbols.h"
#include "llvm/ObjCopy/ConfigManager.h"
#include "llvm/ObjCopy/ObjCopy.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

Expected<SmallVector<char, 0>> swiglu::prefixSymbols(ArrayRef<char> object,
                                                     StringRef prefix) {
  Expected<std::unique_ptr<object::ObjectFile>> file =
      object::ObjectFile::createObjectFile(
          MemoryBufferRef(StringRef(object.data(), object.size()), "swiglu.o"));
  if (!file)
    return file.takeError();
  // The table of names keeps no strings of its own.
  BumpPtrAllocator allocator;
  StringSaver saver(allocator);
  objcopy::ConfigManager config;
  for (const object::SymbolRef &symbol : (*file)->symbols()) {
    Expected<uint32_t> flags = symbol.getFlags();
    if (!flags)
      return flags.takeError();
    if (!(*flags & object::SymbolRef::SF_Global) ||
        (*flags & object::SymbolRef::SF_Undefined))
      continue;
    Expected<StringRef> name = symbol.getName();
    if (!name)
      return name.takeError();
    config.Common.SymbolsToRename[*name] = saver.save(prefix + *name);
  }
  SmallVector<char, 0> renamed;
  raw_svector_ostream os(renamed);
  if (Error error = objcopy::executeObjcopyOnBinary(config, **file, os))
    return std::move(error);
  return std::move(renamed);
}
