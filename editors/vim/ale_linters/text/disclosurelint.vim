call disclosurelint#ale#define('text')
