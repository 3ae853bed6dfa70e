// What the C ABI calls: argument checks, in the order of docs/ABI.md, before
// the unchecked entry. $XF and $YF are the features of a row of x and y, $XB
// and $YB the bytes of an element, $TOKENS the only token count (or -1), $MOST
// the largest for which no size overflows.

func.func private @"$P.first"(i32, i32) -> i32
func.func private @"$P.error_if"(i1, i32) -> i32
func.func private @"$P.is_null"(!llvm.ptr) -> i1
func.func private @"$P.is_off"(!llvm.ptr, i64) -> i1
func.func private @"$P.check_host"(!llvm.ptr) -> i32
func.func private @"$P.scratch"(index) -> index
func.func private @"$P.tasks"(index, index) -> index
func.func private @"$P.task"(index, index, !llvm.ptr, !llvm.ptr, index, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr)
func.func private @"$P.run"(!llvm.ptr, !llvm.ptr, i64, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr)

// The packed weights of a model, null where there is none.
func.func private @"$P.packed"(%model: !llvm.ptr) -> !llvm.ptr {
  %null = llvm.mlir.zero : !llvm.ptr
  %has_model = llvm.icmp "ne" %model, %null : !llvm.ptr
  %packed = scf.if %has_model -> (!llvm.ptr) {
    %p = llvm.load %model : !llvm.ptr -> !llvm.ptr
    scf.yield %p : !llvm.ptr
  } else {
    scf.yield %null : !llvm.ptr
  }
  return %packed : !llvm.ptr
}

// TOKENS (2): negative, or not the fixed number.
func.func private @"$P.check_tokens"(%tokens: i64) -> i32 {
  %c2 = arith.constant 2 : i32
  %zero = arith.constant 0 : i64
  %fixed = arith.constant $TOKENS : i64
  %is_negative = arith.cmpi slt, %tokens, %zero : i64
  %is_fixed = arith.cmpi sge, %fixed, %zero : i64
  %differs = arith.cmpi ne, %tokens, %fixed : i64
  %is_other = arith.andi %is_fixed, %differs : i1
  %is_wrong = arith.ori %is_negative, %is_other : i1
  %error = func.call @"$P.error_if"(%is_wrong, %c2) : (i1, i32) -> i32
  return %error : i32
}

// The row stride to use, and STRIDE (3) where it is less than a row.
func.func private @"$P.check_stride"(%ld: i64, %features: i64) -> (i64, i32) {
  %c3 = arith.constant 3 : i32
  %zero = arith.constant 0 : i64
  %is_dense = arith.cmpi eq, %ld, %zero : i64
  %stride = arith.select %is_dense, %features, %ld : i64
  %is_short = arith.cmpi slt, %stride, %features : i64
  %error = func.call @"$P.error_if"(%is_short, %c3) : (i1, i32) -> i32
  return %stride, %error : i64, i32
}

// Whether %tokens rows of %bytes-byte elements end beyond 63 bits; %tokens is
// not negative.
func.func private @"$P.is_too_long"(%stride: i64, %bytes: i64, %tokens: i64) -> i1 {
  %one = arith.constant 1 : i64
  %zero = arith.constant 0 : i64
  %limit = arith.constant 9223372036854775807 : i64
  %rows = arith.maxsi %tokens, %one : i64
  %elements = arith.divsi %limit, %bytes : i64
  %longest = arith.divsi %elements, %rows : i64
  %is_long = arith.cmpi sgt, %stride, %longest : i64
  %is_some = arith.cmpi ne, %tokens, %zero : i64
  %result = arith.andi %is_long, %is_some : i1
  return %result : i1
}

// What holds for zero tokens too.
func.func private @"$P.check_sizes"(%packed: !llvm.ptr, %ldx: i64, %tokens: i64, %ldy: i64) -> (i64, i64, i32) {
  %c1 = arith.constant 1 : i32
  %c2 = arith.constant 2 : i32
  %xf = arith.constant $XF : i64
  %yf = arith.constant $YF : i64
  %xb = arith.constant $XB : i64
  %yb = arith.constant $YB : i64
  %most = arith.constant $MOST : i64
  %no_model = func.call @"$P.is_null"(%packed) : (!llvm.ptr) -> i1
  %a = func.call @"$P.error_if"(%no_model, %c1) : (i1, i32) -> i32
  %b = func.call @"$P.check_tokens"(%tokens) : (i64) -> i32
  %lx, %c = func.call @"$P.check_stride"(%ldx, %xf) : (i64, i64) -> (i64, i32)
  %ly, %d = func.call @"$P.check_stride"(%ldy, %yf) : (i64, i64) -> (i64, i32)
  %x_is_long = func.call @"$P.is_too_long"(%lx, %xb, %tokens) : (i64, i64, i64) -> i1
  %y_is_long = func.call @"$P.is_too_long"(%ly, %yb, %tokens) : (i64, i64, i64) -> i1
  %is_too_many = arith.cmpi sgt, %tokens, %most : i64
  %is_long = arith.ori %x_is_long, %y_is_long : i1
  %is_too_much = arith.ori %is_long, %is_too_many : i1
  %e = func.call @"$P.error_if"(%is_too_much, %c2) : (i1, i32) -> i32
  %ab = func.call @"$P.first"(%a, %b) : (i32, i32) -> i32
  %abc = func.call @"$P.first"(%ab, %c) : (i32, i32) -> i32
  %abcd = func.call @"$P.first"(%abc, %d) : (i32, i32) -> i32
  %error = func.call @"$P.first"(%abcd, %e) : (i32, i32) -> i32
  return %lx, %ly, %error : i64, i64, i32
}

// The bytes from the first row's first to the last row's last element.
func.func private @"$P.extent"(%stride: i64, %features: i64, %bytes: i64, %tokens: i64) -> i64 {
  %one = arith.constant 1 : i64
  %before = arith.subi %tokens, %one : i64
  %rows = arith.muli %before, %stride : i64
  %elements = arith.addi %rows, %features : i64
  %extent = arith.muli %elements, %bytes : i64
  return %extent : i64
}

// Whether x and y share a byte. Rows may lie between each other's where their
// distance in bytes is the same: then those of y begin behind a row of x and end
// before the next one.
func.func private @"$P.overlaps"(%x: !llvm.ptr, %ldx: i64, %y: !llvm.ptr, %ldy: i64, %tokens: i64) -> i1 {
  %xf = arith.constant $XF : i64
  %yf = arith.constant $YF : i64
  %xb = arith.constant $XB : i64
  %yb = arith.constant $YB : i64
  %x_from = llvm.ptrtoint %x : !llvm.ptr to i64
  %y_from = llvm.ptrtoint %y : !llvm.ptr to i64
  %x_bytes = func.call @"$P.extent"(%ldx, %xf, %xb, %tokens) : (i64, i64, i64, i64) -> i64
  %y_bytes = func.call @"$P.extent"(%ldy, %yf, %yb, %tokens) : (i64, i64, i64, i64) -> i64
  %x_to = arith.addi %x_from, %x_bytes : i64
  %y_to = arith.addi %y_from, %y_bytes : i64
  %is_before = arith.cmpi ult, %x_from, %y_to : i64
  %is_behind = arith.cmpi ult, %y_from, %x_to : i64
  %meets = arith.andi %is_before, %is_behind : i1
  %x_row = arith.muli %xf, %xb : i64
  %y_row = arith.muli %yf, %yb : i64
  %x_step = arith.muli %ldx, %xb : i64
  %y_step = arith.muli %ldy, %yb : i64
  // Of two addresses below 2^63: positive, and zero for no other reason than
  // that the rows begin at one.
  %apart = arith.subi %y_from, %x_from : i64
  %rest = arith.remsi %apart, %x_step : i64
  %zero = arith.constant 0 : i64
  %is_negative = arith.cmpi slt, %rest, %zero : i64
  %up = arith.addi %rest, %x_step : i64
  %offset = arith.select %is_negative, %up, %rest : i64
  %end = arith.addi %offset, %y_row : i64
  %differ = arith.cmpi ne, %x_step, %y_step : i64
  %begins_in = arith.cmpi slt, %offset, %x_row : i64
  %ends_in = arith.cmpi sgt, %end, %x_step : i64
  %in = arith.ori %begins_in, %ends_in : i1
  %shares = arith.ori %differ, %in : i1
  %overlaps = arith.andi %meets, %shares : i1
  return %overlaps : i1
}

// ARGUMENT (1) for null, then ALIGNMENT (4), then OVERLAP (18). Scratch may be
// anything where none is needed.
func.func private @"$P.check_buffers"(%x: !llvm.ptr, %ldx: i64, %y: !llvm.ptr, %ldy: i64, %scratch: !llvm.ptr, %tokens: i64) -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : i32
  %c4 = arith.constant 4 : i32
  %c18 = arith.constant 18 : i32
  %line = arith.constant 64 : i64
  %xb = arith.constant $XB : i64
  %yb = arith.constant $YB : i64
  %count = arith.index_cast %tokens : i64 to index
  %bytes = func.call @"$P.scratch"(%count) : (index) -> index
  %needs_scratch = arith.cmpi ne, %bytes, %c0 : index
  %no_x = func.call @"$P.is_null"(%x) : (!llvm.ptr) -> i1
  %no_y = func.call @"$P.is_null"(%y) : (!llvm.ptr) -> i1
  %no_scratch = func.call @"$P.is_null"(%scratch) : (!llvm.ptr) -> i1
  %lacks_scratch = arith.andi %no_scratch, %needs_scratch : i1
  %no_xy = arith.ori %no_x, %no_y : i1
  %is_null = arith.ori %no_xy, %lacks_scratch : i1
  %x_off = func.call @"$P.is_off"(%x, %xb) : (!llvm.ptr, i64) -> i1
  %y_off = func.call @"$P.is_off"(%y, %yb) : (!llvm.ptr, i64) -> i1
  %s_off = func.call @"$P.is_off"(%scratch, %line) : (!llvm.ptr, i64) -> i1
  %scratch_off = arith.andi %s_off, %needs_scratch : i1
  %xy_off = arith.ori %x_off, %y_off : i1
  %is_off = arith.ori %xy_off, %scratch_off : i1
  %a = func.call @"$P.error_if"(%is_null, %c1) : (i1, i32) -> i32
  %b = func.call @"$P.error_if"(%is_off, %c4) : (i1, i32) -> i32
  %overlaps = func.call @"$P.overlaps"(%x, %ldx, %y, %ldy, %tokens) : (!llvm.ptr, i64, !llvm.ptr, i64, i64) -> i1
  %c = func.call @"$P.error_if"(%overlaps, %c18) : (i1, i32) -> i32
  %ab = func.call @"$P.first"(%a, %b) : (i32, i32) -> i32
  %error = func.call @"$P.first"(%ab, %c) : (i32, i32) -> i32
  return %error : i32
}

// SIZE_MAX for a token count that cannot be run.
func.func @"$P.c_scratch_bytes"(%model: !llvm.ptr, %tokens: i64) -> i64 {
  %zero = arith.constant 0 : i64
  %size_max = arith.constant -1 : i64
  %most = arith.constant $MOST : i64
  %is_too_many = arith.cmpi sgt, %tokens, %most : i64
  %is_none = arith.cmpi sle, %tokens, %zero : i64
  %a = arith.select %is_too_many, %zero, %tokens : i64
  %safe = arith.select %is_none, %zero, %a : i64
  %count = arith.index_cast %safe : i64 to index
  %bytes = func.call @"$P.scratch"(%count) : (index) -> index
  %bytes64 = arith.index_cast %bytes : index to i64
  %some = arith.select %is_none, %zero, %bytes64 : i64
  %result = arith.select %is_too_many, %size_max, %some : i64
  return %result : i64
}

func.func @"$P.c_stages"(%model: !llvm.ptr) -> i32 {
  %stages = arith.constant $S : i32
  return %stages : i32
}

func.func @"$P.c_tasks"(%model: !llvm.ptr, %stage: i32, %tokens: i64) -> i64 {
  %zero = arith.constant 0 : i64
  %zero32 = arith.constant 0 : i32
  %stages = arith.constant $S : i32
  %most = arith.constant $MOST : i64
  %a = arith.cmpi slt, %stage, %zero32 : i32
  %b = arith.cmpi sge, %stage, %stages : i32
  %c = arith.cmpi sle, %tokens, %zero : i64
  %d = arith.cmpi sgt, %tokens, %most : i64
  %ab = arith.ori %a, %b : i1
  %cd = arith.ori %c, %d : i1
  %is_none = arith.ori %ab, %cd : i1
  %result = scf.if %is_none -> (i64) {
    scf.yield %zero : i64
  } else {
    %s = arith.index_cast %stage : i32 to index
    %t = arith.index_cast %tokens : i64 to index
    %n = func.call @"$P.tasks"(%s, %t) : (index, index) -> index
    %n64 = arith.index_cast %n : index to i64
    scf.yield %n64 : i64
  }
  return %result : i64
}

// The one-element arrays that the unchecked functions take.
func.func private @"$P.c_call"(%stage: i64, %i: i64, %x: !llvm.ptr, %ldx: i64, %tokens: i64, %y: !llvm.ptr, %ldy: i64, %packed: !llvm.ptr, %scratch: !llvm.ptr, %host: !llvm.ptr) {
  %one = llvm.mlir.constant(1 : i64) : i64
  %zero = llvm.mlir.constant(0 : i64) : i64
  %in = llvm.alloca %one x !llvm.ptr : (i64) -> !llvm.ptr
  %out = llvm.alloca %one x !llvm.ptr : (i64) -> !llvm.ptr
  %ldin = llvm.alloca %one x i64 : (i64) -> !llvm.ptr
  %ldout = llvm.alloca %one x i64 : (i64) -> !llvm.ptr
  llvm.store %x, %in : !llvm.ptr, !llvm.ptr
  llvm.store %y, %out : !llvm.ptr, !llvm.ptr
  llvm.store %ldx, %ldin : i64, !llvm.ptr
  llvm.store %ldy, %ldout : i64, !llvm.ptr
  %all = llvm.icmp "slt" %stage, %zero : i64
  scf.if %all {
    func.call @"$P.run"(%in, %ldin, %tokens, %out, %ldout, %packed, %scratch, %host)
      : (!llvm.ptr, !llvm.ptr, i64, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr) -> ()
  } else {
    %s = arith.index_cast %stage : i64 to index
    %t = arith.index_cast %i : i64 to index
    %n = arith.index_cast %tokens : i64 to index
    func.call @"$P.task"(%s, %t, %in, %ldin, %n, %out, %ldout, %packed, %scratch)
      : (index, index, !llvm.ptr, !llvm.ptr, index, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr) -> ()
  }
  return
}

func.func @"$P.c_task"(%model: !llvm.ptr, %stage: i32, %i: i64, %x: !llvm.ptr, %ldx: i64, %tokens: i64, %y: !llvm.ptr, %ldy: i64, %scratch: !llvm.ptr) -> i32 {
  %zero = arith.constant 0 : i32
  %zero64 = arith.constant 0 : i64
  %c5 = arith.constant 5 : i32
  %null = llvm.mlir.zero : !llvm.ptr
  %packed = func.call @"$P.packed"(%model) : (!llvm.ptr) -> !llvm.ptr
  %lx, %ly, %sizes = func.call @"$P.check_sizes"(%packed, %ldx, %tokens, %ldy) : (!llvm.ptr, i64, i64, i64) -> (i64, i64, i32)
  %n = func.call @"$P.c_tasks"(%model, %stage, %tokens) : (!llvm.ptr, i32, i64) -> i64
  %is_low = arith.cmpi slt, %i, %zero64 : i64
  %is_high = arith.cmpi sge, %i, %n : i64
  %is_no_task = arith.ori %is_low, %is_high : i1
  %t = func.call @"$P.error_if"(%is_no_task, %c5) : (i1, i32) -> i32
  %before = func.call @"$P.first"(%sizes, %t) : (i32, i32) -> i32
  %is_fine = arith.cmpi eq, %before, %zero : i32
  %error = scf.if %is_fine -> (i32) {
    %buffers = func.call @"$P.check_buffers"(%x, %lx, %y, %ly, %scratch, %tokens) : (!llvm.ptr, i64, !llvm.ptr, i64, !llvm.ptr, i64) -> i32
    %runs = arith.cmpi eq, %buffers, %zero : i32
    scf.if %runs {
      %stage64 = arith.extsi %stage : i32 to i64
      func.call @"$P.c_call"(%stage64, %i, %x, %lx, %tokens, %y, %ly, %packed, %scratch, %null)
        : (i64, i64, !llvm.ptr, i64, i64, !llvm.ptr, i64, !llvm.ptr, !llvm.ptr, !llvm.ptr) -> ()
    }
    scf.yield %buffers : i32
  } else {
    scf.yield %before : i32
  }
  return %error : i32
}

func.func @"$P.c_run"(%model: !llvm.ptr, %x: !llvm.ptr, %ldx: i64, %tokens: i64, %y: !llvm.ptr, %ldy: i64, %scratch: !llvm.ptr, %host: !llvm.ptr) -> i32 {
  %zero = arith.constant 0 : i32
  %zero64 = arith.constant 0 : i64
  %all = arith.constant -1 : i64
  %packed = func.call @"$P.packed"(%model) : (!llvm.ptr) -> !llvm.ptr
  %lx, %ly, %sizes = func.call @"$P.check_sizes"(%packed, %ldx, %tokens, %ldy) : (!llvm.ptr, i64, i64, i64) -> (i64, i64, i32)
  %h = func.call @"$P.check_host"(%host) : (!llvm.ptr) -> i32
  %before = func.call @"$P.first"(%sizes, %h) : (i32, i32) -> i32
  %is_fine = arith.cmpi eq, %before, %zero : i32
  %is_some = arith.cmpi ne, %tokens, %zero64 : i64
  %goes_on = arith.andi %is_fine, %is_some : i1
  %error = scf.if %goes_on -> (i32) {
    %buffers = func.call @"$P.check_buffers"(%x, %lx, %y, %ly, %scratch, %tokens) : (!llvm.ptr, i64, !llvm.ptr, i64, !llvm.ptr, i64) -> i32
    %runs = arith.cmpi eq, %buffers, %zero : i32
    scf.if %runs {
      func.call @"$P.c_call"(%all, %zero64, %x, %lx, %tokens, %y, %ly, %packed, %scratch, %host)
        : (i64, i64, !llvm.ptr, i64, i64, !llvm.ptr, i64, !llvm.ptr, !llvm.ptr, !llvm.ptr) -> ()
    }
    scf.yield %buffers : i32
  } else {
    scf.yield %before : i32
  }
  return %error : i32
}
