" 检查预决算公开文件：:compiler disclosurelint，再 :make %
if exists('current_compiler')
  finish
endif
let current_compiler = 'disclosurelint'

if exists(':CompilerSet') != 2
  command -nargs=* CompilerSet setlocal <args>
endif

" Vim 的列数的是字节
CompilerSet makeprg=disclosurelint\ check\ --format\ concise\ --column-unit\ bytes\ --color\ never\ $*
execute 'CompilerSet errorformat=' . escape(disclosurelint#errorformat(), ' \|"')
