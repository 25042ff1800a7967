//! Pages as scans leave them, and what holds of any page.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::edition::{Article, Block as Body, Jump, Kind as ArticleKind, RepairKind};

fn import(pages: &[&str], off: &[Pass]) -> Edition {
    let sources: Vec<Source> = pages.iter().map(|page| Source { name: "page.md", bytes: page.as_bytes() }).collect();
    super::import(&sources, &Facts::default(), off, Limits::default()).unwrap().edition
}

fn text(text: Option<&Text>) -> &str {
    text.map_or("", Text::as_str)
}

/// The texts of a body, blocks apart by newlines.
fn body(article: &Article) -> Vec<String> {
    let parts = article.parts();
    parts.iter().filter(|part| part.block.is_some()).map(|part| part.text.as_str().to_owned()).collect()
}

fn texts(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(Text::as_str).collect()
}

const PAGE: &str = "民生视点

# 老街装上新路灯 居民夜行心更安

## ——东渚区背街小巷亮灯工程见闻

本报记者 闻一 甘棠

“天一黑就不敢出门，”家住桂花巷的老人说，巷子里原来只有两盏灯，坏了

一盏以后，晚饭后再没人下楼散步。

### 先听居民怎么说

工程队进场之前，街道办请居民在图纸上画圈，哪里最暗就圈哪里，三天收回图纸四百

百张，灯杆的位置就这样定了下来。

### 灯光不照进窗户

灯罩朝下，光只落在路面上。设计师说，睡得好和走得稳一样要紧。

## 社区之窗

### 沙堤镇图书室延长开放时间

本报讯（记者 苏迟）沙堤镇图书室从本月起开放到晚上九点。管理员说，放学以后来写作业的孩子占了一

半座位，家长下班来接正好。

图书室还添了二十盏台灯。

本报讯 昨日清晨，北渡口的渔民把最后一船鳜鱼卸上码头，今年的鱼汛比往年早了十天。

渔政人员提醒，禁渔期从下月开始，渔船须在规定的日子以前回港。

## 北渡口鱼汛提前 渔民抢收鳜鱼忙

摊位的租金三年不变，老商户优先续约。市场方面表示，新大棚月底封顶。

## 竹行街市场翻修 老摊主领到新钥匙

竹行街市场的翻修进入第二个月，水电管线全部入地，昨天第一批老摊主领到了新钥匙。市场办公室承诺，

## 东渚区城市管理局关于冬季清扫积雪的通告

为保障市民出行，现将清扫积雪有关事项通告如下：

一、各单位负责门前的人行道，雪停以后两小时内清扫

完毕。

二、积雪不得堆在树池和消火栓旁边。

咨询电话：000-1234567  
特此通告

东渚区城市管理局 2026年11月20日
";

#[test]
fn a_page_with_every_fault_gives_its_articles_back() {
    let edition = import(&[PAGE], &[]);
    assert_eq!(edition.paper, None);
    assert_eq!((edition.date, edition.pages.len()), (None, 0));
    let headlines: Vec<&str> = edition.articles.iter().map(|article| text(article.headline.as_ref())).collect();
    assert_eq!(
        headlines,
        [
            "老街装上新路灯 居民夜行心更安",
            "沙堤镇图书室延长开放时间",
            "北渡口鱼汛提前 渔民抢收鳜鱼忙",
            "竹行街市场翻修 老摊主领到新钥匙",
            "东渚区城市管理局关于冬季清扫积雪的通告",
        ]
    );
    let [lamps, library, fish, market, notice] = edition.articles.as_slice() else { panic!() };
    assert_eq!((texts(&lamps.rubric), texts(&lamps.deck)), (vec!["民生视点"], vec!["东渚区背街小巷亮灯工程见闻"]));
    assert_eq!(lamps.byline_text(), "本报记者 闻一 甘棠");
    assert_eq!(body(lamps)[1], "先听居民怎么说");
    assert!(matches!(lamps.body[1], Body::Subhead(_)));
    assert!(body(lamps)[0].contains("坏了一盏") && body(lamps)[2].contains("四百张，"), "{:?}", body(lamps));
    assert!(lamps.repairs.iter().any(|repair| repair.kind == RepairKind::JoinDedup));
    assert_eq!((texts(&library.rubric), text(library.lead_in.as_ref())), (vec!["社区之窗"], "本报讯（记者 苏迟）"));
    assert_eq!((body(library).len(), body(fish).len()), (2, 2));
    assert!(fish.repairs.iter().any(|repair| repair.kind == RepairKind::Split));
    assert_eq!(body(market).len(), 1);
    assert!(body(market)[0].contains("承诺，摊位的租金"), "{:?}", body(market));
    assert_eq!((notice.kind.clone(), text(notice.issuer.as_ref())), (Some(ArticleKind::Notice), "东渚区城市管理局"));
    let signature = notice.signature.as_ref().unwrap();
    assert_eq!(
        (texts(&signature.lines), text(signature.date_text.as_ref())),
        (vec!["东渚区城市管理局"], "2026年11月20日")
    );
    assert!(matches!(&notice.body[1], Body::List(list) if list.items.len() == 2));
    for article in &edition.articles {
        for repair in &article.repairs {
            assert!(repair.confidence.is_some() && !repair.src.is_empty(), "{repair:?}");
        }
    }
}

#[test]
fn every_pass_can_be_left_out() {
    let edition = import(&[PAGE], &Pass::ALL.iter().map(|(_, pass)| *pass).collect::<Vec<_>>());
    assert!(edition.articles.iter().all(|article| article.repairs.is_empty()));
    let printed: Vec<String> = edition.articles.iter().flat_map(body).collect();
    assert!(printed.iter().any(|text| text.ends_with("坏了")), "{printed:?}");
    for (name, pass) in Pass::ALL {
        let without = import(&[PAGE], &[*pass]);
        let differs = without.articles != import(&[PAGE], &[]).articles;
        assert_eq!(differs, *pass != Pass::Jumps, "{name}");
    }
}

#[test]
fn an_article_goes_on_on_another_page() {
    let one =
        "# 大桥通车\n\n昨日大桥通车，两岸居民走上桥面，桥上人山人海。（下转第2版）\n\n# 渔船出海\n\n今早渔船出海。\n";
    let two =
        "# 图书室开放\n\n图书室开放到九点。\n\n# 大桥通车\n\n（上接第1版）大桥全长一千米，居民说走过去只要一刻钟。\n";
    let edition = import(&[one, two], &[]);
    assert_eq!(edition.articles.len(), 3);
    let bridge = &edition.articles[0];
    assert_eq!(
        body(bridge),
        ["昨日大桥通车，两岸居民走上桥面，桥上人山人海。", "大桥全长一千米，居民说走过去只要一刻钟。"]
    );
    let places: Vec<(&str, Option<Jump>)> =
        bridge.positions.iter().map(|place| (place.page.as_str(), place.jump.clone())).collect();
    assert_eq!(places, [("p1", Some(Jump::To)), ("p2", Some(Jump::From))]);
    assert_eq!(import(&[one, two], &[Pass::Jumps]).articles.len(), 4);
    // Where the other end is not there, nothing is joined.
    assert_eq!(import(&[one, "# 另一版\n\n别的事。\n"], &[]).articles.len(), 3);
}

/// Every character of an article that came from its source, spaces aside.
fn characters(edition: &Edition) -> BTreeMap<char, i64> {
    let mut count = BTreeMap::new();
    let mut add = |text: &str| {
        for char in text.chars().filter(|char| !char.is_whitespace()) {
            *count.entry(char).or_default() += 1;
        }
    };
    for article in &edition.articles {
        let heads = article.rubric.iter().chain(&article.kicker).chain(&article.headline).chain(&article.deck);
        heads.for_each(|text| add(text.as_str()));
        add(&article.byline_text());
        for text in body(article) {
            add(&text);
        }
        if let Some(signature) = &article.signature {
            signature.lines.iter().chain(&signature.date_text).for_each(|text| add(text.as_str()));
        }
        for place in article.positions.iter().filter_map(|place| place.jump_text.as_ref()) {
            add(place.as_str());
        }
        for repair in article.repairs.iter().filter(|repair| repair.kind == RepairKind::Drop) {
            add(text(repair.before.as_ref()));
        }
        // What a repair drops is what it shows before and not after.
        for repair in article.repairs.iter().filter(|repair| repair.before.is_some()) {
            let dropped =
                text(repair.before.as_ref()).chars().filter(|char| *char != '⏎' && !char.is_whitespace()).count();
            let kept = text(repair.after.as_ref()).chars().filter(|char| !char.is_whitespace()).count();
            let after = text(repair.after.as_ref());
            if dropped > kept && !after.is_empty() {
                let mut rest: Vec<char> = after.chars().collect();
                for char in text(repair.before.as_ref()).chars().filter(|char| *char != '⏎') {
                    match rest.iter().position(|other| *other == char) {
                        Some(at) => drop(rest.remove(at)),
                        None => add(&char.to_string()),
                    }
                }
            }
        }
    }
    // A deck's dash is not stored, and a list's marker is a part of its own.
    for dash in ['—', '―', '－'] {
        count.remove(&dash);
    }
    count
}

fn printed(pages: &[&str]) -> BTreeMap<char, i64> {
    let mut count = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        for block in page::read(index, page) {
            for char in block.text.chars().filter(|char| !char.is_whitespace() && !"—―－".contains(*char)) {
                *count.entry(char).or_default() += 1;
            }
        }
    }
    count
}

#[test]
fn no_character_of_a_page_is_lost_or_invented() {
    assert_eq!(characters(&import(&[PAGE], &[])), printed(&[PAGE]));
}

/// A piece of a page: headings, paragraphs whole and torn, items, bylines, signatures, jumps, pictures.
const PIECE: &str = "(#{1,3} [新桥通车渔船出海人a-c ]{1,14}|[汉字新桥，。“”]{1,30}|本报记者 [甲乙丙]{2}|本报讯（记者 甲）[新桥通车。]{1,20}|一、[事项新桥]{1,12}。?|2\\.[a-z ]{1,9}|（下转第[12]版）|[新桥]{3}（下转第2版）|（上接第1版）[新桥。]{1,9}|某局 2021年9月26日|某局关于[事项]{1,4}的通告|!\\[图\\]\\(a\\)|地址：甲  \n电话：乙|가나다[는은를 ]{1,9}\\.|The bridge [a-z ]{1,20}\\.?|——[新桥]{3}|奋斗新时代 启航新征程|政务动态|を[かなカ]{1,9}。)";

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_character_of_any_page_is_lost_or_invented(
        pages in prop::collection::vec(prop::collection::vec(PIECE, 0..14), 1..3),
        off in prop::sample::subsequence(Pass::ALL.iter().map(|(_, pass)| *pass).collect::<Vec<_>>(), 0..4),
    ) {
        let pages: Vec<String> = pages.iter().map(|pieces| pieces.join("\n\n")).collect();
        prop_assume!(pages.iter().all(|page| !page.trim().is_empty()));
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        let edition = import(&pages, &off);
        prop_assert_eq!(characters(&edition), printed(&pages), "{:?}", pages);
        // Every line is used once, and an article has a body where one was to be had.
        let mut lines = BTreeMap::new();
        for src in edition.articles.iter().flat_map(|article| &article.src) {
            *lines.entry((src.source, src.lines.first().copied())).or_insert(0) += 1;
        }
        prop_assert!(lines.values().all(|count| *count <= 1), "{:?}", lines);
        prop_assert_eq!(import(&pages, &off), edition);
    }

    #[test]
    fn no_text_makes_the_passes_panic(page in "\\PC{0,400}") {
        if !page.trim().is_empty() {
            let _ = super::import(&[Source { name: "x", bytes: page.as_bytes() }], &Facts::default(), &[], Limits::default());
        }
    }
}

#[test]
fn the_first_real_page_gives_its_seven_articles() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/page.md");
    let Ok(page) = std::fs::read_to_string(path) else {
        println!("skipped: the page is not here");
        return;
    };
    assert!(is_scan(&page));
    let edition = import(&[&page], &[]);
    assert_eq!(edition.articles.len(), 7);
    assert_eq!(characters(&edition), printed(&[&page]));
    let joins = edition.articles.iter().flat_map(|article| &article.repairs).filter(|repair| {
        matches!(repair.kind, RepairKind::Join | RepairKind::JoinDedup | RepairKind::Move)
            && text(repair.before.as_ref()).contains('⏎')
    });
    assert_eq!(joins.count(), 12);
    let notices: Vec<&Article> =
        edition.articles.iter().filter(|article| article.kind == Some(ArticleKind::Notice)).collect();
    assert_eq!(notices.len(), 2);
    assert!(
        notices.iter().all(|notice| notice.issuer.is_some()
            && notice.signature.as_ref().is_some_and(|signature| signature.date.is_some()))
    );
    let heads: Vec<[usize; 4]> = edition
        .articles
        .iter()
        .map(|article| {
            [article.rubric.len(), article.kicker.len(), article.deck.len(), usize::from(article.byline.is_some())]
        })
        .collect();
    assert_eq!(
        heads,
        [[1, 0, 1, 1], [1, 0, 0, 0], [1, 1, 0, 0], [3, 1, 0, 0], [1, 0, 1, 1], [0, 0, 0, 0], [0, 0, 0, 0]]
    );
    assert_eq!((edition.paper, edition.date, edition.pages.len()), (None, None, 0));
}
