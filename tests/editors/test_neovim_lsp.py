"""The language server in Neovim: diagnostics of unsaved text, a quick fix applied, the outline."""

from __future__ import annotations

import json
from typing import Any

from tests.editors.conftest import DRAFT, EDITORS, Editor

SCRIPT = """
vim.opt.runtimepath:prepend('{editors}/neovim')
vim.opt.hidden = true
require('disclosurelint.lsp').setup({{ cmd = {{ 'disclosurelint', 'lsp', '--select', 'AMT001,WRD002,PUN005' }} }})
vim.cmd('edit 净.txt')
vim.cmd('setfiletype text')
vim.api.nvim_buf_set_lines(0, 0, -1, true, {lines})

local function diagnostics(count)
  vim.wait(60000, function() return #vim.diagnostic.get(0) == count end, 20)
  local found = {{}}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, {{ one.lnum, one.col, one.severity }})
  end
  table.sort(found, function(a, b) return a[1] < b[1] end)
  return found
end

local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 60000)) do
    return answer.result
  end
end

local first = diagnostics(3)
vim.api.nvim_win_set_cursor(0, {{ 4, 16 }})
local params = vim.lsp.util.make_range_params()
params.context = {{ diagnostics = {{}}, only = {{ 'quickfix' }} }}
local action = ask('textDocument/codeAction', params)[1]
vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
local result = {{
  first = first,
  second = diagnostics(2),
  line = vim.api.nvim_buf_get_lines(0, 3, 4, true)[1],
  symbols = vim.tbl_map(function(one) return one.name end, ask('textDocument/documentSymbol', {{
    textDocument = vim.lsp.util.make_text_document_params(),
  }})),
}}
vim.fn.writefile({{ vim.json.encode(result) }}, '{found}')
vim.cmd('qall!')
"""


def test_neovim_shows_findings_and_applies_a_fix(editor: Editor, tmp_path: Any) -> None:
    lines = "{ " + ", ".join(json.dumps(line, ensure_ascii=False) for line in DRAFT.splitlines()) + " }"
    script, found = tmp_path / "run.lua", tmp_path / "found"
    script.write_text(SCRIPT.format(editors=EDITORS, lines=lines, found=found), encoding="utf-8")
    done = editor("nvim", "--headless", "-u", "NONE", "-i", "NONE", "-c", f"luafile {script}", "-c", "qall!")
    assert found.exists(), done.stdout + done.stderr
    result = json.loads(found.read_text(encoding="utf-8"))
    # Neovim counts bytes: four of 𬭚, three of each other character
    assert result["first"] == [[1, 10, 1], [2, 9, 2], [3, 15, 3]]
    assert result["second"] == [[1, 10, 1], [2, 9, 2]]
    assert result["line"] == "按照财办发〔2019〕18号文件。"
    assert result["symbols"] == ["一、收支说明"]
