#!/usr/bin/env bash
# The public test suite of Jupyter kernels on ours. $1: a Python that has jupyter_kernel_test and jupyter_client.
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"
. "$top/scripts/jupyter.sh"

need_jdk
build
need_kernel
scratch
private_world "$scratch_dir"
"$1" "$top/scripts/peers/kernel_suite.py"
