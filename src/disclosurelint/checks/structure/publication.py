"""``publication``: whom to ask about the document, and when it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Document

#: What shows each element; a date by itself on a line is that of publication.
_SHOWN = {
    "contact": re.compile(
        r"(?:联系|咨询|监督|反馈|服务)?(?:电话|方式|热线)[^\n\d]{0,20}(?:\(?0\d{2,3}\)?[-－—\s]?)?\d{7,8}"
        r"|(?:电话|手机|方式)[^\n\d]{0,20}1[3-9]\d{9}|(?:邮箱|E-?mail)[^\n@]{0,40}@"
    ),
    "date": re.compile(
        r"(?:公开|发布|公布)(?:日期|时间)[^\n\d]{0,6}20\d\d|^\s*20\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日\s*$", re.MULTILINE
    ),
}


@options
class Publication:
    """Reports elements of publication that a profile demands and the text lacks; by itself it demands none."""

    kind: ClassVar[str] = "publication"

    demanded: tuple[Literal["contact", "date"], ...] = option(
        default=(), zh="应当写明的：contact 联系方式，date 公开日期", en="what is to be told: contact, date"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        for element in self.demanded:
            if _SHOWN[element].search(document.text) is None:
                yield Finding(document.subject.title, {}, element)
