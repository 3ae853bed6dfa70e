//===- ReferenceTesting.h - functions as text, tensors as lists -*- C++ -*-===//

#ifndef SWIGLU_UNITTESTS_REFERENCE_REFERENCETESTING_H
#define SWIGLU_UNITTESTS_REFERENCE_REFERENCETESTING_H

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Reference/Reference.h"
#include "llvm/ADT/APFloat.h"
#include <cstring>
#include <gtest/gtest.h>

namespace swiglu::testing {

/// Elements of a tensor, rounded to its type when it is made.
struct Values {
  std::string element;
  llvm::SmallVector<int64_t> shape;
  std::vector<double> numbers;
};

class ReferenceTest : public ::testing::Test {
protected:
  ReferenceTest() {
    context.loadDialect<mlir::ffn::FFNDialect, mlir::arith::ArithDialect,
                        mlir::func::FuncDialect, mlir::linalg::LinalgDialect,
                        mlir::math::MathDialect, mlir::tensor::TensorDialect>();
  }

  mlir::Type parseElement(const std::string &text) {
    return mlir::parseType(text, &context);
  }

  /// The bytes of the numbers in the type.
  std::vector<uint8_t> encode(mlir::Type type, llvm::ArrayRef<double> numbers) {
    unsigned width = type.getIntOrFloatBitWidth() / 8;
    std::vector<uint8_t> bytes(numbers.size() * width);
    for (size_t i = 0; i < numbers.size(); ++i) {
      uint64_t bits;
      if (type.isInteger(8)) {
        bits = static_cast<uint8_t>(static_cast<int>(numbers[i]));
      } else {
        llvm::APFloat value(numbers[i]);
        bool losesInfo;
        value.convert(mlir::cast<mlir::FloatType>(type).getFloatSemantics(),
                      llvm::APFloat::rmNearestTiesToEven, &losesInfo);
        bits = value.bitcastToAPInt().getZExtValue();
      }
      std::memcpy(bytes.data() + i * width, &bits, width);
    }
    return bytes;
  }

  /// Evaluates the only function of `text`.
  llvm::Expected<std::vector<ReferenceValue>>
  tryEvaluate(llvm::StringRef text, llvm::ArrayRef<Values> arguments) {
    module = mlir::parseSourceString<mlir::ModuleOp>(text, &context);
    if (!module)
      return llvm::createStringError("the test's function does not parse");
    std::vector<std::vector<uint8_t>> bytes;
    std::vector<HostTensor> hosts;
    for (const Values &values : arguments)
      bytes.push_back(encode(parseElement(values.element), values.numbers));
    for (auto [values, data] : llvm::zip(arguments, bytes))
      hosts.push_back({parseElement(values.element), values.shape, data});
    return evaluateReference(*module->getOps<mlir::func::FuncOp>().begin(),
                             hosts);
  }

  ReferenceValue evaluate(llvm::StringRef text,
                          llvm::ArrayRef<Values> arguments) {
    auto results = tryEvaluate(text, arguments);
    if (!results) {
      ADD_FAILURE() << llvm::toString(results.takeError()) << "\n"
                    << text.str();
      return {};
    }
    EXPECT_EQ(results->size(), 1u);
    return results->front();
  }

  std::string errorOf(llvm::StringRef text, llvm::ArrayRef<Values> arguments) {
    auto results = tryEvaluate(text, arguments);
    return results ? "no error" : llvm::toString(results.takeError());
  }

  /// Compares numbers, rounded to the type, with the reference.
  Comparison compareWith(const ReferenceValue &expected,
                         const std::string &element,
                         llvm::ArrayRef<double> numbers) {
    mlir::Type type = parseElement(element);
    std::vector<uint8_t> bytes = encode(type, numbers);
    return compare(expected, {type, expected.shape, bytes});
  }

  mlir::MLIRContext context;
  mlir::OwningOpRef<mlir::ModuleOp> module;
};

} // namespace swiglu::testing

#endif // SWIGLU_UNITTESTS_REFERENCE_REFERENCETESTING_H
