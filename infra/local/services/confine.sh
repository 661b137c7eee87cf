#!/bin/sh
# Runs a program that sees nothing of the file system but the paths named, at the places they have. To be started in a user
# and mount namespace of its own (see confinement.ts). Each step replaces this process, so its pid is the program's.
# Usage: confine.sh <empty folder> <path>… -- <program> <argument>…
set -e
root=$1
shift
mount -t tmpfs -o mode=0755 tmpfs "$root"
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then
    mkdir -p "$root$1"
    mount --rbind "$1" "$root$1"
  elif [ -e "$1" ]; then
    mkdir -p "$root$(dirname "$1")"
    # Not when it is there already: it may be the very file, through a folder named before.
    [ -e "$root$1" ] || : > "$root$1"
    mount --bind "$1" "$root$1"
  fi
  shift
done
shift
# Changes into the new root too: a working folder outside would be a way out.
exec chroot "$root" "$@"
