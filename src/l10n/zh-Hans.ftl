# The words of the program in 简体中文. One message a line, in the order of message.rs.

## Titles, and the hints at the foot of the screen

keys-title = 按键
contents-title = 目录
sections-title = 栏目
options-title = 选项
hits-title = 搜索
q-quits = { $key } 退出
help-hint = { $key } 帮助
back-hint = { $key } 返回
trouble-title = 这一期打不开
menu-hint = 回车执行
options-hint = ← → 更改
options-keep = 保存以上选项
no-such-letter = 没有这个字母的链接
group-moving = 移动
group-going = 前往
group-finding = 搜索与链接
group-keeping = 留存
group-looking = 版式与外观
group-program = 程序
option-theme = 配色
option-language = 界面语言
option-script = 汉字
option-opens = 打开时显示
option-columns = 分栏
option-measure = 最大行长（格）
option-line-break = 行首行尾规则
option-justify = 右端齐行
option-hang = 标点悬挂
option-indent = 段首缩进
option-readings = 显示注音
option-images = 图片
option-mouse = 鼠标
option-keys = 键位
by-window = 随窗口
level-loose = 宽松
level-normal = 常规
level-strict = 严格
level-newspaper = 报纸

## Single words

on = 开
off = 关

## Keys and commands

unknown-key = { $keys } 在这里无作用；{ $key } 查看键位
no-such-command = 没有 { $name } 这个命令
no-such-option = 没有选项 { $name }：有 { $names }
no-such-value = { $name } 可取：{ $values }

## How the page is set

columns-auto = 分栏：随窗口
columns-count = 分栏：{ $count } 栏
width-is = 行长：{ $cells } 格
readings-off = 注音：不显示
readings-on = 注音：显示
repairs-on = 修补处：标出
repairs-off = 修补处：不标出
repairs-none = 没有别的修补处了
home-front = 头版
home-contents = 目录
theme-is = 配色：{ $name }
theme-terminal = 随终端
theme-day = 日间
theme-night = 夜间
theme-contrast = 高对比度
script-is = 简繁：{ $name }
script-as-printed = 照原文
script-simplified = 简体
script-traditional = 繁体
script-not-built = 此版本不含简繁转换
images-on = 图片：显示
images-off = 图片：不显示
images-never = 这里无法显示图片
image-missing = 图片未显示：没有这个文件
image-outside = 图片未显示：文件不在本期之内
image-too-large = 图片未显示：过大
image-format = 图片未显示：格式不明
image-broken = 图片未显示：文件已损坏
mouse-on = 鼠标：开
mouse-off = 鼠标：关

## Moving in the paper

no-articles = 这一期没有文章
no-pages = 这一期没有注明文章在第几版
no-map = 这一版没有版面位置可画
page-missing = 没有第 { $number } 版
article-missing = 没有第 { $number } 篇
first-article = 这是第一篇
last-article = 这是最后一篇
first-section = 这是第一个栏目
last-section = 这是最后一个栏目
first-page = 这是第一版
last-page = 这是最后一版
next-up = 下一篇：{ $title }
was-last = 最后一篇读完了
all-read = 全部读完了
no-more-unread = 这个方向没有未读稿件了
no-jump = 这个方向没有跳转了
no-further = 这个方向没有了
opening = 正在打开…
no-previous-edition = 没有更早的一期了
no-next-edition = 没有更晚的一期了

## The shelf

shelf-title = 报架
shelf-papers = { $count } 种报纸
shelf-issues = { $count } 期
shelf-unread = { $count } 期未读
shelf-continue = 接着读
shelf-all = 全部报纸
shelf-unnamed = 未署报名
shelf-undated = 日期不详
shelf-samples = 样报
shelf-empty = 报架上还没有报纸。用 { $command } 把报纸存到这里。
shelf-looking = 正在查看报架…
shelf-indexing = 正在整理：{ $done }/{ $of }
shelf-read = 已读 { $read }/{ $count } 篇
shelf-no-issue = 这一天没有报纸
shelf-no-more-unread = 这个方向没有未读的报纸了
shelf-needs-paper = 打开一份报纸后才能用
shelf-no-paper = 还没有打开的报纸

## What was kept, as a screen

kept-title = 收藏
kept-stars = 星标 { $count }
kept-clippings = 剪报 { $count }
kept-no-stars = 还没有加星标的稿件。读到或选中一篇时，按 { $key } 加星标。
kept-no-clippings = 还没有剪报。读稿时按 { $key }，连同出处剪存所选文字或本段。
kept-hint = { $open } 打开，{ $remove } 移去，{ $undo } 找回
kept-unclipped = 剪报已丢弃，按 { $key } 找回
kept-restored = 已找回
kept-no-file = 这期报纸不是文件，无法再打开
kept-not-opened = 打不开这期报纸：{ $reason }
kept-no-article = 这期报纸里已没有这篇稿件
kept-only = 在收藏里才能用：按 { $key }
kept-page = 剪报

## Searching

searching = 正在搜索…
hits-count = { $index }/{ $count }
not-found = 没有找到：{ $query }
empty-hits = 没有结果
hits-found = 找到 { $count } 处
across-found = 共 { $count } 篇
across-so-far = 已有 { $count } 篇
across-title = 报架搜索
across-hint = { $words } 缩小范围；引号内为词组，-词 为排除
hits-in-all = 全刊 { $count } 处
no-search = 没有正在进行的搜索
bad-expression = 不是正则表达式：{ $reason }
large-expression = 表达式太大：请缩短
search-wrapped = 已绕过全刊首尾继续搜索

## What the reader keeps

starred = 已加星标
unstarred = 已去掉星标
marked-read = 已标为已读
marked-unread = 已标为未读
mark-set = 已设书签 { $letter }
no-mark = 没有书签 { $letter }
undone = 已撤销：{ $what }
not-saving = 未保存
not-saving-because = 阅读记录未能保存：{ $reason }
nothing-to-undo = 没有可撤销的

## Selecting, copying, writing

selecting = 选取：{ $begin } 从这里开始，{ $copy } 复制，{ $end } 结束
only-reading = 阅读稿件时才能用
copied = 已复制：{ $text }
clipped = 已剪存：{ $text }
saving = 正在存入报架…
saved-new = 已存入报架
saved-same = 报架上已有这一期
saved-changed = 已重新存入，原来的版本保留着
saved-not = 未能存入：{ $reason }
nothing-to-copy = 没有可复制的
too-long-to-copy = 太长，不能复制：请少选一些
exported = 已写入：{ $path }
export-exists = { $path } 已经存在：请换个名字
export-failed = { $path } 无法写入：{ $reason }

## Links

no-links = 这一屏没有链接
hints-hint = 输入链接的字母
link-opens = { $url } — { $key } 打开
no-opener = 未设打开链接的程序：请在配置里写 opener = "xdg-open"
opened = 已打开

## What the key commands do

help-line-down = 下一行；分栏时下一屏
help-line-up = 上一行；分栏时上一屏
help-page-down = 下一屏
help-page-up = 上一屏
help-half-down = 往下半屏；分栏时下一屏
help-half-up = 往上半屏；分栏时上一屏
help-top = 到开头；带数字则到那一版或那一日
help-end = 到末尾；带数字则到那一版或那一日
help-left = 向左；返回
help-right = 向右；打开
help-open = 打开；阅读时显示命令菜单
help-back = 返回；退无可退时显示命令菜单
help-close = 返回；退无可退时退出
help-next-article = 下一篇
help-previous-article = 上一篇
help-next-section = 下一个栏目；报架上为下一种报纸
help-previous-section = 上一个栏目；报架上为上一种报纸
help-next-page = 报纸的下一版；报架上为下一个月
help-previous-page = 报纸的上一版；报架上为上一个月
help-pane-next = 下一个窗格；阅读时前进
help-pane-previous = 上一个窗格；阅读时后退
help-paragraph-next = 下一段
help-paragraph-previous = 上一段
help-subhead-next = 下一个小标题
help-subhead-previous = 上一个小标题
help-edition-next = 下一期
help-edition-previous = 上一期
help-shelf = 报架；再按回到报纸
help-contents = 目录
help-front = 头版；再按到目录
help-page-map = 版面图
help-columns = 增减栏数
help-wider = 加长每行
help-narrower = 缩短每行
help-measure-auto = 行长随窗口
help-bare = 只留正文
help-readings = 显示注音，或不显示
help-repairs = 标出修补处，或不标出
help-next-repair = 下一个修补处
help-theme = 换配色
help-script = 简体或繁体
help-images = 显示图片，或不显示
help-mouse = 鼠标开或关
help-options = 选项
help-search = 搜索
help-search-back = 往回搜索；没有搜索时看键位
help-search-next = 下一个结果；未搜索时，下一个未读
help-search-previous = 上一个结果；未搜索时，上一个未读
help-hits = 全部结果
help-jump-back = 回到跳转前的位置
help-jump-forward = 再到跳转后的位置
help-mark = 设书签
help-mark-go = 到书签处
help-star = 加星标，或去掉
help-read = 标为已读，或未读
help-undo = 撤销
help-select = 选取文字
help-copy-paragraph = 复制这一段
help-copy-article = 复制这一篇
help-copy-citation = 复制出处
help-clip = 剪报：连同出处存下所选或本段
help-kept = 收藏：星标和剪报
help-remove = 移去收藏里选中的一条
help-save = 把这份报纸存入报架
help-copy-selection = 复制选中的文字
help-links = 用字母标出链接
help-open-link = 打开链接
help-export = 把这一篇写成文件
help-command = 按名称执行命令
help-help = 按键说明
help-redraw = 重画屏幕
help-suspend = 暂停，回到命令行
help-quit = 退出

## Reading without a screen

plain-articles = 共 { $count } 篇文章
plain-start = 输入 h 再按回车：帮助
plain-prompt = 命令：
plain-article = 第 { $number } 篇，共 { $count } 篇
plain-section = 栏目：{ $text }
plain-rubric = 栏题：{ $text }
plain-kicker = 引题：{ $text }
plain-issuer = 发布单位：{ $text }
plain-headline = 标题：{ $text }
plain-deck = 副题：{ $text }
plain-summary = 提要：{ $text }
plain-byline = 署名：{ $text }
plain-dateline = 电头：{ $text }
plain-question = 问：{ $text }
plain-subhead = { $level } 级小标题：{ $text }
plain-list = 列表，{ $count } 项
plain-item = 第 { $number } 项：{ $text }
plain-list-end = 列表完
plain-verse = 诗，{ $count } 行
plain-quote = 引文：{ $text }
plain-pull-quote = 摘引：{ $text }
plain-cite = 出自：{ $text }
plain-picture = 图片：{ $text }
plain-picture-silent = 图片，没有说明
plain-caption = 图注：{ $text }
plain-credit = 图片来源：{ $text }
plain-table = 表格，{ $rows } 行 { $columns } 列
plain-table-caption = 表题：{ $text }
plain-table-head = 表头：{ $text }
plain-row = 第 { $number } 行：{ $text }
plain-cell-gap = ；
plain-cell-empty = 空
plain-table-end = 表格完
plain-note = 按语：{ $text }
plain-box = 框：{ $text }
plain-box-silent = 框
plain-box-end = 框完
plain-signature = 落款：{ $text }
plain-rule = 分隔
plain-pre = 照原样的文字，{ $count } 行
plain-end = 本篇完
plain-headline-number = { $number }. { $text }
plain-section-from = { $text }：{ $count } 篇，从第 { $number } 篇起
plain-section-none = 未分栏目
plain-found = 在 { $count } 篇中找到
plain-hit = { $number }. { $text }：{ $count } 处
plain-missing = 没有第 { $number } 篇：共 { $count } 篇
plain-unknown = 没有 { $text } 这个命令；输入 h 再按回车：帮助
plain-by-paragraph = 逐段读：按回车读下一段
plain-by-article = 整篇读
plain-help-intro = 输入下面的一项，再按回车：
plain-help-enter = 只按回车，或句点：往下读
plain-help-number = 数字：那一篇
plain-help-next = n：下一篇
plain-help-previous = p：上一篇
plain-help-again = r：再读一遍
plain-help-pace = k：逐段读，或整篇读
plain-help-contents = c 或 b：目录
plain-help-sections = s：栏目
plain-help-find = 斜杠加文字：有这些字的文章
plain-help-help = h：帮助
plain-help-quit = q：退出
