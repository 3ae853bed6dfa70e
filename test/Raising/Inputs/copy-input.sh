#!/bin/sh
# Stands for a swiglu-opt that raises nothing: INPUT options… -o OUTPUT.
input=$1
while [ "$1" != -o ]; do shift; done
cp "$input" "$2"
