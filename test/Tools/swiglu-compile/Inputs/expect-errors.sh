# expect-errors.sh COMPILER MODEL FOLDER: runs the compiler with one mistake at
# a time. FOLDER has w.safetensors and wide.safetensors. Of each, prints a title
# and what the compiler said, and complains if the exit code is not 1, if that is
# not one line, or if something was written.
compiler=$1 model=$2
cd "$3" || exit 1
unset CC
failed=0

# title arguments...; an environment or a limit is in $prefix.
expect() {
  echo "$1"
  shift
  bash -c "${prefix:-} exec \"\$@\"" bash "$compiler" "$@" > said 2>&1 < /dev/null
  code=$?
  cat said
  [ $code = 1 ] || complain "exit code $code"
  [ "$(wc -l < said)" = 1 ] || complain "more than one line"
  [ ! -e out ] || complain "there is a folder: $(ls -A out)"
  rm -rf out
}
complain() {
  echo "FAILED: $1"
  failed=$((failed + 1))
}

static='s/?x?xf32/80x48xf32/g'
sed "$static" "$model" > static.mlir
printf 'func.func @f(%%x: tensor<?x8xf32>) -> tensor<?x8xf32> {\n  )\n}\n' > malformed.mlir
printf 'func.func @f(%%x: tensor<?x8xf32>) -> tensor<?x8xf32> {\n  %%y = "foo.bar"(%%x) : (tensor<?x8xf32>) -> tensor<?x8xf32>\n  return %%y : tensor<?x8xf32>\n}\n' > unregistered.mlir
printf 'func.func @f(%%x: tensor<2x4xf32>) -> tensor<8xf32> {\n  %%y = tensor.collapse_shape %%x [[0, 1]] : tensor<2x4xf32> into tensor<8xf32>\n  return %%y : tensor<8xf32>\n}\n' > other.mlir
echo 'func.func private @f(tensor<?x8xf32>) -> tensor<?x8xf32>' > empty.mlir
printf 'ML\xefR\x0dMLIR99.0.0\0' > new.bc
sed "$static; s/40x80xf32/40x81xf32/g" "$model" > shapes.mlir
sed 's/<swish>/<wish>/' "$model" > wish.mlir
sed 's/f32/f128/g' "$model" > f128.mlir
printf 'func.func @two(%%x: tensor<?x8xf32>, %%y: tensor<?x8xf32>) -> tensor<?x8xf32> {\n  %%z = ffn.glu %%x, %%y <swish> : (tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<?x8xf32>\n  return %%z : tensor<?x8xf32>\n}\n' > two.mlir
sed 's/@mlp/@a.b/' static.mlir > meet.mlir
sed 's/@mlp/@"a-b"/' static.mlir >> meet.mlir
sed 's/up_proj.weight/up_proj.wieght/' "$model" > spelling.mlir
sed 's/{ffn.name = "up_proj.weight"}//' "$model" > unnamed.mlir
head -c 60 w.safetensors > header.safetensors
head -c 20000 w.safetensors > data.safetensors
printf garbage > garbage

expect "missing file" none.mlir -o out
expect "malformed" malformed.mlir -o out
expect "unregistered" unregistered.mlir -o out
expect "other operations" other.mlir -o out
expect "no function" empty.mlir -o out
expect "newer bytecode" new.bc -o out
expect "mismatched shapes" shapes.mlir -o out
expect "unknown attribute" wish.mlir -o out
expect "element type" f128.mlir -o out
expect "two inputs" two.mlir -o out
expect "names that meet" meet.mlir -o out
expect "dynamic weight" "$model" -o out

expect "no arguments"
expect "no folder" static.mlir
expect "unknown CPU" static.mlir -o out --target-cpu=pentagon
expect "old CPU" static.mlir -o out --target-cpu=pentium4
expect "unknown CPU of several" static.mlir -o out --target-cpu=x86-64,pentagon
expect "no CPU of several" static.mlir -o out --target-cpu=x86-64,,haswell
expect "CPU twice" static.mlir -o out --target-cpu=haswell,x86-64,haswell
expect "same CPU" static.mlir -o out --target-cpu=corei7,nehalem
expect "unknown target" static.mlir -o out --target=riscv64
expect "target of another system" static.mlir -o out --target=aarch64-apple-darwin
expect "CPU of another target" static.mlir -o out --target=aarch64 --target-cpu=haswell
expect "native of another target" static.mlir -o out --target=aarch64 --target-cpu=native
expect "several of another target" static.mlir -o out --target=aarch64 --target-cpu=generic,cortex-a76
expect "unknown artifact" static.mlir -o out --emit=elf
expect "stdin without a name" - -o out
expect "bad name" static.mlir -o out --name a/b
expect "malformed binding" static.mlir -o out --bind gate
expect "binding for nothing" static.mlir -o out --bind %arg7=gate

expect "no weights file" "$model" -o out --weights none
expect "cut header" "$model" -o out --weights header.safetensors
expect "cut data" "$model" -o out --weights data.safetensors
expect "missing tensor" spelling.mlir -o out --weights w.safetensors
expect "tensor shape" "$model" -o out --weights wide.safetensors
expect "tensor without a name" unnamed.mlir -o out --weights w.safetensors
expect "verify garbage" --verify garbage
"$compiler" "$model" --weights w.safetensors -o good --emit=obj || complain "a good run fails"
cp good/model.weights damaged.weights
printf '\xff' | dd of=damaged.weights bs=1 seek=9000 conv=notrunc 2> dd.log
expect "verify damaged data" --verify damaged.weights
expect "dump nothing" --dump none.weights

expect "folder is a file" static.mlir -o w.safetensors
expect "folder below a file" static.mlir -o w.safetensors/x/y
expect "folder cannot be made" static.mlir -o /proc/none/x
mkdir -p taken/libmodel.so
expect "output is a folder" "$model" --weights w.safetensors -o taken
[ "$(ls -A taken)" = libmodel.so ] || complain "files of a failed run: $(ls -A taken)"
expect "output is the input" static.mlir -o . --emit=mlir
prefix='PATH=' expect "no compiler" static.mlir -o out
prefix='CC="nocc -m64"' expect "named compiler" static.mlir -o out
prefix='CC=false' expect "failing compiler" static.mlir -o out
prefix='ulimit -f 12;' expect "file too large: object" "$model" -o out --weights w.safetensors --emit=obj
# The object has less than 48 KB for every CPU, the weights 54.
prefix='ulimit -f 48;' expect "file too large: weights" "$model" -o out --weights w.safetensors --emit=obj --target-cpu=x86-64-v3
# A compiler that cannot write what it makes.
printf '#!/bin/sh\nulimit -f 4\nexec cc "$@"\n' > smallcc && chmod +x smallcc
prefix='CC=./smallcc' expect "file too large: linker" static.mlir -o out

"$compiler" "$model" --weights w.safetensors -o former || complain "a good run fails"
(cd former && sha256sum *) > before
sed 's/<swish>/<relu>/' "$model" > model.mlir
prefix='ulimit -f 32;' expect "former run" model.mlir -o former --weights w.safetensors
(cd former && sha256sum *) > after
cmp before after || complain "a failed run changed files"
[ "$(ls -A former | wc -l)" = 3 ] || complain "more files: $(ls -A former)"
echo "done: $failed failed"
