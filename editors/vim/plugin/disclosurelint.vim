" :Disclosurelint 检查当前缓冲区里的文字，没有存盘的也算；问题列在位置列表里
if exists('g:loaded_disclosurelint')
  finish
endif
let g:loaded_disclosurelint = 1

command -bar Disclosurelint call disclosurelint#check()
