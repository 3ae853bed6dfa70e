#!/bin/sh
# contains.sh PATTERN FILE fails, which keeps FILE, where PATTERN occurs in it.
! grep -q "$1" "$2"
