-- nvim-lint 的检查器：require('lint').linters.disclosurelint = require('disclosurelint.lint')

local severities = {
  ERROR = vim.diagnostic.severity.ERROR,
  WARNING = vim.diagnostic.severity.WARN,
  INFO = vim.diagnostic.severity.INFO,
}

-- rdjsonl 的列数的是字节，从 1 起；Neovim 也是字节，从 0 起
local function parse(output)
  local found = {}
  for line in output:gmatch('[^\r\n]+') do
    local diagnostic = vim.json.decode(line)
    local range = diagnostic.location.range
    local start = range and range.start or { line = 1, column = 1 }
    local stop = range and range['end'] or start
    table.insert(found, {
      lnum = start.line - 1,
      col = start.column - 1,
      end_lnum = stop.line - 1,
      end_col = stop.column - 1,
      severity = severities[diagnostic.severity],
      message = diagnostic.message,
      code = diagnostic.code and diagnostic.code.value,
      source = 'disclosurelint',
    })
  end
  return found
end

return {
  cmd = vim.g.disclosurelint_executable or 'disclosurelint',
  stdin = true,
  args = {
    'check', '-', '--format', 'rdjsonl',
    '--stdin-filename', function() return vim.api.nvim_buf_get_name(0) end,
  },
  stream = 'stdout',
  ignore_exitcode = true,
  parser = parse,
}
