# The words of the program in 繁體中文. One message a line, in the order of message.rs.

## Titles, and the hints at the foot of the screen

keys-title = 按鍵
contents-title = 目錄
sections-title = 欄目
options-title = 選項
hits-title = 搜尋
q-quits = { $key } 離開
help-hint = { $key } 說明
back-hint = { $key } 返回
trouble-title = 這一期打不開
menu-hint = Enter 執行
options-hint = ← → 更改
options-keep = 儲存以上選項
no-such-letter = 沒有這個字母的連結
group-moving = 移動
group-going = 前往
group-finding = 搜尋與連結
group-keeping = 留存
group-looking = 版式與外觀
group-program = 程式
option-theme = 配色
option-language = 介面語言
option-script = 漢字
option-opens = 開啟時顯示
option-columns = 分欄
option-measure = 最大行長（格）
option-line-break = 行首行尾規則
option-justify = 右端齊行
option-hang = 標點懸掛
option-indent = 段首縮排
option-readings = 顯示注音
option-images = 圖片
option-mouse = 滑鼠
option-keys = 鍵位
by-window = 隨視窗
level-loose = 寬鬆
level-normal = 常規
level-strict = 嚴格
level-newspaper = 報紙

## Single words

on = 開
off = 關

## Keys and commands

unknown-key = { $keys } 在這裡無作用；{ $key } 查看鍵位
no-such-command = 沒有 { $name } 這個指令
no-such-option = 沒有選項 { $name }：有 { $names }
no-such-value = { $name } 可取：{ $values }

## How the page is set

columns-auto = 分欄：隨視窗
columns-count = 分欄：{ $count } 欄
width-is = 行長：{ $cells } 格
readings-off = 注音：不顯示
readings-on = 注音：顯示
repairs-on = 修補處：標出
repairs-off = 修補處：不標出
repairs-none = 沒有別的修補處了
home-front = 頭版
home-contents = 目錄
theme-is = 配色：{ $name }
theme-terminal = 隨終端機
theme-day = 日間
theme-night = 夜間
theme-contrast = 高對比
script-is = 簡繁：{ $name }
script-as-printed = 照原文
script-simplified = 簡體
script-traditional = 繁體
script-not-built = 此版本不含簡繁轉換
images-on = 圖片：顯示
images-off = 圖片：不顯示
images-never = 這裡無法顯示圖片
image-missing = 圖片未顯示：沒有這個檔案
image-outside = 圖片未顯示：檔案不在本期之內
image-too-large = 圖片未顯示：過大
image-format = 圖片未顯示：格式不明
image-broken = 圖片未顯示：檔案已損壞
mouse-on = 滑鼠：開
mouse-off = 滑鼠：關

## Moving in the paper

no-articles = 這一期沒有文章
no-pages = 這一期沒有註明文章在第幾版
no-map = 這一版沒有版面位置可畫
page-missing = 沒有第 { $number } 版
article-missing = 沒有第 { $number } 篇
first-article = 這是第一篇
last-article = 這是最後一篇
first-section = 這是第一個欄目
last-section = 這是最後一個欄目
first-page = 這是第一版
last-page = 這是最後一版
next-up = 下一篇：{ $title }
was-last = 最後一篇讀完了
all-read = 全部讀完了
no-more-unread = 這個方向沒有未讀稿件了
no-jump = 這個方向沒有跳轉了
no-further = 這個方向沒有了
opening = 正在開啟…
no-previous-edition = 沒有更早的一期了
no-next-edition = 沒有更晚的一期了

## The shelf

shelf-title = 報架
shelf-papers = { $count } 種報紙
shelf-issues = { $count } 期
shelf-unread = { $count } 期未讀
shelf-continue = 接著讀
shelf-all = 全部報紙
shelf-unnamed = 未署報名
shelf-undated = 日期不詳
shelf-samples = 樣報
shelf-empty = 報架上還沒有報紙。用 { $command } 把報紙存到這裡。
shelf-looking = 正在查看報架…
shelf-indexing = 正在整理：{ $done }/{ $of }
shelf-read = 已讀 { $read }/{ $count } 篇
shelf-no-issue = 這一天沒有報紙
shelf-no-more-unread = 這個方向沒有未讀的報紙了
shelf-needs-paper = 開啟一份報紙後才能用
shelf-no-paper = 還沒有開啟的報紙

## What was kept, as a screen

kept-title = 收藏
kept-stars = 星號 { $count }
kept-clippings = 剪報 { $count }
kept-no-stars = 還沒有加星號的稿件。讀到或選取一篇時，按 { $key } 加星號。
kept-no-clippings = 還沒有剪報。讀稿時按 { $key }，連同出處剪存所選文字或本段。
kept-hint = { $open } 開啟，{ $remove } 移去，{ $undo } 找回
kept-unclipped = 剪報已丟棄，按 { $key } 找回
kept-restored = 已找回
kept-no-file = 這期報紙不是檔案，無法再開啟
kept-not-opened = 無法開啟這期報紙：{ $reason }
kept-no-article = 這期報紙裡已沒有這篇稿件
kept-only = 在收藏裡才能用：按 { $key }
kept-page = 剪報

## Searching

searching = 正在搜尋…
hits-count = { $index }/{ $count }
not-found = 找不到：{ $query }
empty-hits = 沒有結果
hits-found = 找到 { $count } 處
across-found = 共 { $count } 篇
across-so-far = 已有 { $count } 篇
across-title = 報架搜尋
across-hint = { $words } 縮小範圍；引號內為詞組，-詞 為排除
hits-in-all = 全刊 { $count } 處
no-search = 沒有正在進行的搜尋
bad-expression = 不是正規表示式：{ $reason }
large-expression = 表示式太大：請縮短
search-wrapped = 已繞過全刊首尾繼續搜尋

## What the reader keeps

starred = 已加星號
unstarred = 已取消星號
marked-read = 已標為已讀
marked-unread = 已標為未讀
mark-set = 已設書籤 { $letter }
no-mark = 沒有書籤 { $letter }
undone = 已復原：{ $what }
not-saving = 未儲存
not-saving-because = 閱讀紀錄未能儲存：{ $reason }
nothing-to-undo = 沒有可復原的

## Selecting, copying, writing

selecting = 選取：{ $begin } 從這裡開始，{ $copy } 複製，{ $end } 結束
only-reading = 閱讀稿件時才能用
copied = 已複製：{ $text }
clipped = 已剪存：{ $text }
saving = 正在存入報架…
saved-new = 已存入報架
saved-same = 報架上已有這一期
saved-changed = 已重新存入，原來的版本保留著
saved-not = 未能存入：{ $reason }
nothing-to-copy = 沒有可複製的
too-long-to-copy = 太長，不能複製：請少選一些
exported = 已寫入：{ $path }
export-exists = { $path } 已經存在：請換個名稱
export-failed = { $path } 無法寫入：{ $reason }

## Links

no-links = 這一螢幕沒有連結
hints-hint = 輸入連結的字母
link-opens = { $url } — { $key } 開啟
no-opener = 未設開啟連結的程式：請在設定裡寫 opener = "xdg-open"
opened = 已開啟

## What the key commands do

help-line-down = 下一行；分欄時下一屏
help-line-up = 上一行；分欄時上一屏
help-page-down = 下一頁
help-page-up = 上一頁
help-half-down = 往下半屏；分欄時下一屏
help-half-up = 往上半屏；分欄時上一屏
help-top = 到開頭；帶數字則到那一版或那一日
help-end = 到末尾；帶數字則到那一版或那一日
help-left = 向左；返回
help-right = 向右；開啟
help-open = 開啟；閱讀時顯示命令選單
help-back = 返回；退無可退時顯示命令選單
help-close = 返回；退無可退時離開
help-next-article = 下一篇
help-previous-article = 上一篇
help-next-section = 下一個欄目；報架上為下一種報紙
help-previous-section = 上一個欄目；報架上為上一種報紙
help-next-page = 報紙的下一版；報架上為下一個月
help-previous-page = 報紙的上一版；報架上為上一個月
help-pane-next = 下一個窗格；閱讀時前進
help-pane-previous = 上一個窗格；閱讀時後退
help-paragraph-next = 下一段
help-paragraph-previous = 上一段
help-subhead-next = 下一個小標題
help-subhead-previous = 上一個小標題
help-edition-next = 下一期
help-edition-previous = 上一期
help-shelf = 報架；再按回到報紙
help-contents = 目錄
help-front = 頭版；再按到目錄
help-page-map = 版面圖
help-columns = 增減欄數
help-wider = 加長每行
help-narrower = 縮短每行
help-measure-auto = 行長隨視窗
help-bare = 只留正文
help-readings = 顯示注音，或不顯示
help-repairs = 標出修補處，或不標出
help-next-repair = 下一個修補處
help-theme = 換配色
help-script = 簡體或繁體
help-images = 顯示圖片，或不顯示
help-mouse = 滑鼠開或關
help-options = 選項
help-search = 搜尋
help-search-back = 往回搜尋；沒有搜尋時看鍵位
help-search-next = 下一個結果；未搜尋時，下一個未讀
help-search-previous = 上一個結果；未搜尋時，上一個未讀
help-hits = 全部結果
help-jump-back = 回到跳轉前的位置
help-jump-forward = 再到跳轉後的位置
help-mark = 設書籤
help-mark-go = 到書籤處
help-star = 加星號，或取消
help-read = 標為已讀，或未讀
help-undo = 復原
help-select = 選取文字
help-copy-paragraph = 複製這一段
help-copy-article = 複製這一篇
help-copy-citation = 複製出處
help-clip = 剪報：連同出處存下所選或本段
help-kept = 收藏：星號和剪報
help-remove = 移去收藏裡選取的一條
help-save = 把這份報紙存入報架
help-copy-selection = 複製選取的文字
help-links = 用字母標出連結
help-open-link = 開啟連結
help-export = 把這一篇寫成檔案
help-command = 依名稱執行指令
help-help = 按鍵說明
help-redraw = 重畫螢幕
help-suspend = 暫停，回到命令列
help-quit = 離開

## Reading without a screen

plain-articles = 共 { $count } 篇文章
plain-start = 輸入 h 再按 Enter：說明
plain-prompt = 指令：
plain-article = 第 { $number } 篇，共 { $count } 篇
plain-section = 欄目：{ $text }
plain-rubric = 欄題：{ $text }
plain-kicker = 引題：{ $text }
plain-issuer = 發布單位：{ $text }
plain-headline = 標題：{ $text }
plain-deck = 副題：{ $text }
plain-summary = 提要：{ $text }
plain-byline = 署名：{ $text }
plain-dateline = 電頭：{ $text }
plain-question = 問：{ $text }
plain-subhead = { $level } 級小標題：{ $text }
plain-list = 清單，{ $count } 項
plain-item = 第 { $number } 項：{ $text }
plain-list-end = 清單完
plain-verse = 詩，{ $count } 行
plain-quote = 引文：{ $text }
plain-pull-quote = 摘引：{ $text }
plain-cite = 出自：{ $text }
plain-picture = 圖片：{ $text }
plain-picture-silent = 圖片，沒有說明
plain-caption = 圖說：{ $text }
plain-credit = 圖片來源：{ $text }
plain-table = 表格，{ $rows } 列 { $columns } 欄
plain-table-caption = 表題：{ $text }
plain-table-head = 表頭：{ $text }
plain-row = 第 { $number } 列：{ $text }
plain-cell-gap = ；
plain-cell-empty = 空
plain-table-end = 表格完
plain-note = 按語：{ $text }
plain-box = 框：{ $text }
plain-box-silent = 框
plain-box-end = 框完
plain-signature = 落款：{ $text }
plain-rule = 分隔
plain-pre = 照原樣的文字，{ $count } 行
plain-end = 本篇完
plain-headline-number = { $number }. { $text }
plain-section-from = { $text }：{ $count } 篇，從第 { $number } 篇起
plain-section-none = 未分欄目
plain-found = 在 { $count } 篇中找到
plain-hit = { $number }. { $text }：{ $count } 處
plain-missing = 沒有第 { $number } 篇：共 { $count } 篇
plain-unknown = 沒有 { $text } 這個指令；輸入 h 再按 Enter：說明
plain-by-paragraph = 逐段讀：按 Enter 讀下一段
plain-by-article = 整篇讀
plain-help-intro = 輸入下面的一項，再按 Enter：
plain-help-enter = 只按 Enter，或句點：往下讀
plain-help-number = 數字：那一篇
plain-help-next = n：下一篇
plain-help-previous = p：上一篇
plain-help-again = r：再讀一遍
plain-help-pace = k：逐段讀，或整篇讀
plain-help-contents = c 或 b：目錄
plain-help-sections = s：欄目
plain-help-find = 斜線加文字：有這些字的文章
plain-help-help = h：說明
plain-help-quit = q：離開
