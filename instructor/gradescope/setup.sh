#!/usr/bin/env bash
# Prepares Gradescope's image: Swift, the libraries, and everything compiled once.
set -euo pipefail

version=6.3.1
root=${AUTOGRADER:-/autograder}
. /etc/os-release
release=${ID}${VERSION_ID}
file=swift-${version}-RELEASE-${release}.tar.gz

apt-get update
apt-get install -y --no-install-recommends curl ca-certificates git make binutils gcc libc6-dev \
  libstdc++-12-dev libsqlite3-0 libcurl4-openssl-dev libxml2-dev libncurses-dev tzdata zlib1g-dev

curl -fsSL "https://download.swift.org/swift-${version}-release/${release//./}/swift-${version}-RELEASE/${file}" \
  | tar -xz -C /opt
mv "/opt/swift-${version}-RELEASE-${release}" /opt/swift
export PATH=/opt/swift/usr/bin:$PATH

mkdir -p "$root/project"
tar -xzf "$root/source/project.tar.gz" -C "$root/project"
cd "$root/project"
sh book/install grade

# Builds the checks of what counts; and tries the sandbox, unless it was said that there is none.
options=()
if [ -f "$root/source/assignment.txt" ]; then options+=(--settings "$root/source/assignment.txt"); fi
if [ -f "$root/source/without-sandbox" ]; then options+=(--without-sandbox); fi
./workbook grade --prepare "${options[@]}"
