#!/bin/sh
# 不用 pre-commit 时，把本文件存为 .git/hooks/pre-commit，并设为可执行。
# 检查的是暂存区里要提交的内容，不是工作目录里改了一半的；有错误或警告就不让提交。
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
changed() {
    git diff --cached --name-only -z --diff-filter=ACMR -- '*.txt' '*.md'
}
if [ -n "$(changed | tr -d '\0')" ]; then
    # 配置和规则集也要在场
    { changed; git ls-files -z -- '*.yaml' '*.yml' '*.toml'; } | git checkout-index --stdin -z -q -f --prefix="$folder/"
    cd "$folder"
    disclosurelint check .
fi
