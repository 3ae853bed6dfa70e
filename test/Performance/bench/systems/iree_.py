"""IREE: linalg with constant weights as parameters, data tiling, code for this CPU.
What it does to weights alone, it does when the module is loaded."""

import importlib.metadata
import time

import iree.compiler
import iree.runtime
import numpy as np

import data

FLAGS = [
    "--iree-llvmcpu-target-cpu=host",
    "--iree-opt-data-tiling=true",
    "--iree-opt-level=O3",
    "--iree-opt-const-expr-hoisting=true",
]
SWISH = """  %n = arith.negf %p : f32
      %x0 = math.exp %n : f32
      %d = arith.addf %x0, %one : f32
      %a = arith.divf %p, %d : f32"""
GELU = """  %c0 = arith.constant 0.044715 : f32
      %c1 = arith.constant 0.7978845608 : f32
      %half = arith.constant 0.5 : f32
      %p2 = arith.mulf %p, %p : f32
      %p3 = arith.mulf %p2, %p : f32
      %s3 = arith.mulf %p3, %c0 : f32
      %in = arith.addf %p, %s3 : f32
      %sc = arith.mulf %in, %c1 : f32
      %t = math.tanh %sc : f32
      %o = arith.addf %t, %one : f32
      %hp = arith.mulf %p, %half : f32
      %a = arith.mulf %hp, %o : f32"""
TEXT = """
util.global private @gate = #flow.parameter.named<"model"::"mlp.gate_proj.weight"> : tensor<{F}x{H}x{T}>
util.global private @up = #flow.parameter.named<"model"::"mlp.up_proj.weight"> : tensor<{F}x{H}x{T}>
util.global private @down = #flow.parameter.named<"model"::"mlp.down_proj.weight"> : tensor<{H}x{F}x{T}>
#x = affine_map<(m, n, k) -> (m, k)>
#w = affine_map<(m, n, k) -> (n, k)>
#y = affine_map<(m, n, k) -> (m, n)>
#i = affine_map<(m, n) -> (m, n)>
func.func @f(%x: tensor<{M}x{H}x{T}>) -> tensor<{M}x{H}xf32> {{
  %z = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %wg = util.global.load @gate : tensor<{F}x{H}x{T}>
  %wu = util.global.load @up : tensor<{F}x{H}x{T}>
  %wd = util.global.load @down : tensor<{H}x{F}x{T}>
  %e = tensor.empty() : tensor<{M}x{F}xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<{M}x{F}xf32>) -> tensor<{M}x{F}xf32>
  %g = linalg.matmul indexing_maps = [#x, #w, #y]
    ins(%x, %wg : tensor<{M}x{H}x{T}>, tensor<{F}x{H}x{T}>) outs(%f : tensor<{M}x{F}xf32>) -> tensor<{M}x{F}xf32>
  %u = linalg.matmul indexing_maps = [#x, #w, #y]
    ins(%x, %wu : tensor<{M}x{H}x{T}>, tensor<{F}x{H}x{T}>) outs(%f : tensor<{M}x{F}xf32>) -> tensor<{M}x{F}xf32>
  %eh = tensor.empty() : tensor<{M}x{F}x{T}>
  %h = linalg.generic {{indexing_maps = [#i, #i, #i], iterator_types = ["parallel", "parallel"]}}
    ins(%g, %u : tensor<{M}x{F}xf32>, tensor<{M}x{F}xf32>) outs(%eh : tensor<{M}x{F}x{T}>) {{
    ^bb0(%p: f32, %q: f32, %out: {T}):
    {act}
      %r = arith.mulf %a, %q : f32
      {trunc}
      linalg.yield {last} : {T}
  }} -> tensor<{M}x{F}x{T}>
  %ey = tensor.empty() : tensor<{M}x{H}xf32>
  %fy = linalg.fill ins(%z : f32) outs(%ey : tensor<{M}x{H}xf32>) -> tensor<{M}x{H}xf32>
  %y = linalg.matmul indexing_maps = [#x, #w, #y]
    ins(%h, %wd : tensor<{M}x{F}x{T}>, tensor<{H}x{F}x{T}>) outs(%fy : tensor<{M}x{H}xf32>) -> tensor<{M}x{H}xf32>
  return %y : tensor<{M}x{H}xf32>
}}
"""


class System:
    def __init__(self, option):
        self.version = "iree " + importlib.metadata.version("iree-base-compiler")

    def load(self, folder, shape, storage):
        self.shape, self.storage = shape, storage
        index = iree.runtime.ParameterIndex()
        index.load(data.file_of(folder, storage))
        self.provider = index.create_provider(scope="model")

    def threads(self, count):
        self.count = count

    def text(self, tokens):
        bf16 = self.storage == "bf16"
        return TEXT.format(
            M=tokens, H=self.shape.hidden, F=self.shape.inner, T=self.storage,
            act=SWISH if self.shape.activation == "swish" else GELU,
            trunc="%b = arith.truncf %r : f32 to bf16" if bf16 else "", last="%b" if bf16 else "%r",
        )  # fmt: skip

    def tokens(self, x):
        begin = time.perf_counter()
        code = iree.compiler.compile_str(self.text(len(x)), target_backends=["llvm-cpu"], extra_args=FLAGS)
        self.compile_seconds = time.perf_counter() - begin
        self.call = self.context = None
        if self.count == 1:
            config = iree.runtime.Config("local-sync")
        else:
            # Before the first device of this kind is made, its flag says the number.
            iree.runtime.flags.parse_flags("--task_topology_group_count=%d" % self.count)
            config = iree.runtime.Config("local-task")
        parameters = iree.runtime.create_io_parameters_module(config.vm_instance, self.provider)
        module = iree.runtime.VmModule.copy_buffer(config.vm_instance, code)
        self.context = iree.runtime.SystemContext(vm_modules=(parameters, module), config=config)
        values = data.to_bf16(x) if self.storage == "bf16" else x
        if self.storage == "bf16":
            device = config.device.allocator.allocate_buffer_copy(
                memory_type=iree.runtime.MemoryType.DEVICE_LOCAL | iree.runtime.MemoryType.HOST_VISIBLE,
                allowed_usage=iree.runtime.BufferUsage.DEFAULT | iree.runtime.BufferUsage.MAPPING,
                device=config.device, buffer=values, element_type=iree.runtime.HalElementType.BFLOAT_16,
            )  # fmt: skip
            self.x = iree.runtime.DeviceArray(config.device, device, override_dtype=np.uint16)
        else:
            self.x = iree.runtime.asdevicearray(config.device, values)
        self.call = self.context.modules.module.f

    def run(self):
        self.y = self.call(self.x)

    def result(self):
        return self.y.to_host()
