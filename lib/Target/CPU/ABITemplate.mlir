// What every kernel has: the unchecked entry (all stages, all tasks, in order)
// and prepare. $P is the function's name, $S the number of stages, $PACKED the
// bytes of the packed weights. The host's parallel_for gets one task at a time
// through @"$P.step", whose argument is a !call on the stack. Error codes are
// those of swiglu.h.
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

func.func @"$P.c_packed_bytes"() -> i64 {
  %bytes = arith.constant $PACKED : i64
  return %bytes : i64
}

// Copies %bytes bytes of raw weight %i to %offset in the packed weights. Zeros
// fill the last line, so that equal weights pack to equal bytes.
func.func private @"$P.copy"(%raw: !llvm.ptr, %packed: !llvm.ptr, %i: i64, %offset: i64, %bytes: i64) {
  %at = llvm.getelementptr %raw[%i] : (!llvm.ptr, i64) -> !llvm.ptr, !llvm.ptr
  %from = llvm.load %at : !llvm.ptr -> !llvm.ptr
  %to = llvm.getelementptr %packed[%offset] : (!llvm.ptr, i64) -> !llvm.ptr, i8
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %width = arith.constant 32 : index
  %line = arith.constant 64 : index
  %zero = arith.constant 0 : i8
  %n = arith.index_cast %bytes : i64 to index
  %rest = arith.remui %n, %width : index
  %whole = arith.subi %n, %rest : index
  scf.for %j = %c0 to %whole step %width {
    %j64 = arith.index_cast %j : index to i64
    %source = llvm.getelementptr %from[%j64] : (!llvm.ptr, i64) -> !llvm.ptr, i8
    %target = llvm.getelementptr %to[%j64] : (!llvm.ptr, i64) -> !llvm.ptr, i8
    %v = llvm.load %source {alignment = 1 : i64} : !llvm.ptr -> vector<32xi8>
    llvm.store %v, %target {alignment = 1 : i64} : vector<32xi8>, !llvm.ptr
  }
  scf.for %j = %whole to %n step %c1 {
    %j64 = arith.index_cast %j : index to i64
    %source = llvm.getelementptr %from[%j64] : (!llvm.ptr, i64) -> !llvm.ptr, i8
    %target = llvm.getelementptr %to[%j64] : (!llvm.ptr, i64) -> !llvm.ptr, i8
    %v = llvm.load %source : !llvm.ptr -> i8
    llvm.store %v, %target : i8, !llvm.ptr
  }
  %lines = arith.ceildivui %n, %line : index
  %end = arith.muli %lines, %line : index
  scf.for %j = %n to %end step %c1 {
    %j64 = arith.index_cast %j : index to i64
    %target = llvm.getelementptr %to[%j64] : (!llvm.ptr, i64) -> !llvm.ptr, i8
    llvm.store %zero, %target : i8, !llvm.ptr
  }
  return
}

func.func private @"$P.raw"(%raw: !llvm.ptr, %i: i64) -> !llvm.ptr {
  %at = llvm.getelementptr %raw[%i] : (!llvm.ptr, i64) -> !llvm.ptr, !llvm.ptr
  %pointer = llvm.load %at : !llvm.ptr -> !llvm.ptr
  return %pointer : !llvm.ptr
}

// ARGUMENT (1) for a null raw weight, after an error %before.
func.func private @"$P.check_raw_null"(%before: i32, %raw: !llvm.ptr, %i: i64) -> i32 {
  %c1 = arith.constant 1 : i32
  %pointer = func.call @"$P.raw"(%raw, %i) : (!llvm.ptr, i64) -> !llvm.ptr
  %is_null = func.call @"$P.is_null"(%pointer) : (!llvm.ptr) -> i1
  %error = func.call @"$P.error_if"(%is_null, %c1) : (i1, i32) -> i32
  %first = func.call @"$P.first"(%before, %error) : (i32, i32) -> i32
  return %first : i32
}

// ALIGNMENT (4) for a raw weight that is off, after an error %before.
func.func private @"$P.check_raw_alignment"(%before: i32, %raw: !llvm.ptr, %i: i64, %alignment: i64) -> i32 {
  %c4 = arith.constant 4 : i32
  %pointer = func.call @"$P.raw"(%raw, %i) : (!llvm.ptr, i64) -> !llvm.ptr
  %is_off = func.call @"$P.is_off"(%pointer, %alignment) : (!llvm.ptr, i64) -> i1
  %error = func.call @"$P.error_if"(%is_off, %c4) : (i1, i32) -> i32
  %first = func.call @"$P.first"(%before, %error) : (i32, i32) -> i32
  return %first : i32
}

func.func @"$P.c_prepare"(%raw: !llvm.ptr, %packed: !llvm.ptr, %host: !llvm.ptr) -> i32 {
  %c1 = arith.constant 1 : i32
  %no_raw = func.call @"$P.is_null"(%raw) : (!llvm.ptr) -> i1
  %no_packed = func.call @"$P.is_null"(%packed) : (!llvm.ptr) -> i1
  %is_null = arith.ori %no_raw, %no_packed : i1
  %error = scf.if %is_null -> (i32) {
    scf.yield %c1 : i32
  } else {
    %e = func.call @"$P.prepare_all"(%raw, %packed, %host) : (!llvm.ptr, !llvm.ptr, !llvm.ptr) -> i32
    scf.yield %e : i32
  }
  return %error : i32
}

func.func private @"$P.prepare_all"(%raw: !llvm.ptr, %packed: !llvm.ptr, %host: !llvm.ptr) -> i32 {
  %zero = arith.constant 0 : i32
  %c4 = arith.constant 4 : i32
  %line = arith.constant 64 : i64
$NULL_CHECKS
  %host_error = func.call @"$P.check_host"(%host) : (!llvm.ptr) -> i32
  %a0 = func.call @"$P.first"(%raw_null, %host_error) : (i32, i32) -> i32
$ALIGNMENT_CHECKS
  %packed_is_off = func.call @"$P.is_off"(%packed, %line) : (!llvm.ptr, i64) -> i1
  %packed_error = func.call @"$P.error_if"(%packed_is_off, %c4) : (i1, i32) -> i32
  %error = func.call @"$P.first"(%raw_off, %packed_error) : (i32, i32) -> i32
  %is_fine = arith.cmpi eq, %error, %zero : i32
  scf.if %is_fine {
$COPIES
  }
  return %error : i32
}
