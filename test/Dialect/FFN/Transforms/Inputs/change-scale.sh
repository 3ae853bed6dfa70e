#!/bin/sh
# Stands for a swiglu-opt that folds nothing, and makes another scale of each 2.0:
# FILE PASS -o OUTPUT.
exec sed 's/ scale 2\.0/ scale 2.5/' "$1" > "$4"
