"""What the browser shows first: a place to drop a file. Works without scripts; with them, dropping is enough."""

from __future__ import annotations

from base64 import b64encode
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
    "drop": ("把文件拖到这里，或点一下选择文件", "Drop a file here, or click to choose one"),
    "check": ("检查", "Check"),
    "busy": ("正在检查……", "Checking…"),
    "note": (
        "文件只在本机检查，不会传到别处，检查完不留下任何东西。"
        "能读 {suffixes}，最大 {megabytes:g} MB，最多 {seconds:g} 秒。",
        "The file is checked on this machine, is sent nowhere, and nothing of it is kept. Reads {suffixes}, up to "
        "{megabytes:g} MB, within {seconds:g} seconds.",
    ),
}
#: What the page may do: nothing but its own style and script, and sending its own form.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    f"script-src 'sha256-{b64encode(sha256(_SCRIPT.encode()).digest()).decode()}'"
)


def page(lang: Language, suffixes: tuple[str, ...], megabytes: float, seconds: float, problem: str = "") -> str:
    """The page, with a ``problem`` of the file before where there was one."""

    def say(key: str) -> str:
        return _WORDS[key][lang == "en"]

    note = say("note").format(suffixes=" ".join(suffixes), megabytes=megabytes, seconds=seconds)
    trouble = f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""
    return f"""<!DOCTYPE html>
<html lang="{"en" if lang == "en" else "zh-CN"}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{say("title")}</title><style>{_STYLE}</style></head>
<body>
<h1>{say("title")}</h1>
{trouble}
<form method="post" action="/check" enctype="multipart/form-data" data-busy="{say("busy")}">
<label>{say("drop")}<input type="file" name="file" required accept="{escape(",".join(suffixes))}"></label>
<button>{say("check")}</button> <span role="status"></span>
</form>
<p><small>{escape(note)}</small></p>
<p><small>disclosurelint {VERSION}</small></p>
<script>{_SCRIPT}</script>
</body>
</html>
"""
