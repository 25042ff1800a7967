# The words of the program in 한국어. One message a line, in the order of message.rs.
# No particle follows a variable: its form would hang on the last sound of what is filled in.

## Titles, and the hints at the foot of the screen

keys-title = 키
contents-title = 목차
sections-title = 섹션
options-title = 설정
hits-title = 검색
q-quits = { $key } 종료
help-hint = { $key } 도움말
back-hint = { $key } 뒤로
trouble-title = 이 호를 열 수 없습니다
menu-hint = Enter로 실행
options-hint = ← → 변경
options-keep = 위 설정을 모두 저장
no-such-letter = 그 글자의 링크가 없습니다
group-moving = 이동
group-going = 이동할 곳
group-finding = 검색과 링크
group-keeping = 보관과 복사
group-looking = 모양
group-program = 프로그램
option-theme = 색상
option-language = 화면 언어
option-script = 한자
option-opens = 처음 여는 화면
option-columns = 단
option-measure = 최대 줄 길이(칸)
option-line-break = 줄바꿈 규칙
option-justify = 오른쪽 맞춤
option-hang = 구두점 내밀기
option-indent = 들여쓰기
option-readings = 읽는 법 표시
option-images = 사진
option-mouse = 마우스
option-keys = 키 배치
by-window = 창에 맞춤
level-loose = 느슨하게
level-normal = 보통
level-strict = 엄격하게
level-newspaper = 신문

## Single words

on = 켬
off = 끔

## Keys and commands

unknown-key = { $keys } 키는 여기서 쓰이지 않습니다. { $key } 키 목록
no-such-command = 없는 명령: { $name }
no-such-option = { $name } 설정이 없습니다: { $names }
no-such-value = { $name } 값: { $values }

## How the page is set

columns-auto = 단: 창에 맞춤
columns-count = 단: { $count }단
width-is = 줄 길이: { $cells }칸
readings-off = 독음: 숨김
readings-on = 독음: 표시
repairs-on = 보정한 곳: 표시
repairs-off = 보정한 곳: 표시 안 함
repairs-none = 보정한 곳이 더 없습니다
home-front = 1면
home-contents = 목차
theme-is = 배색: { $name }
theme-terminal = 터미널에 맞춤
theme-day = 낮
theme-night = 밤
theme-contrast = 고대비
script-is = 한자: { $name }
script-as-printed = 원문대로
script-simplified = 간체
script-traditional = 번체
script-not-built = 이 판에는 한자 변환이 없습니다
images-on = 사진: 표시
images-off = 사진: 숨김
images-never = 여기서는 사진을 표시할 수 없습니다
image-missing = 사진 표시 안 됨: 파일이 없습니다
image-outside = 사진 표시 안 됨: 이 호 밖에 있습니다
image-too-large = 사진 표시 안 됨: 너무 큽니다
image-format = 사진 표시 안 됨: 알 수 없는 형식입니다
image-broken = 사진 표시 안 됨: 손상되었습니다
mouse-on = 마우스: 켬
mouse-off = 마우스: 끔

## Moving in the paper

no-articles = 이 호에는 기사가 없습니다
no-pages = 이 호에는 기사가 실린 면이 적혀 있지 않습니다
no-map = 이 면에는 기사의 자리가 적혀 있지 않습니다
page-missing = { $number }면은 없습니다
article-missing = { $number }번 기사가 없습니다
first-article = 첫 기사입니다
last-article = 마지막 기사입니다
first-section = 첫 섹션입니다
last-section = 마지막 섹션입니다
first-page = 첫 면입니다
last-page = 마지막 면입니다
next-up = 다음 기사: { $title }
was-last = 마지막 기사였습니다
all-read = 모두 읽었습니다
no-more-unread = 이 방향에는 읽지 않은 기사가 없습니다
no-jump = 이 방향에는 이동 기록이 없습니다
no-further = 이 방향에는 더 없습니다
opening = 여는 중…
no-previous-edition = 더 이전 호가 없습니다
no-next-edition = 더 이후 호가 없습니다

## The shelf

shelf-title = 신문꽂이
shelf-papers = 신문 { $count }종
shelf-issues = { $count }호
shelf-unread = 안 읽은 호 { $count }
shelf-continue = 이어 읽기
shelf-all = 모든 신문
shelf-unnamed = 이름 없음
shelf-undated = 날짜 없음
shelf-samples = 견본 신문
shelf-empty = 아직 저장한 신문이 없습니다. { $command } 명령으로 넣습니다.
shelf-looking = 신문꽂이를 보는 중…
shelf-indexing = 정리 중: { $done }/{ $of }
shelf-read = { $count }건 중 { $read }건 읽음
shelf-no-issue = 이날의 신문이 없습니다
shelf-no-more-unread = 이 방향에는 읽지 않은 호가 없습니다
shelf-needs-paper = 신문을 연 뒤에 쓸 수 있습니다
shelf-no-paper = 아직 연 신문이 없습니다

## What was kept, as a screen

kept-title = 보관함
kept-stars = 별표 { $count }
kept-clippings = 스크랩 { $count }
kept-no-stars = 별표한 기사가 없습니다. 기사에서 { $key } 키로 별표합니다.
kept-no-clippings = 스크랩이 없습니다. 기사에서 { $key } 키로 출처와 함께 스크랩합니다.
kept-hint = { $open } 열기, { $remove } 빼기, { $undo } 되돌리기
kept-unclipped = 스크랩을 버렸습니다, { $key } 되돌리기
kept-restored = 되돌렸습니다
kept-no-file = 이 호는 파일이 아니어서 다시 열 수 없습니다
kept-not-opened = 이 호를 열 수 없습니다: { $reason }
kept-no-article = 이 호에 그 기사가 이제 없습니다
kept-only = { $key } 목록 안에서만 쓸 수 있습니다
kept-page = 스크랩

## Searching

searching = 찾는 중…
hits-count = { $index }/{ $count }
not-found = 찾지 못함: { $query }
empty-hits = 결과 없음
hits-found = { $count }곳
across-found = 기사 { $count }건
across-so-far = 기사 { $count }건 이상
across-title = 신문꽂이 검색
across-hint = { $words } 로 좁히고 따옴표는 구절, -말은 제외
hits-in-all = 전체 { $count }곳
no-search = 진행 중인 검색이 없습니다
bad-expression = 정규식이 아닙니다: { $reason }
large-expression = 정규식이 너무 큽니다
search-wrapped = 호의 끝을 지나 이어 검색했습니다

## What the reader keeps

starred = 별표함
unstarred = 별표 지움
marked-read = 읽음으로 표시함
marked-unread = 읽지 않음으로 표시함
mark-set = 책갈피 꽂음: { $letter }
no-mark = 없는 책갈피: { $letter }
undone = 되돌림: { $what }
not-saving = 저장 안 됨
not-saving-because = 읽은 곳과 표시를 저장하지 못합니다: { $reason }
nothing-to-undo = 되돌릴 것이 없습니다

## Selecting, copying, writing

selecting = 선택 중: { $begin } 여기부터, { $copy } 복사, { $end } 끝
only-reading = 기사를 읽을 때만 쓸 수 있습니다
copied = 복사함: { $text }
clipped = 스크랩함: { $text }
saving = 저장 중…
saved-new = 신문꽂이에 저장했습니다
saved-same = 이미 신문꽂이에 있습니다
saved-changed = 새로 저장했습니다. 이전 판도 남아 있습니다
saved-not = 저장하지 못함: { $reason }
nothing-to-copy = 복사할 것이 없습니다
too-long-to-copy = 너무 길어 복사할 수 없습니다
exported = 저장함: { $path }
export-exists = 이미 있는 파일: { $path } (다른 이름을 쓰세요)
export-failed = 쓸 수 없음: { $path } ({ $reason })

## Links

no-links = 이 화면에는 링크가 없습니다
hints-hint = 링크의 글자를 입력
link-opens = { $url } — { $key } 열기
no-opener = 링크를 열려면 설정에 opener = "xdg-open" 줄을 넣으세요
opened = 열었습니다

## What the key commands do

help-line-down = 다음 줄, 단에서는 다음 쪽
help-line-up = 이전 줄, 단에서는 이전 쪽
help-page-down = 한 쪽 아래로
help-page-up = 한 쪽 위로
help-half-down = 반 쪽 앞으로, 단에서는 다음 쪽
help-half-up = 반 쪽 뒤로, 단에서는 이전 쪽
help-top = 처음으로, 숫자를 붙이면 그 면이나 날로
help-end = 끝으로, 숫자를 붙이면 그 면이나 날로
help-left = 왼쪽으로, 뒤로
help-right = 오른쪽으로, 열기
help-open = 열기, 읽는 중에는 명령 메뉴
help-back = 뒤로, 더 갈 곳이 없으면 명령 메뉴
help-close = 뒤로, 더 갈 곳이 없으면 끝내기
help-next-article = 다음 기사
help-previous-article = 이전 기사
help-next-section = 다음 섹션, 신문꽂이에서는 다음 신문
help-previous-section = 이전 섹션, 신문꽂이에서는 이전 신문
help-next-page = 신문의 다음 면, 신문꽂이에서는 다음 달
help-previous-page = 신문의 이전 면, 신문꽂이에서는 이전 달
help-pane-next = 다음 창, 읽을 때는 이동 기록 앞으로
help-pane-previous = 이전 창, 읽을 때는 이동 기록 뒤로
help-paragraph-next = 다음 문단
help-paragraph-previous = 이전 문단
help-subhead-next = 다음 소제목
help-subhead-previous = 이전 소제목
help-edition-next = 다음 호
help-edition-previous = 이전 호
help-shelf = 신문꽂이, 다시 누르면 신문으로
help-contents = 목차
help-front = 1면, 다시 누르면 목차
help-page-map = 지면 배치도
help-columns = 단 수 바꾸기
help-wider = 줄을 길게
help-narrower = 줄을 짧게
help-measure-auto = 줄 길이를 창에 맞추기
help-bare = 본문만 보기
help-readings = 독음 보이기, 숨기기
help-repairs = 보정한 곳 표시, 표시 안 함
help-next-repair = 보정한 다음 곳
help-theme = 배색 바꾸기
help-script = 간체 또는 번체
help-images = 사진 표시, 숨김
help-mouse = 마우스 켜기, 끄기
help-options = 설정
help-search = 검색
help-search-back = 거꾸로 검색, 검색 중이 아니면 키 목록
help-search-next = 다음 결과, 없으면 안 읽은 다음 것
help-search-previous = 이전 결과, 없으면 안 읽은 이전 것
help-hits = 모든 결과
help-jump-back = 이동하기 전 자리로
help-jump-forward = 이동한 자리로 다시
help-mark = 책갈피 꽂기
help-mark-go = 책갈피로 가기
help-star = 별표 하기, 지우기
help-read = 읽음, 읽지 않음
help-undo = 되돌리기
help-select = 글 선택
help-copy-paragraph = 문단 복사
help-copy-article = 기사 복사
help-copy-citation = 출처 복사
help-clip = 선택이나 단락을 출처와 함께 스크랩
help-kept = 별표와 스크랩 목록
help-remove = 그 목록에서 고른 것을 빼기
help-save = 이 신문을 신문꽂이에 저장
help-copy-selection = 선택한 글 복사
help-links = 링크에 영문자 붙이기
help-open-link = 링크 열기
help-export = 기사를 파일로 저장
help-command = 이름으로 명령 실행
help-help = 키 목록
help-redraw = 화면 다시 그리기
help-suspend = 멈추고 셸로 돌아가기
help-quit = 끝내기

## Reading without a screen

plain-articles = 기사 { $count }건
plain-start = h와 Enter: 도움말
plain-prompt = 명령:
plain-article = 기사 { $number }, 모두 { $count }건
plain-section = 섹션: { $text }
plain-rubric = 꼭지: { $text }
plain-kicker = 어깨 제목: { $text }
plain-issuer = 공고한 곳: { $text }
plain-headline = 제목: { $text }
plain-deck = 부제목: { $text }
plain-summary = 요약: { $text }
plain-byline = 글쓴이: { $text }
plain-dateline = 발신: { $text }
plain-question = 질문: { $text }
plain-subhead = { $level }단계 소제목: { $text }
plain-list = 목록, { $count }항목
plain-item = 항목 { $number }: { $text }
plain-list-end = 목록 끝
plain-verse = 시, { $count }행
plain-quote = 인용: { $text }
plain-pull-quote = 발췌: { $text }
plain-cite = 출처: { $text }
plain-picture = 사진: { $text }
plain-picture-silent = 사진, 설명 없음
plain-caption = 사진 설명: { $text }
plain-credit = 사진 제공: { $text }
plain-table = 표, { $rows }행 { $columns }열
plain-table-caption = 표 제목: { $text }
plain-table-head = 열 제목: { $text }
plain-row = { $number }행: { $text }
plain-cell-gap = { "; " }
plain-cell-empty = 비어 있음
plain-table-end = 표 끝
plain-note = 덧붙임: { $text }
plain-box = 상자: { $text }
plain-box-silent = 상자
plain-box-end = 상자 끝
plain-signature = 서명: { $text }
plain-rule = 구분
plain-pre = 원문 그대로, { $count }행
plain-end = 기사 끝
plain-headline-number = { $number }. { $text }
plain-section-from = { $text }: { $count }건, { $number }번부터
plain-section-none = 섹션 없음
plain-found = 기사 { $count }건에서 찾음
plain-hit = { $number }. { $text }: { $count }곳
plain-missing = 없는 기사: { $number } (모두 { $count }건)
plain-unknown = 없는 명령: { $text } (h와 Enter: 도움말)
plain-by-paragraph = 한 문단씩: Enter로 다음
plain-by-article = 기사 전체
plain-help-intro = 아래에서 하나를 치고 Enter:
plain-help-enter = Enter만, 또는 마침표: 이어서
plain-help-number = 숫자: 그 번호의 기사
plain-help-next = n: 다음 기사
plain-help-previous = p: 이전 기사
plain-help-again = r: 다시 한 번
plain-help-pace = k: 한 문단씩, 또는 기사 전체
plain-help-contents = c 또는 b: 목차
plain-help-sections = s: 섹션
plain-help-find = 빗금과 낱말: 그 말이 있는 기사
plain-help-help = h: 이 도움말
plain-help-quit = q: 끝내기
