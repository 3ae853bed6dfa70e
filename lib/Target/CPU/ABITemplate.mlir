// What every kernel has: the unchecked entry (all stages, all tasks, in order), and
// pieces of checks. $P is the function's name, $S the number of stages. The host's
// parallel_for gets one task at a time through @"$P.step", whose argument is a !call
// on the stack. Error codes are those of swiglu.h.
!call = !llvm.struct<(i64, ptr, ptr, i64, ptr, ptr, ptr, ptr)>
!host = !llvm.struct<(i32, i32, ptr, ptr, ptr)>

func.func private @"$P.tasks"(index, index) -> index
func.func private @"$P.task"(index, index, !llvm.ptr, !llvm.ptr, index, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr)

func.func private @"$P.step"(%arg: !llvm.ptr, %i: i64) {
  %p0 = llvm.getelementptr %arg[0, 0] : (!llvm.ptr) -> !llvm.ptr, !call
  %p1 = llvm.getelementptr %arg[0, 1] : (!llvm.ptr) -> !llvm.ptr, !call
  %p2 = llvm.getelementptr %arg[0, 2] : (!llvm.ptr) -> !llvm.ptr, !call
  %p3 = llvm.getelementptr %arg[0, 3] : (!llvm.ptr) -> !llvm.ptr, !call
  %p4 = llvm.getelementptr %arg[0, 4] : (!llvm.ptr) -> !llvm.ptr, !call
  %p5 = llvm.getelementptr %arg[0, 5] : (!llvm.ptr) -> !llvm.ptr, !call
  %p6 = llvm.getelementptr %arg[0, 6] : (!llvm.ptr) -> !llvm.ptr, !call
  %p7 = llvm.getelementptr %arg[0, 7] : (!llvm.ptr) -> !llvm.ptr, !call
  %stage64 = llvm.load %p0 : !llvm.ptr -> i64
  %in = llvm.load %p1 : !llvm.ptr -> !llvm.ptr
  %ldin = llvm.load %p2 : !llvm.ptr -> !llvm.ptr
  %tokens64 = llvm.load %p3 : !llvm.ptr -> i64
  %out = llvm.load %p4 : !llvm.ptr -> !llvm.ptr
  %ldout = llvm.load %p5 : !llvm.ptr -> !llvm.ptr
  %packed = llvm.load %p6 : !llvm.ptr -> !llvm.ptr
  %scratch = llvm.load %p7 : !llvm.ptr -> !llvm.ptr
  %stage = arith.index_cast %stage64 : i64 to index
  %task = arith.index_cast %i : i64 to index
  %tokens = arith.index_cast %tokens64 : i64 to index
  func.call @"$P.task"(%stage, %task, %in, %ldin, %tokens, %out, %ldout, %packed, %scratch)
    : (index, index, !llvm.ptr, !llvm.ptr, index, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr) -> ()
  return
}

func.func @"$P.run"(%in: !llvm.ptr, %ldin: !llvm.ptr, %tokens64: i64, %out: !llvm.ptr, %ldout: !llvm.ptr, %packed: !llvm.ptr, %scratch: !llvm.ptr, %host: !llvm.ptr) {
  %one64 = llvm.mlir.constant(1 : i64) : i64
  %call = llvm.alloca %one64 x !call : (i64) -> !llvm.ptr
  %p0 = llvm.getelementptr %call[0, 0] : (!llvm.ptr) -> !llvm.ptr, !call
  %p1 = llvm.getelementptr %call[0, 1] : (!llvm.ptr) -> !llvm.ptr, !call
  %p2 = llvm.getelementptr %call[0, 2] : (!llvm.ptr) -> !llvm.ptr, !call
  %p3 = llvm.getelementptr %call[0, 3] : (!llvm.ptr) -> !llvm.ptr, !call
  %p4 = llvm.getelementptr %call[0, 4] : (!llvm.ptr) -> !llvm.ptr, !call
  %p5 = llvm.getelementptr %call[0, 5] : (!llvm.ptr) -> !llvm.ptr, !call
  %p6 = llvm.getelementptr %call[0, 6] : (!llvm.ptr) -> !llvm.ptr, !call
  %p7 = llvm.getelementptr %call[0, 7] : (!llvm.ptr) -> !llvm.ptr, !call
  llvm.store %in, %p1 : !llvm.ptr, !llvm.ptr
  llvm.store %ldin, %p2 : !llvm.ptr, !llvm.ptr
  llvm.store %tokens64, %p3 : i64, !llvm.ptr
  llvm.store %out, %p4 : !llvm.ptr, !llvm.ptr
  llvm.store %ldout, %p5 : !llvm.ptr, !llvm.ptr
  llvm.store %packed, %p6 : !llvm.ptr, !llvm.ptr
  llvm.store %scratch, %p7 : !llvm.ptr, !llvm.ptr
  %null = llvm.mlir.zero : !llvm.ptr
  %has_host = llvm.icmp "ne" %host, %null : !llvm.ptr
  %self, %parallel_for = scf.if %has_host -> (!llvm.ptr, !llvm.ptr) {
    %h2 = llvm.getelementptr %host[0, 2] : (!llvm.ptr) -> !llvm.ptr, !host
    %h3 = llvm.getelementptr %host[0, 3] : (!llvm.ptr) -> !llvm.ptr, !host
    %s = llvm.load %h2 : !llvm.ptr -> !llvm.ptr
    %f = llvm.load %h3 : !llvm.ptr -> !llvm.ptr
    scf.yield %s, %f : !llvm.ptr, !llvm.ptr
  } else {
    scf.yield %null, %null : !llvm.ptr, !llvm.ptr
  }
  %is_parallel = llvm.icmp "ne" %parallel_for, %null : !llvm.ptr
  %step_function = func.constant @"$P.step" : (!llvm.ptr, i64) -> ()
  %step = builtin.unrealized_conversion_cast %step_function : (!llvm.ptr, i64) -> () to !llvm.ptr
  %tokens = arith.index_cast %tokens64 : i64 to index
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %stages = arith.constant $S : index
  scf.for %stage = %c0 to %stages step %c1 {
    %stage64 = arith.index_cast %stage : index to i64
    llvm.store %stage64, %p0 : i64, !llvm.ptr
    %n = func.call @"$P.tasks"(%stage, %tokens) : (index, index) -> index
    %many = arith.cmpi sgt, %n, %c1 : index
    %hand_out = arith.andi %many, %is_parallel : i1
    scf.if %hand_out {
      %n64 = arith.index_cast %n : index to i64
      llvm.call %parallel_for(%self, %step, %call, %n64) : !llvm.ptr, (!llvm.ptr, !llvm.ptr, !llvm.ptr, i64) -> ()
    } else {
      scf.for %i = %c0 to %n step %c1 {
        %i64 = arith.index_cast %i : index to i64
        func.call @"$P.step"(%call, %i64) : (!llvm.ptr, i64) -> ()
      }
    }
  }
  return
}

// The first of two errors.
func.func private @"$P.first"(%a: i32, %b: i32) -> i32 {
  %zero = arith.constant 0 : i32
  %is_error = arith.cmpi ne, %a, %zero : i32
  %error = arith.select %is_error, %a, %b : i32
  return %error : i32
}

func.func private @"$P.error_if"(%condition: i1, %code: i32) -> i32 {
  %zero = arith.constant 0 : i32
  %error = arith.select %condition, %code, %zero : i32
  return %error : i32
}

func.func private @"$P.is_null"(%pointer: !llvm.ptr) -> i1 {
  %null = llvm.mlir.zero : !llvm.ptr
  %is_null = llvm.icmp "eq" %pointer, %null : !llvm.ptr
  return %is_null : i1
}

func.func private @"$P.is_off"(%pointer: !llvm.ptr, %alignment: i64) -> i1 {
  %zero = arith.constant 0 : i64
  %address = llvm.ptrtoint %pointer : !llvm.ptr to i64
  %rest = arith.remui %address, %alignment : i64
  %is_off = arith.cmpi ne, %rest, %zero : i64
  return %is_off : i1
}

// HOST (6) for a table that is smaller than the first version.
func.func private @"$P.check_host"(%host: !llvm.ptr) -> i32 {
  %zero = arith.constant 0 : i32
  %c6 = arith.constant 6 : i32
  %first_version = arith.constant 32 : i32
  %null = llvm.mlir.zero : !llvm.ptr
  %has_host = llvm.icmp "ne" %host, %null : !llvm.ptr
  %error = scf.if %has_host -> (i32) {
    %size = llvm.load %host : !llvm.ptr -> i32
    %is_small = arith.cmpi ult, %size, %first_version : i32
    %e = func.call @"$P.error_if"(%is_small, %c6) : (i1, i32) -> i32
    scf.yield %e : i32
  } else {
    scf.yield %zero : i32
  }
  return %error : i32
}
