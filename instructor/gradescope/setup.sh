#!/usr/bin/env bash
# Prepares Gradescope's image: Swift, the libraries, and everything compiled once.
set -euo pipefail

version=6.3.1
. /etc/os-release
release=${ID}${VERSION_ID}
file=swift-${version}-RELEASE-${release}.tar.gz

apt-get update
apt-get install -y --no-install-recommends curl ca-certificates git make pkg-config binutils \
  gcc libc6-dev libstdc++-12-dev libcurl4-openssl-dev libxml2-dev libncurses-dev tzdata zlib1g-dev \
  unzip libopenblas-dev liblapacke-dev libpng-dev
apt-get install -y --no-install-recommends libturbojpeg0-dev || apt-get install -y libturbojpeg-dev

curl -fsSL "https://download.swift.org/swift-${version}-release/${release//./}/swift-${version}-RELEASE/${file}" \
  | tar -xz -C /opt
mv "/opt/swift-${version}-RELEASE-${release}" /opt/swift
export PATH=/opt/swift/usr/bin:$PATH

mkdir -p /autograder/project /autograder/scratch /autograder/known
tar -xzf /autograder/source/project.tar.gz -C /autograder/project
cd /autograder/project

# Grading the references builds everything, and shows that it works.
cp -r solutions /autograder/known/exercises
./workbook grade --answers /autograder/known --scratch /autograder/scratch
test -x .build/debug/grade-00

chown -R nobody /autograder/scratch
