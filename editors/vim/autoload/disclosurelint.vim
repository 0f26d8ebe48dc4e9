" concise 格式的一行：路径:行:列: 级别 代码 说明
function! disclosurelint#errorformat() abort
  let formats = []
  for [type, words] in items({'E': ['错误', 'error'], 'W': ['警告', 'warning'], 'I': ['提示', 'info']})
    for word in words
      call add(formats, '%' . type . '%f:%l:%c: ' . word . ' %m')
    endfor
  endfor
  return join(formats + ['%-G%.%#'], ',')
endfunction

" 检查当前缓冲区里的文字，问题放进位置列表
function! disclosurelint#check() abort
  let name = empty(bufname('%')) ? '[No Name]' : expand('%:p')
  let command = [get(g:, 'disclosurelint_executable', 'disclosurelint'), 'check', '-', '--stdin-filename', name]
        \ + ['--format', 'concise', '--column-unit', 'bytes', '--color', 'never']
  let found = systemlist(join(map(command, 'shellescape(v:val)')), getline(1, '$'))
  if v:shell_error > 2
    echohl ErrorMsg | echomsg join(found, ' ') | echohl None
    return
  endif
  call setloclist(0, [], ' ', {'title': 'disclosurelint', 'lines': found, 'efm': disclosurelint#errorformat()})
  for item in getloclist(0)
    if item.valid
      lwindow
      return
    endif
  endfor
  lclose
  echo empty(found) ? '' : found[-1]
endfunction
