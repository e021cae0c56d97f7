"""The page in a browser: everything it promises, with a mouse, with keys, on a phone, in the dark and on paper."""

import os
import re
from pathlib import Path

import pytest

from kg.model import Entity, Evidence, Modality, Polarity, Predicate, Span, Statement
from kg.view import Language, Settings, Wording
from kg.view.html import page as write
from kg.view.reading import Named, Told

api = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
expect = api.expect

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
#: What is not chosen recedes on purpose while something else is.
RECEDING = "['.graph.choosing .node:not(.near, .chosen)', '.graph.choosing .sign:not(.near, .chosen)']"
TITLE = "当蚂蚁金服沉迷于流量，京东科技驶向产业的深海"
LABELS = {
    "pursues": ("追求", "pursues"),
    "continues": ("延续", "continues"),
    "Product": ("产品", "product"),
    "Company": ("公司", "company"),
}
WORDINGS = {
    language: Wording(language, {name: both[place] for name, both in LABELS.items()})
    for place, language in enumerate(Language)
}


@pytest.fixture(scope="module")
def file(statements, tmp_path_factory):
    """Give the page of the article as a file."""
    told = Told(
        tuple(statements),
        {"https://example.org/doc/article": Named(TITLE, "alipay.txt")},
        {"支付宝": ("Alipay", "支付寶")},
    )
    return saved(told, tmp_path_factory.mktemp("page"))


def saved(told, folder, **choices):
    path = folder / "graph.html"
    path.write_bytes(write(told, Settings(**choices), WORDINGS).data)
    return path


@pytest.fixture
def visit(browser):
    """Give what opens a page; whatever it does, it must ask for nothing and complain of nothing."""
    contexts, trouble = [], []

    def visit(path, address="", **options):
        context = browser.new_context(
            **{"reduced_motion": "reduce", "viewport": {"width": 1400, "height": 900}, **options}
        )
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: message.type in {"error", "warning"} and trouble.append(message.text))
        tab.on("pageerror", lambda error: trouble.append(str(error)))
        tab.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: trouble.append(request.url) if not local(request.url, path) else None)
        tab.goto(f"{path.as_uri()}{address}")
        return tab

    yield visit
    for context in contexts:
        context.close()
    assert trouble == []


def local(url, path):
    return url.startswith(("data:", "blob:")) or url.split("#")[0] == path.as_uri()


@pytest.fixture
def tab(visit, file):
    return visit(file)


@pytest.mark.skipif(not AXE.exists() and "CI" not in os.environ, reason="npm install --no-save axe-core")
@pytest.mark.parametrize("width", [1400, 390])
def test_the_page_of_the_article(visit, run, built, article, tmp_path, width):
    """What `kg view` writes of the real article, from the search to the sentence."""
    path = tmp_path / "graph.html"
    assert run("view", "-g", built, path, "-q").returncode == 0
    assert path.stat().st_size < 500_000
    tab = visit(path, viewport={"width": width, "height": 900})
    assert tab.locator("#graph .edge").count() > 100
    tab.get_by_role("searchbox", name="搜索实体").fill("zfb")
    tab.get_by_role("searchbox").press("Enter")
    expect(card(tab).get_by_role("heading", level=2)).to_have_text("支付宝")
    card(tab).locator(".said[data-statement]").first.click()
    expect(card(tab).locator(".evidence").first).to_be_visible()
    assert card(tab).locator(".raw").first.text_content() in article.read_text(encoding="utf-8")
    assert faults(tab) == []


def edge(tab, name):
    return tab.locator("#graph .edge").and_(tab.get_by_role("button", name=name, exact=True)).first


def node(tab, name):
    return tab.locator("#graph .node").and_(tab.get_by_role("button", name=name, exact=True))


def card(tab):
    return tab.get_by_role("complementary", name="详情")


# --- search ---


@pytest.mark.parametrize(
    "query",
    ["支付宝", "支付", "付宝", "alipay", "ALI", "支付寶", "zhifubao", "zfb", "zhifb", "zf", "支fb", "zhi fu bao"],
)
def test_search_finds_alipay_however_it_is_typed(tab, query):
    tab.get_by_role("searchbox", name="搜索实体").fill(query)
    first = tab.locator("#list a").first
    expect(first).to_have_text(re.compile("支付宝"))
    expect(tab.locator("#status")).to_have_text(re.compile(r"找到 \d+ 个"))


def test_enter_opens_the_best_find(tab):
    tab.get_by_role("searchbox").fill("jdkj")
    tab.get_by_role("searchbox").press("Enter")
    expect(card(tab).get_by_role("heading", level=2)).to_have_text("京东科技")


def test_what_is_not_there_is_not_found(tab):
    tab.get_by_role("searchbox").fill("不存在的东西")
    expect(tab.locator("#status")).to_have_text("没有找到")
    expect(tab.locator("#list a")).to_have_count(0)


def test_finds_light_up_in_the_picture(tab):
    tab.get_by_role("searchbox").fill("互联网")
    expect(tab.locator("#graph .node.found").first).to_be_visible()
    assert 3 < tab.locator("#graph .node.found").count() < 15
    tab.get_by_role("searchbox").fill("")
    expect(tab.locator("#graph .found")).to_have_count(0)


# --- filters ---


def opened_filters(tab):
    tab.locator("#filters summary").click()
    return tab.locator("#filters")


def shown_edges(tab):
    return tab.locator("#graph .edge:not(.off)")


@pytest.mark.parametrize(
    ("label", "gone", "left"),
    [
        ("否定", ".edge.negative", 73),
        ("转述", ".edge.reported", 77),
        ("假设", None, 75),
        ("疑问", ".edge.question", 80),
    ],
)
def test_filter_by_polarity_and_modality(tab, label, gone, left):
    expect(shown_edges(tab)).to_have_count(81)
    box = opened_filters(tab).get_by_role("checkbox", name=label)
    box.uncheck()
    expect(shown_edges(tab)).to_have_count(left)
    if gone:
        expect(tab.locator(f"#graph {gone}:not(.off)")).to_have_count(0)
    expect(tab.locator("#status")).to_have_text(re.compile(rf"{left} 条陈述"))
    box.check()
    expect(shown_edges(tab)).to_have_count(81)


def test_filter_by_kind_hides_nodes_their_edges_and_their_names(tab):
    opened_filters(tab).get_by_role("checkbox", name="公司").uncheck()
    expect(node(tab, "公司 京东科技")).to_be_hidden()
    expect(edge(tab, "京东科技 聚焦 供给端")).to_be_hidden()
    expect(tab.locator("#list").get_by_role("link", name=re.compile("^京东科技"))).to_have_count(0)
    expect(node(tab, "Concept 供给端")).to_be_hidden()  # nothing else is said of it


def test_filter_by_confidence(tab, statements):
    slider = opened_filters(tab).get_by_role("slider", name="置信度不低于")
    slider.fill("0.9")
    expect(shown_edges(tab)).to_have_count(sum(said.confidence >= 0.9 for said in statements))
    expect(edge(tab, "京东科技 优于 支付宝")).to_be_hidden()
    expect(edge(tab, "支付宝 追求 流量")).to_be_visible()
    slider.fill("0")
    expect(shown_edges(tab)).to_have_count(81)


# --- cards ---


def test_a_click_on_an_entity_tells_all_that_is_said_of_it(tab, statements):
    node(tab, "公司 京东科技").click()
    told = card(tab)
    expect(told.get_by_role("heading", level=2)).to_have_text("京东科技")
    mine = [said for said in statements if "京东科技" in {said.subject.label, getattr(said.object, "label", "")}]
    expect(told.locator(".said[data-statement]")).to_have_count(len(mine))
    assert {button.get_attribute("data-statement") for button in told.locator(".said").all()} == {
        said.id for said in mine
    }
    expect(tab.locator("#graph .node.chosen")).to_have_count(1)
    expect(node(tab, "Industry 消费互联网")).to_have_css("opacity", "0.12")
    expect(node(tab, "产品 支付宝")).to_have_css("opacity", "1")


def test_a_click_on_an_edge_tells_its_sentence_and_where_it_stands(tab, statements):
    (said,) = [one for one in statements if one.subject.label == "支付宝" and one.predicate.label == "沉迷于"]
    edge(tab, "支付宝 追求 流量").locator("path.hit").dispatch_event("click", {"bubbles": True})
    told = card(tab)
    evidence = said.evidence[0]
    expect(told.locator(".repaired")).to_have_text(evidence.sentence)
    expect(told.locator(".raw")).to_have_text(evidence.quote)
    assert evidence.sentence != evidence.quote
    for role, words in (("s", "支付宝"), ("p", "沉迷于"), ("o", "流量")):
        expect(told.locator(f".repaired mark.{role}")).to_have_text(words)
    place = f"{TITLE} · alipay.txt，第 {evidence.span.start}\N{EN DASH}{evidence.span.end} 字"
    expect(told.get_by_text(place)).to_be_visible()
    expect(told.get_by_text("置信度 1.00")).to_be_visible()
    told.locator("p").get_by_role("button", name="流量").click()
    expect(told.get_by_role("heading", level=2)).to_have_text("流量")


def test_a_real_click_on_a_line_hits_it(tab):
    line = edge(tab, "支付宝 追求 流量").locator("path").first
    x, y = line.evaluate(
        "path => { const p = path.getPointAtLength(path.getTotalLength() * 0.3);"
        " const q = new DOMPoint(p.x, p.y).matrixTransform(path.getScreenCTM()); return [q.x, q.y + 2] }"
    )
    tab.mouse.click(x, y)
    expect(card(tab).get_by_role("heading", level=2)).to_have_text(re.compile("支付宝 追求 流量|支付宝"))


def test_what_is_denied_is_struck(tab):
    name = "金融科技 并非 延续 互联网"
    expect(edge(tab, name)).to_have_class(re.compile("negative"))
    red = tab.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--red').trim()")
    assert (
        edge(tab, name)
        .locator("path")
        .evaluate_all(
            "(paths, red) => paths.filter(p => !p.classList.contains('hit')).map(p => getComputedStyle(p).stroke)", red
        )
        == ["rgb(199, 62, 58)"] * 2
    )
    edge(tab, name).dispatch_event("click", {"bubbles": True})
    expect(card(tab).get_by_role("heading", level=2)).to_have_text("金融科技 并非 延续 互联网")
    expect(card(tab).locator(".rel.negative")).to_have_css("text-decoration-line", "line-through")


def test_what_is_conditional_is_dashed_and_tells_its_condition(tab):
    name = "支付宝 失去 产业互联网的新红利"
    assert edge(tab, name).locator("path").first.evaluate("p => getComputedStyle(p).strokeDasharray") == "7px, 4px"
    edge(tab, name).dispatch_event("click", {"bubbles": True})
    condition = card(tab).get_by_role("button", name="支付宝抱有执念流量")
    expect(card(tab).get_by_role("heading", name="条件")).to_be_visible()
    condition.click()
    expect(card(tab).get_by_role("heading", level=2)).to_have_text("支付宝 追求 流量")


def test_what_is_reported_tells_who_holds_it(tab):
    name = "金融科技 生命线 流量"
    assert edge(tab, name).get_attribute("class").startswith("edge reported")
    edge(tab, name).dispatch_event("click", {"bubbles": True})
    expect(card(tab).get_by_role("heading", name="持此说者")).to_be_visible()
    expect(card(tab).get_by_role("button", name="很多人")).to_be_visible()


def test_a_situation_leads_to_what_it_is_about(tab):
    node(tab, "情形 以产业末端为切入点").click()
    expect(card(tab).locator(".said[data-statement]")).to_have_count(2)
    tab.get_by_role("link", name=re.compile("^互联网金融")).click()
    card(tab).get_by_role("button", name="以产业末端为切入点").click()
    expect(card(tab).get_by_role("heading", level=2)).to_have_text("以产业末端为切入点")


def test_a_pronoun_tells_what_it_stands_for(visit, tmp_path):
    from kg.model import Antecedent

    means = (Antecedent("它", Span(0, 1), "支付宝", Span(0, 3)), Antecedent("", Span(2, 2), "流量", Span(0, 1)))
    evidence = Evidence("d", Span(0, 5), "它沉迷於流量", "c", "它沉迷于流量", means, (Span(0, 1), Span(4, 6)))
    said = Statement(Entity("支付宝"), Predicate("沉迷于"), Entity("流量"), evidence=(evidence,))
    tab = visit(saved(Told((said,)), tmp_path), f"#st:{said.id}")
    expect(card(tab)).to_contain_text("「它」指支付宝")
    expect(card(tab)).to_contain_text("省略处指流量")


def test_evidence_of_a_pdf_names_its_page_and_of_a_word_file_its_paragraph(visit, tmp_path):
    from kg.model import Place

    proofs = (
        Evidence("a", Span(0, 8), "支付宝沉迷于流量", "c", "支付宝沉迷于流量", place=Place(3, (50, 38, 170, 50))),
        Evidence("b", Span(0, 8), "支付宝沉迷于流量", "c", "支付宝沉迷于流量", place=Place(paragraph=7)),
    )
    said = Statement(Entity("支付宝"), Predicate("沉迷于"), Entity("流量"), evidence=proofs)
    tab = visit(saved(Told((said,)), tmp_path), f"#st:{said.id}")
    expect(card(tab).locator(".sheet")).to_have_text(["第 3 页", "第 7 段"])
    expect(card(tab).locator(".sheet").first).to_have_attribute("title", "50, 38, 170, 50")


# --- links, keys ---


def test_links_lead_to_an_entity_or_a_statement_and_back(visit, file, statements):
    tab = visit(file, "#支付宝")
    expect(card(tab).get_by_role("heading", level=2)).to_have_text("支付宝")
    expect(tab.locator("#list a[aria-current=true]")).to_have_text(re.compile("支付宝"))
    tab.get_by_role("link", name=re.compile("^京东科技")).click()
    expect(card(tab).get_by_role("heading", level=2)).to_have_text("京东科技")
    tab.go_back()
    expect(card(tab).get_by_role("heading", level=2)).to_have_text("支付宝")
    (said,) = [one for one in statements if one.predicate.label == "杀入"]
    other = visit(file, f"#st:{said.id}")
    expect(card(other).locator(".repaired")).to_have_text(said.evidence[0].sentence)
    strange = visit(file, "#%E0%A4%A")
    expect(card(strange)).to_contain_text("点一个实体")


def test_everything_can_be_done_with_keys(tab):
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("button", name="跳到图")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("#graph")).to_be_focused()
    tab.keyboard.press("ArrowRight")
    expect(node(tab, "Industry 金融科技")).to_be_focused()
    start = tab.evaluate("document.activeElement.getBoundingClientRect().x")
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate("document.activeElement.getBoundingClientRect().x") < start
    name = tab.evaluate("document.activeElement.getAttribute('aria-label')").split(" ", 1)[1]
    tab.keyboard.press("Enter")
    expect(card(tab).get_by_role("heading", level=2)).to_have_text(name)
    expect(card(tab)).to_be_focused()
    tab.keyboard.press("Escape")
    expect(card(tab)).to_contain_text("点一个实体")
    assert tab.evaluate("document.activeElement.dataset.node !== undefined")
    tab.keyboard.press("/")
    expect(tab.get_by_role("searchbox")).to_be_focused()
    tab.keyboard.type("zfb")
    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("link", name=re.compile("^支付宝"))).to_be_focused()


def test_the_picture_is_one_tab_stop(tab):
    assert tab.locator("#graph [tabindex='0']").count() == 0
    tab.locator("#graph").focus()
    tab.keyboard.press("ArrowDown")
    assert tab.locator("#graph [tabindex='0']").count() == 1
    assert tab.locator("#graph").get_attribute("tabindex") == "-1"


def width_of_view(tab):
    return tab.evaluate("document.getElementById('graph').viewBox.baseVal.width")


def test_zoom_with_buttons_keys_and_wheel(tab):
    whole = width_of_view(tab)
    tab.get_by_role("button", name="放大").click()
    nearer = width_of_view(tab)
    assert nearer < whole
    tab.get_by_role("button", name="缩小").click()
    assert width_of_view(tab) == pytest.approx(whole)
    tab.locator("#graph").focus()
    tab.keyboard.press("+")
    assert width_of_view(tab) < whole
    tab.keyboard.press("0")
    assert width_of_view(tab) == pytest.approx(whole)
    tab.mouse.move(700, 500)
    tab.mouse.wheel(0, -300)
    tab.wait_for_function("whole => document.getElementById('graph').viewBox.baseVal.width < whole", arg=whole)
    tab.get_by_role("button", name="全图").click()
    assert width_of_view(tab) == pytest.approx(whole)


def test_dragging_moves_the_picture_and_chooses_nothing(tab):
    before = tab.locator("#graph").get_attribute("viewBox")
    box = node(tab, "产品 支付宝").locator("circle").bounding_box()
    tab.mouse.move(box["x"] + 5, box["y"] + 5)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 105, box["y"] + 65, steps=4)
    tab.mouse.up()
    assert tab.locator("#graph").get_attribute("viewBox") != before
    expect(card(tab)).to_contain_text("点一个实体")


# --- looks ---


def test_the_legend_counts_what_is_shown(tab):
    legend = tab.locator("#legend li")
    texts = legend.all_inner_texts()
    assert {"断言 57", "否定 8", "转述 4", "产品 4", "公司 1", "情形 3", "所涉"} <= {text.strip() for text in texts}


def background(tab):
    return tab.evaluate("getComputedStyle(document.body).backgroundColor")


def test_dark_mode_follows_the_system_and_the_button(visit, file):
    light, dark = visit(file), visit(file, color_scheme="dark")
    assert background(light) == "rgb(255, 255, 255)"
    assert background(dark) == "rgb(16, 22, 29)"
    dark.get_by_role("button", name="明暗").click()
    assert background(dark) == "rgb(255, 255, 255)"


def test_far_away_small_labels_give_way_to_large_ones(tab):
    for _ in range(6):
        tab.get_by_role("button", name="缩小").click()
    assert "farther" in tab.locator("#graph").get_attribute("class")
    expect(node(tab, "Role 专栏作家").locator("text")).to_be_hidden()
    expect(node(tab, "Industry 金融科技").locator("text")).to_be_visible()
    expect(tab.locator("#graph .sign text").first).to_be_hidden()


def test_phone(visit, file):
    tab = visit(file, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    picture = tab.locator("#graph").bounding_box()
    assert picture["width"] > 380
    assert picture["height"] > 400
    node(tab, "Industry 金融科技").tap()
    expect(card(tab)).to_be_in_viewport()
    sheet = card(tab).bounding_box()
    assert sheet["width"] == 390
    expect(node(tab, "Industry 金融科技")).to_be_in_viewport()
    covered = node(tab, "Industry 金融科技").bounding_box()
    assert covered["y"] + covered["height"] < sheet["y"]
    card(tab).get_by_role("button", name="关闭").tap()
    expect(tab.locator("#card.open")).to_have_count(0)
    for button in tab.get_by_role("toolbar").get_by_role("button").all():
        assert min(button.bounding_box()["width"], button.bounding_box()["height"]) >= 40


def test_print_shows_the_picture_and_every_statement(tab):
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(node(tab, "Role 专栏作家").locator("text")).to_be_visible()
    expect(tab.locator("#side")).to_be_hidden()
    expect(tab.get_by_role("toolbar")).to_be_hidden()
    expect(tab.locator("#graph")).to_be_visible()
    listed = tab.locator("#all li")
    expect(listed).to_have_count(81)
    expect(listed.first).to_be_visible()
    assert "金融科技 并非 延续 互联网" in listed.all_inner_texts()
    assert any("若：支付宝抱有执念流量" in text for text in listed.all_inner_texts())


def test_the_language_can_be_switched(tab):
    tab.get_by_role("button", name="English").click()
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab.get_by_role("searchbox", name="Search entities")).to_be_visible()
    expect(tab.locator("#totals")).to_have_text("62 entities · 81 statements")
    tab.get_by_role("link", name=re.compile("^支付宝")).click()
    told = tab.get_by_role("complementary", name="Details")
    expect(told).to_contain_text("product · 17 statements")
    expect(told).to_contain_text("pursues")
    tab.get_by_role("button", name="中文").click()
    expect(card(tab)).to_contain_text("产品 · 17 条陈述")


def test_every_statement_stands_in_a_plain_list(tab):
    listed = tab.get_by_role("region", name="全部陈述").get_by_role("listitem")
    expect(listed).to_have_count(81)
    assert "金融科技 生命线 流量 · 据：很多人" in listed.all_inner_texts()


def test_every_entity_stands_in_a_plain_list(tab, statements):
    links = tab.get_by_role("navigation", name="实体").get_by_role("link")
    expect(links).to_have_count(62)
    mine = [said for said in statements if "金融科技" in {said.subject.label, getattr(said.object, "label", "")}]
    assert tab.locator("#list a").first.inner_text().split() == ["金融科技", str(len(mine))]


# --- more than can be drawn, and the wicked ---


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """Give the page of four hundred entities around one, of which three hundred are drawn."""
    said = [Statement(Entity("中心"), Predicate("包含"), Entity(f"成员{number}号")) for number in range(399)]
    return saved(Told(tuple(said)), tmp_path_factory.mktemp("crowd"), most=300)


def test_what_is_not_drawn_is_found_by_search(visit, crowd):
    assert crowd.stat().st_size < 500_000
    tab = visit(crowd)
    expect(tab.locator("#graph .node")).to_have_count(300)
    expect(tab.locator("header .note")).to_have_text("只画出最中心的部分；另有 100 个实体、100 条陈述未画")
    expect(tab.locator("#list")).to_contain_text("还有 200 个")
    tab.get_by_role("searchbox").fill("cy398")
    tab.get_by_role("searchbox").press("Enter")
    expect(card(tab).get_by_role("heading", level=2)).to_have_text("成员398号")
    expect(card(tab)).to_contain_text("未画出")
    expect(card(tab).locator(".said[data-statement]")).to_have_count(1)
    tab.get_by_role("button", name="English").click()
    expect(tab.locator("header .note")).to_have_text(re.compile("100 more entities"))


def test_wicked_names_stay_text(visit, tmp_path):
    evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    said = Statement(
        Entity(evil, evil),
        Predicate(evil),
        Entity("javascript:alert(3)"),
        Polarity.NEGATIVE,
        Modality.REPORTED,
        (Statement(Entity(evil), Predicate("是"), Entity("丙"), words=evil),),
        Entity(evil),
        evidence=(Evidence(evil, Span(0, 9), evil, evil, evil),),
    )
    tab = visit(saved(Told((said,), {evil: Named(evil, evil)}, {evil: (evil,)}), tmp_path, title=evil))
    expect(tab.get_by_role("heading", level=1)).to_have_text(evil)
    tab.locator("#list a").first.click()
    expect(card(tab).get_by_role("heading", level=2)).to_have_text(evil)
    card(tab).locator(".said").first.click()
    expect(card(tab).locator(".raw")).to_have_text(evil)
    tab.get_by_role("searchbox").fill("<img")
    expect(tab.locator("#list a").first).to_contain_text(evil)
    assert tab.locator("img").count() == 0
    assert tab.locator("script").count() == 2


def test_an_empty_graph_opens(visit, tmp_path):
    tab = visit(saved(Told(()), tmp_path))
    expect(tab.locator("#totals")).to_have_text("0 个实体 · 0 条陈述")


def test_an_embedded_font_is_used(visit, statements, tmp_path):
    tab = visit(saved(Told(tuple(statements)), tmp_path, embed_font=True))
    tab.evaluate("document.fonts.ready.then(() => true)")
    assert tab.evaluate("[...document.fonts].map(font => font.family + ' ' + font.status)") == ["KG Sans SC loaded"]


# --- for everyone ---


@pytest.mark.skipif(not AXE.exists() and "CI" not in os.environ, reason="npm install --no-save axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("address", ["", "#支付宝", "#st"])
def test_nothing_keeps_anyone_out(visit, file, statements, scheme, width, address):
    denied = next(said for said in statements if said.polarity is Polarity.NEGATIVE)
    target = f"#st:{denied.id}" if address == "#st" else address
    tab = visit(file, target, color_scheme=scheme, viewport={"width": width, "height": 900})
    tab.locator("#filters summary").click()
    assert faults(tab) == []


def faults(tab):
    """Give what axe holds against the page. Of a label in two lines, one of them outside the picture, it sees half a
    word: the rule that names hold what is seen is for whole ones."""
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    rules = "{'label-content-name-mismatch': {enabled: false}}"
    found = tab.evaluate(
        f"axe.run({{exclude: {RECEDING}}}, {{resultTypes: ['violations'], rules: {rules}}}).then(result => result.violations)"
    )
    return [
        (fault["id"], part["html"][:160], part["failureSummary"][:200])
        for fault in found
        if fault["impact"] in {"serious", "critical"}
        for part in fault["nodes"]
    ]
