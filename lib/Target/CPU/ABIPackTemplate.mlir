// What packs raw weights, of a kernel or for one: $PREPARE_BYTES is the bytes of the
// packed weights and of what making them needs beside. Those with a place are copied,
// the others are made by the kernel's run.
func.func private @"$P.first"(i32, i32) -> i32
func.func private @"$P.error_if"(i1, i32) -> i32
func.func private @"$P.is_null"(!llvm.ptr) -> i1
func.func private @"$P.is_off"(!llvm.ptr, i64) -> i1
func.func private @"$P.check_host"(!llvm.ptr) -> i32
func.func private @"$P.run"(!llvm.ptr, !llvm.ptr, i64, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr)

func.func @"$P.c_packed_bytes"() -> i64 {
  %bytes = arith.constant $PREPARE_BYTES : i64
  return %bytes : i64
}

// Zeros from byte %from on, up to byte %to.
func.func private @"$P.zero"(%packed: !llvm.ptr, %from: i64, %to: i64) {
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0 : i8
  %low = arith.index_cast %from : i64 to index
  %high = arith.index_cast %to : i64 to index
  scf.for %j = %low to %high step %c1 {
    %j64 = arith.index_cast %j : index to i64
    %target = llvm.getelementptr %packed[%j64] : (!llvm.ptr, i64) -> !llvm.ptr, i8
    llvm.store %zero, %target : i8, !llvm.ptr
  }
  return
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
$WORK
  }
  return %error : i32
}
