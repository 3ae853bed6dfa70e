//===- AdapterImpl.h - what an open adapter holds ---------------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_ADAPTERIMPL_H
#define SWIGLU_LIB_ADAPTERS_ADAPTERIMPL_H

#include "AdapterTensors.h"
#include "swiglu/Adapters/Adapter.h"

namespace swiglu {

struct Adapter::Impl {
  std::string path;
  peft::AdapterConfig config;
  std::unique_ptr<WeightStore> store;
  peft::AdapterTensors tensors;
};

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_ADAPTERIMPL_H
