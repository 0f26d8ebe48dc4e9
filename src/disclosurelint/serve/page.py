"""What the browser shows first: a place to drop a file. Works without scripts; with them, dropping is enough."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from disclosurelint.errors import Language
from disclosurelint.output.html.escaping import escape
from disclosurelint.version import VERSION

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1f; --ground: #fff; --line: #9aa0a8; --focus: #0b5cad; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8ea; --ground: #16181c; --line: #5c626c; --focus: #8fc4ff; --bad: #ff9c92; }
}
body { max-width: 44rem; margin: 8vh auto; padding: 0 1rem; color: var(--ink); background: var(--ground);
  font: 17px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
label { display: block; position: relative; padding: 3rem 1rem; border: 2px dashed var(--line); border-radius: .8rem;
  text-align: center; font-size: 1.15rem; }
label:focus-within, label.over { border-color: var(--focus); outline: 3px solid var(--focus); }
input { position: absolute; inset: 0; width: 100%; opacity: 0; cursor: pointer; }
button { margin-top: 1rem; padding: .4rem 1.4rem; font: inherit; }
.problem { padding: .8rem 1rem; border-left: 5px solid var(--bad); overflow-wrap: anywhere; }
small { opacity: .8; }
"""
_SCRIPT = """
const [form, input, label] = ["form", "input", "label"].map((name) => document.querySelector(name));
input.addEventListener("change", () => { if (input.files.length) form.requestSubmit(); });
for (const name of ["dragenter", "dragover"]) label.addEventListener(name, () => label.classList.add("over"));
for (const name of ["dragleave", "drop"]) label.addEventListener(name, () => label.classList.remove("over"));
form.addEventListener("submit", () => { document.querySelector("[role=status]").textContent = form.dataset.busy; });
addEventListener("pageshow", () => { form.reset(); document.querySelector("[role=status]").textContent = ""; });
"""
_WORDS = {
    "title": ("检查公开文件", "Check a disclosure document"),
    "drop": ("把文件拖到这里，或点一下选择文件", "Drop files here, or click to choose them"),
    "check": ("检查", "Check"),
    "busy": ("正在检查……", "Checking…"),
    "note": (
        "文件只在本机检查，不会传到别处，也不保存；结果在内存里最多留 {minutes:g} 分钟，供下载。"
        "能读 {suffixes}；一次最多 {most} 份（同一单位的互相核对），共 {megabytes:g} MB，{seconds:g} 秒。",
        "Files are checked on this machine, are sent nowhere and not kept; results stay in memory "
        "for at most {minutes:g} minutes, to be downloaded. Reads {suffixes}; up to {most} files at a time (those of "
        "one body are compared), {megabytes:g} MB, {seconds:g} seconds.",
    ),
    "again": ("检查别的文件", "Check other files"),
    "copy": ("下载审阅稿 {name}（{label}）", "Download review copy {name} ({label})"),
    "report": ("下载这份报告（.html）", "Download this report (.html)"),
    "not-from-here": ("只接受本页送来的文件", "only files sent by this page are taken"),
    "too-large": ("文件超过 {megabytes:g} MB，不予检查", "the file is over {megabytes:g} MB, too large to check"),
    "nothing-arrived": (
        "没有收到文件，请重试；一次最多 {most} 份",
        "no file arrived; try again, with at most {most} files",
    ),
    "nothing-chosen": ("没有选择文件", "no file was chosen"),
    "gone": (
        "结果不在了（最多留 {minutes:g} 分钟），请重新检查",
        "the result is gone (it is kept for {minutes:g} minutes at most); check the file again",
    ),
}
#: What the page may do: nothing but its own style and script, and sending its own form.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    f"script-src 'sha256-{b64encode(sha256(_SCRIPT.encode()).digest()).decode()}'"
)


def say(key: str, lang: Language, **values: object) -> str:
    """One of the sentences of the page."""
    return _WORDS[key][lang == "en"].format(**values)


def page(
    lang: Language,
    suffixes: tuple[str, ...],
    megabytes: float,
    most: int,
    seconds: float,
    minutes: float,
    problems: Sequence[str] = (),
) -> str:
    """The page: the formats and limits, and ``problems`` of the files before where there were any."""
    told = {"megabytes": megabytes, "most": most, "seconds": seconds, "minutes": minutes}
    title, note = say("title", lang), say("note", lang, suffixes=" ".join(suffixes), **told)
    trouble = "".join(f'<p class="problem" role="alert">{escape(problem)}</p>\n' for problem in problems)
    return f"""<!DOCTYPE html>
<html lang="{"en" if lang == "en" else "zh-CN"}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{_STYLE}</style></head>
<body>
<h1>{title}</h1>
{trouble}
<form method="post" action="/check" enctype="multipart/form-data" data-busy="{say("busy", lang)}">
<label>{say("drop", lang)}
<input type="file" name="file" multiple required accept="{escape(",".join(suffixes))}"></label>
<button>{say("check", lang)}</button> <span role="status"></span>
</form>
<p><small>{escape(note)}</small></p>
<p><small>disclosurelint {VERSION}</small></p>
<script>{_SCRIPT}</script>
</body>
</html>
"""
