-- 语言服务器：require('disclosurelint.lsp').setup()
-- 选项：filetypes（文件类型）、cmd（启动服务器的命令）
local M = {}

local options = {
  filetypes = { 'text', 'markdown' },
  cmd = { vim.g.disclosurelint_executable or 'disclosurelint', 'lsp' },
}
local client

-- 让服务器看着一个缓冲区
function M.start(buffer)
  local config = { name = 'disclosurelint', cmd = options.cmd, root_dir = vim.fn.getcwd() }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
  else -- Neovim 0.7
    client = client or vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(buffer, client)
  end
end

function M.setup(given)
  options = vim.tbl_extend('force', options, given or {})
  vim.api.nvim_create_autocmd('FileType', {
    pattern = options.filetypes,
    callback = function(event) M.start(event and event.buf or 0) end,
  })
end

return M
