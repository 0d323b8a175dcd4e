"""Articles are read out of files as people save them, and what is no article is refused by one line."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.intake import Article, IntakeError, article_of, read_articles

_FRENCH = (
    "Le ministre valmarien a reçu mardi les représentants de la ville. Ils demandent que l’on répare le pont "
    "avant l’hiver, et que la facture soit partagée entre les États du fleuve.\n\n"
    "« Nous tiendrons parole », a-t-il déclaré à la presse après la rencontre, qui a duré près de trois heures."
)
_ENGLISH = "The minister met the representatives of the city, who ask that the bridge be repaired before the winter."


@pytest.mark.parametrize(
    ("content", "encoding", "detected"),
    [
        (_FRENCH.encode(), "utf-8", False),
        (b"\xef\xbb\xbf" + _FRENCH.encode(), "utf-8", False),
        (_FRENCH.encode("utf-16"), "utf-16", False),
        (_FRENCH.encode("cp1252"), "cp1252", True),
        (_FRENCH.replace("’", "'").encode("latin-1"), "cp1252", True),
        (_FRENCH.encode("mac_roman"), "mac_roman", True),
        (_FRENCH.replace("’", "'").encode("cp850"), "cp850", True),
    ],
)
def test_the_encoding_is_found_and_said(content: bytes, encoding: str, detected: bool) -> None:
    article = article_of(content, "a.txt")
    assert article.text.replace("'", "’") == _FRENCH
    assert (article.encoding, article.detected, article.language) == (encoding, detected, "fr")


def test_accents_are_those_of_the_text_whatever_the_encoding() -> None:
    text = (
        "Où qu’il fût, à Besançon, le cœur de l’État s’est arrêté : c’est là, près du château, qu’il naît. Noël vient !"
    )
    for encoding in ("cp1252", "mac_roman"):
        assert article_of(text.encode(encoding), "a.txt").text == text
    assert article_of(text.replace("’", "'").encode("iso8859_15"), "a.txt").text == text.replace("’", "'")


def test_line_ends_are_evened_out() -> None:
    assert article_of(f"\r\n{_ENGLISH}\r\n{_ENGLISH}\r".encode(), "a.txt").text == f"{_ENGLISH}\n{_ENGLISH}"


def _page(head: str = "", body: str = _FRENCH, encoding: str = "utf-8") -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body.split("\n\n"))
    page = (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Accueil</a><a href='/p'>Politique</a></nav>"
        f"<article><h1>Le pont</h1>{paragraphs}</article><footer>Mentions légales</footer></body></html>"
    )
    return page.encode(encoding)


_HEAD = (
    "<title>Le pont sera réparé</title><meta property='og:site_name' content='La Gazette du Lac'>"
    "<meta property='og:title' content='Le pont sera réparé'>"
    "<meta property='article:published_time' content='2021-05-06T10:00:00+02:00'>"
    "<link rel='canonical' href='https://gazette.example/pont'>"
)


def test_a_page_gives_its_text_and_what_it_says_of_itself() -> None:
    article = article_of(_page(_HEAD), "pont.html", suffix=".html")
    assert "« Nous tiendrons parole »" in article.text
    assert "Accueil" not in article.text
    assert "Mentions" not in article.text
    assert (article.title, article.publisher) == ("Le pont sera réparé", "La Gazette du Lac")
    assert (article.dated, article.address) == ("2021-05-06", "https://gazette.example/pont")


def test_a_page_is_known_by_its_content_and_read_in_its_own_encoding() -> None:
    page = _page("<meta charset='iso-8859-15'>", _FRENCH.replace("’", "'"), "iso-8859-15")
    article = article_of(page, "pont")
    assert "près de trois heures" in article.text
    assert (article.encoding, article.detected) == ("iso-8859-15", False)


_LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Le pont sera réparé", "datePublished": "2021-05-06T18:20:00+02:00", "dateModified": "2021-05-09T07:00:00+02:00",
"publisher": {"@type": "Organization", "name": "La Gazette du Lac"}, "url": "https://gazette.example/pont"}</script>"""


def test_a_page_is_dated_by_its_own_data_as_the_day_it_came_out() -> None:
    article = article_of(_page(_LINKED), "pont.html", suffix=".html")
    assert (article.title, article.publisher, article.dated) == (
        "Le pont sera réparé",
        "La Gazette du Lac",
        "2021-05-06",
    )


_CLUTTER = """<div id="cookie-banner" role="dialog"><p>Nous et nos 842 partenaires utilisons des cookies. « Acceptez-vous les
cookies ? » demande notre éditeur.</p><button>Tout accepter</button></div>"""
_RELATED = """<aside class="related"><h2>À lire aussi</h2><ul><li><a href="/a1">Budget : « Pas un euro de plus », prévient Marc
Delorme</a></li><li><a href="/a2">Le préfet Dunand promet 4 millions d’euros</a></li></ul></aside>
<section id="comments"><h2>Commentaires</h2><p>Bob32 : « C’est honteux », dit-il.</p></section>"""


def test_what_stands_around_the_article_is_left_out() -> None:
    page = _page(_HEAD).decode().replace("<article>", _CLUTTER + "<main><article>")
    page = page.replace("</article>", "</article>" + _RELATED + "</main>")
    text = article_of(page.encode(), "pont.html", suffix=".html").text
    assert "« Nous tiendrons parole »" in text
    for elsewhere in ("cookies", "Delorme", "Dunand", "honteux", "Accueil"):
        assert elsewhere not in text


def _archive(page: bytes) -> bytes:
    encoded = base64.encodebytes(page).decode()
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gazette.example/pont\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B--"\r\n\r\n------B--\r\n'
        f"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{encoded}\r\n------B----\r\n"
    ).encode()


@pytest.mark.parametrize("suffix", [".mhtml", ".txt"])
def test_a_page_saved_with_its_pictures_in_one_file_is_read(suffix: str) -> None:
    article = article_of(_archive(_page(_HEAD)), "pont", suffix=suffix)
    assert "« Nous tiendrons parole »" in article.text
    assert (article.title, article.dated) == ("Le pont sera réparé", "2021-05-06")


def test_a_page_that_scripts_draw_has_the_article_that_its_data_give() -> None:
    body = " ".join(_FRENCH.split())
    data = json.dumps({"@type": "NewsArticle", "datePublished": "2021-05-06", "articleBody": body})
    links = "".join(f"<a href='/{n}'>Le maire promet le pont numéro {n}</a>" for n in range(30))
    head = f"<title>Le pont</title><script type='application/ld+json'>{data}</script>"
    page = f"<!DOCTYPE html><html><head>{head}</head><body><nav>{links}</nav><div id='app'></div></body></html>"
    article = article_of(page.encode(), "pont.html", suffix=".html")
    assert (article.text, article.dated) == (body, "2021-05-06")


def test_a_page_of_links_is_no_article() -> None:
    links = "".join(f"<div><h3><a href='/{n}'>Le maire promet le pont numéro {n}</a></h3></div>" for n in range(30))
    with pytest.raises(IntakeError, match="without an article"):
        article_of(f"<!DOCTYPE html><html><body>{links}</body></html>".encode(), "front.html", suffix=".html")


def test_a_page_that_gives_no_date_gets_none() -> None:
    assert article_of(_page(), "pont.html").dated is None


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8, "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(255, 0, -1)) * 8, "no text"),
        (b"one\0two", "NUL"),
        (b"12 34 56 78 90\n" * 50, "hardly a letter"),
        (b"<html><body><script>var a = 1;</script></body></html>", "without an article"),
        ("Der Minister hat am Dienstag die Vertreter der Stadt empfangen, die eine Brücke wollen.".encode(), "German"),
        ("東京で会議が開かれた。代表は橋の修理を求めた。".encode(), "no language that can be told"),
        (b"\xff\xfe\xfa", "utf-16"),
        (b"%PDF-1.7\n1 0 obj (The minister and the mayor met in the city.) endobj", "is a PDF"),
        (b"PK\x03\x04" + bytes(60), "ZIP archive"),
        (b"{\\rtf1 The minister met the mayor of the city.}", "rich text"),
        (("Министр встретился с представителями города, которые просят мост. " * 3).encode("koi8-r"), "Russian"),
    ],
)
def test_what_is_no_article_is_refused_by_one_line_with_its_name(content: bytes, fault: str) -> None:
    with pytest.raises(IntakeError) as raised:
        article_of(content, "dir/thing.txt")
    assert str(raised.value).startswith("dir/thing.txt: ")
    assert fault in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_language_that_is_given_is_not_found_out() -> None:
    assert article_of(b"Paris, Londres, Berlin.", "a.txt", language="fr").language == "fr"


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    for file in (tmp_path / "gone.txt", tmp_path / "gone.jsonl", tmp_path):
        (fault,) = read_articles(file)
        assert isinstance(fault, IntakeError)
        assert str(fault).startswith(f"{file}: cannot be read: ")


def test_an_archive_in_json_gives_its_articles_and_a_line_for_what_is_none(tmp_path: Path) -> None:
    rows = [
        {"text": f"{_FRENCH}\r\n", "title": "Le pont", "date": "6 mai", "url": "https://gazette.example/pont"},
        {"title": "no text"},
        {"text": _ENGLISH, "publisher": " The\nPost ", "url": "javascript:alert(1)", "title": 7},
        {"text": _ENGLISH, "lang": "de"},
        {"text": "12 34 56 78 90"},
        {"text": f"{_FRENCH} \ud83d", "title": "\ud83d\ude00 Le \udc00 pont"},
    ]
    file = tmp_path / "a.jsonl"
    file.write_text("\n\n".join(map(json.dumps, rows)), encoding="utf-8")
    french, no_text, english, german, no_letter, halved = read_articles(file)
    assert isinstance(halved, Article)
    assert (halved.text, halved.title) == (f"{_FRENCH} \ufffd", "😀 Le \ufffd pont")
    assert isinstance(french, Article)
    assert (french.file, french.text, french.language) == (f"{file}:1", _FRENCH, "fr")
    assert (french.title, french.dated, french.address) == ("Le pont", "6 mai", "https://gazette.example/pont")
    assert isinstance(english, Article)
    assert (english.language, english.publisher, english.address, english.title) == ("en", "The Post", None, None)
    assert [str(one).removeprefix(f"{file}:") for one in (no_text, german, no_letter)] == [
        "3: has no 'text'",
        "7: is in 'de', which is not read",
        "9: has hardly a letter in it; this is no article",
    ]


@settings(max_examples=150)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(str.encode),
        st.binary(max_size=80).map(lambda b: b"<html>" + b),
        st.binary(max_size=80).map(lambda b: b"MIME-Version: 1.0\nContent-Type: multipart/related" + b),
        st.binary(max_size=80).map(lambda b: _archive(b"")[:-20] + b),
    )
)
def test_any_bytes_give_an_article_or_one_line(content: bytes) -> None:
    try:
        article = article_of(content, "x")
    except IntakeError as error:
        outcome = str(error)
    else:
        outcome = article.language if article.text.strip() else "\n"
    assert "\n" not in outcome
