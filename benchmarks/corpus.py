"""Budget documents of any length, made up from a seed: the same seed always gives the same text.

Names, figures, wording and order vary from line to line, so that nothing gained by remembering what was read
before can pass for speed. All figures agree with each other, so that little is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.wording import AIMS, BUREAUS, COSTS, FIELDS, PLACES, REASONS, STEPS, TERMS, VERBS, WORKS
from disclosurelint.lexicon import load_lexicon

#: Bytes of a document of the usual length.
SMALL = 10_000

_PROJECTS_IN_A_PART = 30


def large(megabytes: float, round_: int) -> str:
    """One long document, another in every round."""
    return document(round_, round(megabytes * 1e6))


def files_of(count: int, round_: int) -> list[str]:
    """So many small documents, others in every round."""
    return [document(1_000_000 * (round_ + 1) + at, SMALL) for at in range(count)]


def document(seed: int, size: int) -> str:
    """The budget of a department with as many projects as it takes to fill ``size`` bytes of UTF-8, and little more."""
    writer = _Writer(seed)
    lines = writer.opening()
    length = _bytes(lines)
    part = 3
    while length < size:
        for project in writer.part(part):
            lines += project
            length += _bytes(project)
            if length >= size:
                break
        part += 1
    return "\n".join([*lines, *writer.closing(part)]) + "\n"


def _bytes(lines: Sequence[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


class _Writer:
    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        counties = [name for name, places in load_lexicon().regions.paths.items() if len(places[0]) == 3]
        self._own = self._pick(counties) + self._pick(BUREAUS)
        self._year = self._random.randint(2021, 2025)

    def opening(self) -> list[str]:
        """The department itself."""
        running = self._random.randint(1_000, 900_000)
        return [
            f"{self._own}{self._year}年部门预算信息公开",
            f"按照预算公开的要求，现将{self._own}{self._year}年部门预算公开如下：",
            "第一部分 部门概况",
            "一、部门职责",
            *(f"（{_han(at)}）{self._duty()}。" for at in range(1, 6)),
            "二、机构设置",
            f"{self._own}内设机构{self._random.randint(4, 15)}个，无下属单位。",
            "第二部分 预算安排情况说明",
            "一、收支总体情况",
            *self._budget(running),
            "二、“三公”经费情况",
            self._three_public(),
            "三、机关运行经费情况",
            self._moved("机关运行经费", running * self._random.randint(5, 9) // 10),
            "四、政府采购情况",
            self._procurement(),
            "五、国有资产情况",
            self._vehicles(),
            "六、预算绩效情况",
            f"所有项目均编报绩效目标，{self._aim()}，{self._aim()}。",
        ]

    def part(self, number: int) -> Iterator[list[str]]:
        """The projects of one part, the first with the heading of the part."""
        heading = [f"第{_han(number)}部分 {self._pick(PLACES)}片区项目预算"]
        for at in range(1, _PROJECTS_IN_A_PART + 1):
            name = f"{self._pick(PLACES)}{self._pick(FIELDS)}{self._pick(WORKS)}"
            yield [*heading, f"{_han(at)}、{name}", *self._project(name)]
            heading = []

    def closing(self, number: int) -> list[str]:
        """The glossary, and whom to ask."""
        return [
            f"第{_han(number)}部分 名词解释",
            *(f"{at}.{term}：{meaning}。" for at, (term, meaning) in enumerate(TERMS, 1)),
            f"第{_han(number + 1)}部分 公开联系方式",
            f"办公室负责解答，联系电话：{self._random.randint(10_000_000, 99_999_999)}。",
        ]

    def _budget(self, running: int) -> list[str]:
        """Income and expenditure, of which ``running`` goes to the running costs."""
        staff, project = self._random.randint(10_000, 4_000_000), self._random.randint(10_000, 4_000_000)
        basic = staff + running
        total = basic + project
        grant, business, other = self._split(total, 3)
        return [
            f"{self._year}年收入预算{_money(total)}，其中：财政拨款收入{_money(grant)}，"
            f"事业收入{_money(business)}，其他收入{_money(other)}。",
            f"{self._year}年支出预算{_money(total)}，其中：基本支出{_money(basic)}，占{_rate(basic, total)}；"
            f"项目支出{_money(project)}，占{_rate(project, total)}。",
            f"基本支出{_money(basic)}，包括人员经费{_money(staff)}和公用经费{_money(running)}。",
            self._moved("支出预算", total),
        ]

    def _three_public(self) -> str:
        total = self._random.randint(300, 60_000)
        bought, kept, reception = self._split(total, 3)
        vehicles = bought + kept
        return (
            f"{self._year}年“三公”经费预算{_money(total)}，其中：因公出国（境）费0.00万元，"
            f"公务用车购置及运行费{_money(vehicles)}（公务用车购置费{_money(bought)}、公务用车运行费{_money(kept)}），"
            f"公务接待费{_money(reception)}，用于{self._pick(PLACES)}片区{self._pick(FIELDS)}方面的往来。"
            f"三项合计与{self._year - 1}年持平。"
        )

    def _procurement(self) -> str:
        total = self._random.randint(5_000, 700_000)
        goods, works, services = self._split(total, 3)
        return f"政府采购预算{_money(total)}，其中：货物{_money(goods)}、工程{_money(works)}、服务{_money(services)}。"

    def _vehicles(self) -> str:
        patrol, rescue, other = (self._random.randint(1, 9) for _ in range(3))
        kinds = [f"执法执勤用车{patrol}辆", f"应急保障用车{rescue}辆", f"其他用车{other}辆"]
        self._random.shuffle(kinds)
        return f"{self._own}共有车辆{patrol + rescue + other}辆，其中：{'、'.join(kinds)}。"

    def _project(self, name: str) -> list[str]:
        costs = self._random.sample(COSTS, self._random.randint(3, 6))
        amounts = self._split(self._random.randint(5_000, 800_000), len(costs))
        listed = self._pick(("、", "，", "；")).join(
            f"{cost}{_money(amount)}" for cost, amount in zip(costs, amounts, strict=True)
        )
        told = self._pick(("其中：", "包括", "主要是：", "具体为："))
        table = self._table(name, costs, amounts) if self._random.random() < 0.3 else []
        return [
            f"（一）实施内容。{self._duty()}，{self._aim()}；{self._duty()}，{self._aim()}。{self._prose()}",
            f"（二）资金安排。{name}安排{_money(sum(amounts))}，{told}{listed}。",
            f"（三）与上年比较。{self._moved(name, sum(amounts))}",
            f"（四）绩效目标。{self._goal()}；{self._goal()}；{self._aim()}。",
            f"（五）实施步骤。{self._steps()}。{self._prose()}",
            f"（六）管理要求。{self._prose()}{self._prose()}{self._prose()}",
            *table,
        ]

    def _moved(self, label: str, now: int) -> str:
        """A figure against last year's, with the difference and its rate."""
        before = max(1, now + self._random.randint(-now // 3, now // 3))
        reason = f"主要原因是{self._pick(PLACES)}{self._pick(REASONS)}和{self._pick(FIELDS)}{self._pick(REASONS)}"
        if now == before:
            return f"{label}{_money(now)}，与{self._year - 1}年持平，{reason}。"
        up, rose = ("增加", "增长") if now > before else ("减少", "下降")
        change = abs(now - before)
        told = self._pick(
            (
                f"{label}{_money(now)}，比{self._year - 1}年的{_money(before)}{up}{_money(change)}，",
                f"与{self._year - 1}年相比，{label}由{_money(before)}变为{_money(now)}，{up}{_money(change)}，",
            )
        )
        return f"{told}{rose}{_rate(change, before)}，{reason}。"

    def _table(self, name: str, costs: Sequence[str], amounts: Sequence[int]) -> list[str]:
        grants = [self._random.randint(0, amount) for amount in amounts]
        rows = list(zip([*costs, "合计"], [*amounts, sum(amounts)], [*grants, sum(grants)], strict=True))
        return [
            f"{name}支出明细表",
            f"编制部门：{self._own}  单位：万元",
            "支出内容 合计 财政拨款 自筹资金",
            *(f"{cost} {_plain(amount)} {_plain(grant)} {_plain(amount - grant)}" for cost, amount, grant in rows),
        ]

    def _duty(self) -> str:
        here, there = self._random.sample(PLACES, 2)
        return f"{self._pick(VERBS)}{here}、{there}等地的{self._pick(FIELDS)}和{self._pick(FIELDS)}工作"

    def _aim(self) -> str:
        return f"{self._pick(VERBS)}{self._pick(PLACES)}{self._pick(FIELDS)}，{self._pick(AIMS)}"

    def _prose(self) -> str:
        """Sentences without figures, as most of a disclosure is."""
        first = f"{self._duty()}，{self._aim()}，{self._aim()}；{self._aim()}，{self._duty()}。"
        return f"{first}{self._duty()}，{self._aim()}。"

    def _goal(self) -> str:
        villages, people = self._random.randint(2, 60), self._random.randint(100, 9999)
        return f"{self._pick(FIELDS)}覆盖{villages}个村，受益{people}人，按期完成率达到{self._random.randint(85, 100)}%"

    def _steps(self) -> str:
        months = sorted(self._random.sample(range(1, 13), 4))
        steps = self._random.sample(STEPS, len(months))
        return "，".join(f"{month}月{self._pick(PLACES)}{step}" for month, step in zip(months, steps, strict=True))

    def _split(self, total: int, count: int) -> list[int]:
        """``total``, of at least so many hundredths, in so many parts, none of them nothing."""
        cuts = sorted(self._random.sample(range(1, total), count - 1))
        return [end - start for start, end in zip([0, *cuts], [*cuts, total], strict=True)]

    def _pick(self, choices: Sequence[str]) -> str:
        return self._random.choice(choices)


def _money(hundredths: int) -> str:
    return f"{_plain(hundredths)}万元"


def _plain(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _rate(part: int, whole: int) -> str:
    """A percentage with two decimals, rounded half up."""
    return f"{_plain((part * 20_000 + whole) // (2 * whole))}%"


def _han(number: int) -> str:
    """一 to 九十九; larger ones in digits."""
    digits = "零一二三四五六七八九"
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")
