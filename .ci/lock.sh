#!/bin/sh
# Pins what pyproject.toml asks for: requirements.txt (to run) and requirements-dev.txt (to develop and test).
# Pins that stand are kept; to move one, delete its line first. Usage: sh .ci/lock.sh PYTHON
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${1:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pip-tools==7.6.2

export CUSTOM_COMPILE_COMMAND="make lock"
compile() {
    "$work/venv/bin/pip-compile" --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host \
        --no-emit-find-links --no-emit-options --annotation-style=line "$@" pyproject.toml
}
compile --output-file requirements.txt

# The second file holds only what the first does not.
cp requirements-dev.txt "$work/dev.txt" 2>/dev/null || :
sed -i '/^-r /d' "$work/dev.txt" 2>/dev/null || :
compile --extra dev --no-header --constraint requirements.txt --output-file "$work/dev.txt"
{
    echo "# Pinned by: make lock"
    echo "-r requirements.txt"
    awk 'FNR == NR { pinned[$1]; next } $1 ~ /==/ && !($1 in pinned) { sub(/ *#.*/, ""); print }' requirements.txt "$work/dev.txt"
} > requirements-dev.txt
