# The words of the program in 日本語. One message a line, in the order of message.rs.

## Titles, and the hints at the foot of the screen

keys-title = キー
contents-title = 目次
sections-title = 欄
options-title = 設定
hits-title = 検索
q-quits = { $key } で終了
help-hint = { $key } ヘルプ
back-hint = { $key } 戻る
trouble-title = この号は開けません
menu-hint = Enter で実行
options-hint = ← → で変更
options-keep = 以上の設定を保存
no-such-letter = その文字のリンクはありません
group-moving = 移動
group-going = 行き先
group-finding = 検索とリンク
group-keeping = 保存と複写
group-looking = 見え方
group-program = プログラム
option-theme = 配色
option-language = 表示言語
option-script = 漢字の字体
option-opens = 最初に開く画面
option-columns = 段組
option-measure = 行の最大幅（桁）
option-line-break = 禁則
option-justify = 行末揃え
option-hang = ぶら下げ
option-indent = 段落の字下げ
option-readings = ルビを表示
option-images = 写真
option-mouse = マウス
option-keys = キー割り当て
by-window = 画面に合わせる
level-loose = 緩い
level-normal = 標準
level-strict = 厳格
level-newspaper = 新聞

## Single words

on = オン
off = オフ

## Keys and commands

unknown-key = { $keys } はここでは使えません。{ $key } でキー一覧
no-such-command = { $name } というコマンドはありません
no-such-option = { $name } という設定はありません：{ $names }
no-such-value = { $name } の値：{ $values }

## How the page is set

columns-auto = 段組み：画面に合わせる
columns-count = 段組み：{ $count } 段
width-is = 行長：{ $cells } 桁
readings-off = ルビ：非表示
readings-on = ルビ：表示
repairs-on = 補正箇所：表示
repairs-off = 補正箇所：非表示
repairs-none = ほかに補正箇所はありません
home-front = 一面
home-contents = 目次
theme-is = 配色：{ $name }
theme-terminal = 端末に合わせる
theme-day = 昼
theme-night = 夜
theme-contrast = 高コントラスト
script-is = 字体：{ $name }
script-as-printed = 原文どおり
script-simplified = 簡体字
script-traditional = 繁体字
script-not-built = この版には字体の変換がありません
images-on = 写真：表示
images-off = 写真：非表示
images-never = ここでは写真を表示できません
image-missing = 写真は表示できません：ファイルがありません
image-outside = 写真は表示できません：この号の外にあります
image-too-large = 写真は表示できません：大きすぎます
image-format = 写真は表示できません：形式がわかりません
image-broken = 写真は表示できません：壊れています
mouse-on = マウス：オン
mouse-off = マウス：オフ

## Moving in the paper

no-articles = この号に記事はありません
no-pages = この号には記事の掲載面が書かれていません
no-map = この面には記事の位置が記されていません
page-missing = { $number } 面はありません
article-missing = { $number } 番の記事はありません
first-article = 最初の記事です
last-article = 最後の記事です
first-section = 最初の欄です
last-section = 最後の欄です
first-page = 最初の面です
last-page = 最後の面です
next-up = 次の記事：{ $title }
was-last = これが最後の記事でした
all-read = すべて既読です
no-more-unread = この先に未読の記事はありません
no-jump = これ以上の移動履歴はありません
no-further = この先にはありません
opening = 開いています…
no-previous-edition = これより前の号はありません
no-next-edition = これより後の号はありません

## The shelf

shelf-title = 新聞架
shelf-papers = { $count } 紙
shelf-issues = { $count } 号
shelf-unread = 未読 { $count } 号
shelf-continue = 続きを読む
shelf-all = すべての新聞
shelf-unnamed = 紙名なし
shelf-undated = 日付なし
shelf-samples = 見本紙
shelf-empty = まだ何も保存されていません。{ $command } でここに入ります。
shelf-looking = 新聞架を見ています…
shelf-indexing = 整理しています：{ $done }/{ $of }
shelf-read = { $count } 本中 { $read } 本既読
shelf-no-issue = この日の新聞はありません
shelf-no-more-unread = この先に未読の号はありません
shelf-needs-paper = 新聞を開くと使えます
shelf-no-paper = まだ新聞を開いていません

## What was kept, as a screen

kept-title = 保存したもの
kept-stars = スター { $count }
kept-clippings = 切り抜き { $count }
kept-no-stars = スターを付けた記事はありません。{ $key } で付けます。
kept-no-clippings = 切り抜きはありません。記事の中で { $key } を押すと切り抜きます。
kept-hint = { $open } 開く、{ $remove } 外す、{ $undo } 戻す
kept-unclipped = 切り抜きを捨てました、{ $key } で戻します
kept-restored = 戻しました
kept-no-file = この号はファイルではないため、開けません
kept-not-opened = この号を開けません：{ $reason }
kept-no-article = この号にその記事はもうありません
kept-only = { $key } の一覧の中で使えます
kept-page = 切り抜き

## Searching

searching = 検索中…
hits-count = { $index }/{ $count }
not-found = 見つかりません：{ $query }
empty-hits = 該当なし
hits-found = { $count } 件
across-found = { $count } 本
across-so-far = { $count } 本以上
across-title = 新聞架の検索
across-hint = { $words } で絞り込み。引用符は語句、-語 は除外
hits-in-all = 全体で { $count } 件
no-search = 検索していません
bad-expression = 正規表現ではありません：{ $reason }
large-expression = 正規表現が大きすぎます
search-wrapped = 号の端を越えて検索しました

## What the reader keeps

starred = スターを付けました
unstarred = スターを外しました
marked-read = 既読にしました
marked-unread = 未読にしました
mark-set = しおり { $letter } をはさみました
no-mark = しおり { $letter } はありません
undone = 取り消しました：{ $what }
not-saving = 保存されていません
not-saving-because = 既読やしるしを保存できません：{ $reason }
nothing-to-undo = 取り消す操作はありません

## Selecting, copying, writing

selecting = 選択中：{ $begin } ここから、{ $copy } 複写、{ $end } 終了
only-reading = 記事を読むときに使えます
copied = コピーしました：{ $text }
clipped = 切り抜きました：{ $text }
saving = 保存中…
saved-new = 新聞架に保存しました
saved-same = すでに新聞架にあります
saved-changed = 保存し直しました。前の版も残しています
saved-not = 保存できません：{ $reason }
nothing-to-copy = コピーするものがありません
too-long-to-copy = 長すぎて複写できません
exported = 書き出しました：{ $path }
export-exists = { $path } は既にあります。別の名前にしてください
export-failed = { $path } に書き込めません：{ $reason }

## Links

no-links = この画面にリンクはありません
hints-hint = リンクの文字を入力
link-opens = { $url } — { $key } で開く
no-opener = リンクを開くには設定に opener = "xdg-open" と書いてください
opened = 開きました

## What the key commands do

help-line-down = 次の行、段組では次のページ
help-line-up = 前の行、段組では前のページ
help-page-down = 1 ページ進む
help-page-up = 1 ページ戻る
help-half-down = 半ページ先、段組では次のページ
help-half-up = 半ページ前、段組では前のページ
help-top = 先頭へ、数字を付けるとその面や日へ
help-end = 末尾へ、数字を付けるとその面や日へ
help-left = 左へ、または戻る
help-right = 右へ、または開く
help-open = 開く、読むときはコマンドのメニュー
help-back = 戻る、戻る先がなければメニュー
help-close = 戻る、戻る先がなければ終了
help-next-article = 次の記事
help-previous-article = 前の記事
help-next-section = 次の欄、新聞架では次の新聞
help-previous-section = 前の欄、新聞架では前の新聞
help-next-page = 紙面の次の面、新聞架では次の月
help-previous-page = 紙面の前の面、新聞架では前の月
help-pane-next = 次の区画、読むときは移動履歴を先へ
help-pane-previous = 前の区画、読むときは移動履歴を前へ
help-paragraph-next = 次の段落
help-paragraph-previous = 前の段落
help-subhead-next = 次の小見出し
help-subhead-previous = 前の小見出し
help-edition-next = 次の号
help-edition-previous = 前の号
help-shelf = 新聞架、もう一度で紙面に戻る
help-contents = 目次
help-front = 一面、もう一度で目次
help-page-map = 紙面の図
help-columns = 段数を変える
help-wider = 行を長くする
help-narrower = 行を短くする
help-measure-auto = 行長を画面に合わせる
help-bare = 本文だけにする
help-readings = ルビの表示を切り替える
help-repairs = 補正箇所の表示を切り替える
help-next-repair = 次の補正箇所
help-theme = 配色を変える
help-script = 簡体字か繁体字か
help-images = 写真の表示を切り替える
help-mouse = マウスのオン、オフ
help-options = 設定
help-search = 検索
help-search-back = 逆向きに検索、検索中でなければキー一覧
help-search-next = 次の検索結果、なければ次の未読
help-search-previous = 前の検索結果、なければ前の未読
help-hits = 検索結果の一覧
help-jump-back = ジャンプ元へ戻る
help-jump-forward = ジャンプ先へ進む
help-mark = しおりをはさむ
help-mark-go = しおりへ移る
help-star = スターを付ける、外す
help-read = 既読と未読を切り替える
help-undo = 取り消す
help-select = 文字を選択
help-copy-paragraph = 段落をコピー
help-copy-article = 記事をコピー
help-copy-citation = 出典をコピー
help-clip = 選択または段落を出典とともに切り抜く
help-kept = スターと切り抜きの一覧
help-remove = 一覧で選んだものを外す
help-save = この新聞を新聞架に保存
help-copy-selection = 選択部分をコピー
help-links = リンクに英字を振る
help-open-link = リンクを開く
help-export = 記事をファイルに書き出す
help-command = 名前でコマンドを実行
help-help = キー一覧
help-redraw = 画面を描き直す
help-suspend = 中断してシェルに戻る
help-quit = 終了

## Reading without a screen

plain-articles = 記事 { $count } 本
plain-start = h と Enter でヘルプ
plain-prompt = コマンド：
plain-article = 記事 { $number }、全 { $count } 本
plain-section = 欄：{ $text }
plain-rubric = 欄名：{ $text }
plain-kicker = 肩見出し：{ $text }
plain-issuer = 発表：{ $text }
plain-headline = 見出し：{ $text }
plain-deck = 脇見出し：{ $text }
plain-summary = 要約：{ $text }
plain-byline = 署名：{ $text }
plain-dateline = 発信地：{ $text }
plain-question = 質問：{ $text }
plain-subhead = 小見出し、レベル { $level }：{ $text }
plain-list = 箇条書き、{ $count } 項目
plain-item = 項目 { $number }：{ $text }
plain-list-end = 箇条書き終わり
plain-verse = 詩、{ $count } 行
plain-quote = 引用：{ $text }
plain-pull-quote = 抜き書き：{ $text }
plain-cite = 引用元：{ $text }
plain-picture = 写真：{ $text }
plain-picture-silent = 写真、説明なし
plain-caption = 写真説明：{ $text }
plain-credit = 写真提供：{ $text }
plain-table = 表、{ $rows } 行 { $columns } 列
plain-table-caption = 表の題：{ $text }
plain-table-head = 列の見出し：{ $text }
plain-row = { $number } 行目：{ $text }
plain-cell-gap = 、
plain-cell-empty = 空
plain-table-end = 表終わり
plain-note = 注記：{ $text }
plain-box = 囲み：{ $text }
plain-box-silent = 囲み
plain-box-end = 囲み終わり
plain-signature = 記名：{ $text }
plain-rule = 区切り
plain-pre = 原文のまま、{ $count } 行
plain-end = 記事終わり
plain-headline-number = { $number }. { $text }
plain-section-from = { $text }：{ $count } 本、{ $number } 番から
plain-section-none = 欄なし
plain-found = { $count } 本の記事で見つかりました
plain-hit = { $number }. { $text }：{ $count } か所
plain-missing = 記事 { $number } はありません。全 { $count } 本です
plain-unknown = { $text } というコマンドはありません。h と Enter でヘルプ
plain-by-paragraph = 一段落ずつ読みます。Enter で次へ
plain-by-article = 記事全体を読みます
plain-help-intro = 次のどれかを入力して Enter：
plain-help-enter = Enter だけ、または句点：続きへ
plain-help-number = 数字：その番号の記事
plain-help-next = n：次の記事
plain-help-previous = p：前の記事
plain-help-again = r：もう一度
plain-help-pace = k：一段落ずつ、または記事全体
plain-help-contents = c か b：目次
plain-help-sections = s：欄の一覧
plain-help-find = スラッシュと語句：それを含む記事
plain-help-help = h：このヘルプ
plain-help-quit = q：終了
