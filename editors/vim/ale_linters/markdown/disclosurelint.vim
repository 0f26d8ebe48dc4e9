call disclosurelint#ale#define('markdown')
