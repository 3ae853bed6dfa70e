//===- Adapter.cpp - an adapter's folder ----------------------------------===//

#include "AdapterImpl.h"
#include "Messages.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace swiglu;
using namespace swiglu::peft;

Adapter::Adapter() : impl(std::make_unique<Impl>()) {}
Adapter::~Adapter() = default;
StringRef Adapter::getPath() const { return impl->path; }

static std::string join(StringRef directory, StringRef name) {
  SmallString<256> path(directory);
  sys::path::append(path, name);
  return path.str().str();
}

static Expected<std::unique_ptr<WeightStore>> openTensors(StringRef directory) {
  std::string path = join(directory, "adapter_model.safetensors");
  if (!sys::fs::exists(path) &&
      sys::fs::exists(join(directory, "adapter_model.bin")))
    return makeError(directory +
                     ": has adapter_model.bin, but only "
                     "adapter_model.safetensors is read; save the adapter with "
                     "safe_serialization=True");
  if (sys::fs::is_directory(path))
    return makeError(path + ": is a folder");
  return WeightStore::open(path);
}

Expected<std::unique_ptr<Adapter>> Adapter::open(StringRef directory) {
  if (!sys::fs::is_directory(directory))
    return makeError(directory +
                     (sys::fs::exists(directory)
                          ? ": is no folder; an adapter is a folder with "
                            "adapter_config.json"
                          : ": no such folder"));
  std::string configPath = join(directory, "adapter_config.json");
  ErrorOr<std::unique_ptr<MemoryBuffer>> buffer =
      MemoryBuffer::getFile(configPath);
  if (!buffer)
    return makeError(configPath + ": " + buffer.getError().message());
  // A broken configuration is found before the tensors are opened.
  Expected<AdapterConfig> config =
      AdapterConfig::parse((*buffer)->getBuffer(), configPath);
  if (!config)
    return config.takeError();
  Expected<std::unique_ptr<WeightStore>> store = openTensors(directory);
  if (!store)
    return store.takeError();
  return create(directory, (*buffer)->getBuffer(), configPath,
                std::move(*store));
}

Expected<std::unique_ptr<Adapter>>
Adapter::create(StringRef path, StringRef config, StringRef configFile,
                std::unique_ptr<WeightStore> tensors) {
  Expected<AdapterConfig> parsed = AdapterConfig::parse(config, configFile);
  if (!parsed)
    return parsed.takeError();
  Expected<AdapterTensors> sorted = readAdapterTensors(*tensors, *parsed);
  if (!sorted)
    return sorted.takeError();
  std::unique_ptr<Adapter> adapter(new Adapter());
  adapter->impl->path = path.str();
  adapter->impl->config = std::move(*parsed);
  adapter->impl->store = std::move(tensors);
  adapter->impl->tensors = std::move(*sorted);
  return std::move(adapter);
}
