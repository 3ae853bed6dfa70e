//===- AdapterFiles.h - small adapters and bases ----------------*- C++ -*-===//

#ifndef SWIGLU_UNITTESTS_ADAPTERS_ADAPTERFILES_H
#define SWIGLU_UNITTESTS_ADAPTERS_ADAPTERFILES_H

#include "swiglu/Adapters/Adapter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <map>

namespace swiglu::test {

/// A folder that goes away with the test.
class TempFolder {
public:
  TempFolder() {
    llvm::SmallString<128> created;
    EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("swiglu", created));
    path = created.str().str();
  }
  ~TempFolder() { llvm::sys::fs::remove_directories(path); }
  TempFolder(const TempFolder &) = delete;

  std::string write(llvm::StringRef name, llvm::StringRef contents) const {
    std::string file = path + "/" + name.str();
    std::error_code error;
    llvm::raw_fd_ostream os(file, error);
    EXPECT_FALSE(error);
    os << contents;
    return file;
  }

  std::string path;
};

struct FileTensor {
  std::vector<int64_t> shape;
  std::vector<float> values;
  std::string type = "F32"; ///< or I32: the same four bytes
};
using FileTensors = std::map<std::string, FileTensor>;

/// Values 1, 2, 3, … in the shape, times `scale`.
inline FileTensor counted(std::vector<int64_t> shape, float scale = 1) {
  FileTensor tensor{std::move(shape), {}};
  int64_t count = 1;
  for (int64_t size : tensor.shape)
    count *= size;
  for (int64_t i = 0; i < count; ++i)
    tensor.values.push_back(scale * static_cast<float>(i + 1));
  return tensor;
}

inline std::string makeSafeTensors(const FileTensors &tensors) {
  std::string header = "{", data;
  for (const auto &[name, tensor] : tensors) {
    header += (header.size() > 1 ? ",\"" : "\"") + name + "\":{\"dtype\":\"" +
              tensor.type + "\",\"shape\":[";
    for (size_t i = 0; i < tensor.shape.size(); ++i)
      header += (i ? "," : "") + std::to_string(tensor.shape[i]);
    header += "],\"data_offsets\":[" + std::to_string(data.size()) + ",";
    data.append(reinterpret_cast<const char *>(tensor.values.data()),
                tensor.values.size() * sizeof(float));
    header += std::to_string(data.size()) + "]}";
  }
  header += "}";
  uint64_t size = header.size();
  return std::string(reinterpret_cast<const char *>(&size), 8) + header + data;
}

/// An adapter's folder. Names of tensors go without `base_model.model.`.
class AdapterFolder : public TempFolder {
public:
  AdapterFolder(llvm::StringRef config, const FileTensors &tensors) {
    write("adapter_config.json", config);
    FileTensors named;
    for (const auto &[name, tensor] : tensors)
      named["base_model.model." + name] = tensor;
    write("adapter_model.safetensors", makeSafeTensors(named));
  }
};

/// `{"peft_type": "IA3", …}`
inline std::string ia3(llvm::StringRef fields) {
  return "{\"peft_type\": \"IA3\", " + fields.str() + "}";
}
inline std::string lora(llvm::StringRef fields) {
  return "{\"peft_type\": \"LORA\", \"r\": 2, \"lora_alpha\": 4, " +
         fields.str() + "}";
}

/// The error, or an empty text.
template <typename T>
std::string messageOf(llvm::Expected<T> result) {
  return result ? "" : llvm::toString(result.takeError());
}

inline std::string openMessage(llvm::StringRef config,
                               const FileTensors &tensors) {
  AdapterFolder folder(config, tensors);
  std::string message = messageOf(Adapter::open(folder.path));
  // The folder's name is another one each time.
  for (size_t at; (at = message.find(folder.path)) != std::string::npos;)
    message.replace(at, folder.path.size(), "DIR");
  return message;
}

inline std::unique_ptr<Adapter> openGood(const TempFolder &folder) {
  llvm::Expected<std::unique_ptr<Adapter>> adapter = Adapter::open(folder.path);
  if (adapter)
    return std::move(*adapter);
  ADD_FAILURE() << llvm::toString(adapter.takeError());
  return nullptr;
}

inline BaseModel makeBase(std::vector<BaseModel::Tensor> tensors) {
  return llvm::cantFail(BaseModel::get(std::move(tensors)));
}

/// Adapters that are planned together, and what came of it.
struct Planned {
  std::vector<std::unique_ptr<Adapter>> adapters;
  MergePlan plan;
  std::string error;

  const ModuleEdit *find(llvm::StringRef weight) const {
    for (const ModuleEdit &edit : plan.edits)
      if (edit.weight == weight)
        return &edit;
    return nullptr;
  }
  std::string getNotes() const {
    std::string notes;
    for (const std::string &note : plan.notes)
      notes += note + "\n";
    return notes;
  }
};

inline Planned plan(std::vector<const AdapterFolder *> folders,
                    const BaseModel &base, PlanOptions options = {}) {
  Planned result;
  for (const AdapterFolder *folder : folders) {
    result.adapters.push_back(openGood(*folder));
    if (!result.adapters.back())
      return result;
  }
  llvm::Expected<MergePlan> planned = planMerge(result.adapters, base, options);
  if (planned)
    result.plan = std::move(*planned);
  else
    result.error = llvm::toString(planned.takeError());
  return result;
}

#define EXPECT_CONTAINS(text, part)                                            \
  EXPECT_NE(std::string(text).find(part), std::string::npos) << "in: " << (text)

} // namespace swiglu::test

#endif // SWIGLU_UNITTESTS_ADAPTERS_ADAPTERFILES_H
