" ALE 的检查器；ale_linters/ 下每种文件类型调用一次
function! disclosurelint#ale#define(filetype) abort
  call ale#linter#Define(a:filetype, {
        \ 'name': 'disclosurelint',
        \ 'executable': {-> get(g:, 'disclosurelint_executable', 'disclosurelint')},
        \ 'command': '%e check - --format rdjsonl --stdin-filename %s',
        \ 'callback': 'disclosurelint#ale#handle',
        \ })
endfunction

" rdjsonl 的列数的正是字节
function! disclosurelint#ale#handle(buffer, lines) abort
  let found = []
  for line in a:lines
    let diagnostic = json_decode(line)
    let item = {
          \ 'text': split(diagnostic.message, "\n")[0],
          \ 'detail': diagnostic.message,
          \ 'type': diagnostic.severity[0],
          \ 'lnum': 1,
          \ }
    if has_key(diagnostic, 'code')
      let item.code = diagnostic.code.value
    endif
    if has_key(diagnostic.location, 'range')
      let range = diagnostic.location.range
      let item.lnum = range.start.line
      let item.col = range.start.column
      let item.end_lnum = range.end.line
      let item.end_col = range.end.column - 1
    endif
    call add(found, item)
  endfor
  return found
endfunction
