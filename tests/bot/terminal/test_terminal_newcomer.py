"""A corpus of one's own, from saved pages to answers, as somebody does it for the first time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.desk.opening import desk_over
from bot.terminal import cli
from knowledge.corpus import check_corpus, load_corpus
from knowledge.corpus.watch import CorpusWatch

PARAGRAPHS = (
    "La Valmarie a promis jeudi de verser 12 millions d’euros à la Korvie pour reconstruire trois ponts emportés par la "
    "crue de l’Ostre.",
    "« Nous tiendrons parole, quoi qu’il en coûte », a déclaré la ministre valmarienne des Transports, Ilsa Morvenn, à "
    "l’issue d’une réunion. Elle a ajouté que les travaux commenceraient avant l’hiver.",
    "« C’est une dépense de trop », a estimé le député Anton Varga, qui réclame un audit.",
)
ENGLISH = (
    "Merania will send 40 buses to Korvia before the winter, transport minister Paul Orley said on Tuesday.",
    "“We keep our promises,” Orley told reporters in the city. His father said that the buses were old.",
)
DATA = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Crue de l’Ostre : la Valmarie promet 12 millions", "datePublished": "2021-05-06T18:20:00+02:00",
"dateModified": "2021-05-09T07:00:00+02:00", "publisher": {"@type": "Organization", "name": "La Gazette de l’Ostre"}}
</script><link rel="canonical" href="https://gazette-ostre.example/monde/crue-ostre">"""


def page(paragraphs: tuple[str, ...], head: str = "") -> str:
    """Return a page as a newspaper has it: navigation, a cookie banner, the article, what else there is to read."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>L’Ostre</title>{head}<style>p{{margin:0}}</style>
</head><body><header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/eco">Économie</a></li></ul></nav></header>
<div id="cookie-banner" role="dialog"><p>Nous et nos 842 partenaires utilisons des cookies, a déclaré notre éditeur.</p>
<button>Tout accepter</button></div><main><article>{body}</article>
<aside class="related"><h2>À lire aussi</h2><a href="/1">« Pas un euro de plus », prévient Marc Delorme</a></aside>
<section id="comments"><p>Bob32 : « C’est honteux », dit-il.</p></section></main>
<footer><p>© La Gazette de l’Ostre</p></footer></body></html>"""


def run(*words: str, typed: str = "", **environment: str) -> Result:
    known = {"ONRECORD_CORPUS": "", "ONRECORD_MIN_CONFIDENCE": "", "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    return CliRunner().invoke(cli, words, input=typed, env=known | environment)


def saved(folder: Path) -> list[str]:
    """Write what a person has collected; return the files by name."""
    folder.mkdir()
    print_view = (
        "<html><body>" + "".join(f"<p>{one.replace('’', chr(39))}</p>" for one in PARAGRAPHS) + "</body></html>"
    )
    latin = page(PARAGRAPHS).replace("utf-8", "iso-8859-1").replace("’", "'").encode("latin-1")
    files: dict[str, bytes] = {
        "1-news.html": page(PARAGRAPHS, DATA).encode(),
        "2-print.html": print_view.encode(),
        "3-latin.html": latin,
        "4-paper.html": b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n" + bytes(range(128, 256)),
        "5-buses.json": json.dumps({"title": "Forty buses", "text": "\n\n".join(ENGLISH)}).encode(),
        "6-empty.txt": b"",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [str(folder / name) for name in files]


def test_from_saved_pages_to_answers(tmp_path: Path) -> None:
    corpus = tmp_path / "mine"
    files = saved(tmp_path / "in")

    assert run("new", str(corpus)).exit_code == 0
    result = run("add", *files, "--corpus", str(corpus))
    assert result.exit_code == 1
    told = [line.replace(f"{tmp_path}/in/", "") for line in result.output.splitlines()]
    assert told[0].startswith("1-news.html: article 000: ")
    assert told[1:4] == [
        "2-print.html: on record already, article 000",
        "3-latin.html: on record already, article 000",
        "onrecord: 4-paper.html: is a PDF and no text; save its text, or the page that it stands on",
    ]
    assert told[4].startswith("5-buses.json: article 001: ")
    assert told[5:] == ["onrecord: 6-empty.txt: is empty"]

    assert run("check", str(corpus)).output == f"{corpus}: sound\n"
    loaded = load_corpus(corpus)
    news = loaded.sources[next(iter(loaded.sources))]
    assert news.text == "\n".join(PARAGRAPHS)
    assert (news.title, news.publisher) == (
        "Crue de l’Ostre : la Valmarie promet 12 millions",
        "La Gazette de l’Ostre",
    )
    assert (news.dated, news.address) == ("2021-05-06", "https://gazette-ostre.example/monde/crue-ostre")
    assert not any(fact.reviewed for fact in loaded.facts.values())

    answer = run("quotes", "Morvenn", "--lang", "fr", ONRECORD_CORPUS=str(corpus))
    assert "Nous tiendrons parole, quoi qu’il en coûte" in answer.output
    assert "pas encore relu" in answer.output
    pledges = run("pledges", "Merania", "--corpus", str(corpus)).output
    assert "40 buses" in pledges
    assert "40 40" not in pledges
    assert "Delorme" not in run("search", "Delorme", "--corpus", str(corpus)).output.partition("\n")[2]
    # The word of somebody without a name is on record, by the words that say who it is.
    assert "speaker not named (“His father”)" in run("source", "001", "--corpus", str(corpus), "--lang", "en").output


def test_a_review_is_left_and_taken_up_and_a_running_bot_takes_it_up(tmp_path: Path) -> None:
    corpus = tmp_path / "mine"
    files = saved(tmp_path / "in")
    run("new", str(corpus))
    run("add", *files, "--corpus", str(corpus))
    loaded = load_corpus(corpus)
    watch = CorpusWatch(corpus)
    assert watch.reload_if_changed(loaded) is None
    total = len(loaded.facts)

    first = run("review", typed="a\nq\n", ONRECORD_CORPUS=str(corpus))
    assert f"1 of {total}" in first.output
    assert f"1 decided, {total - 1} left." in first.output
    second = run("review", typed="r\n" + "a\n" * total, ONRECORD_CORPUS=str(corpus))
    assert f"1 of {total - 1}" in second.output
    assert f"{total - 1} decided, 0 left." in second.output
    assert run("review", "--corpus", str(corpus)).output == "Nothing is left to review.\n"

    fresh = watch.reload_if_changed(loaded)
    assert fresh is not None
    assert len(fresh.facts) == total - 1
    assert all(fact.reviewed for fact in fresh.facts.values())
    assert fresh.entities["ilsa-morvenn"].reviewed
    assert len((corpus / "rejected.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert desk_over(fresh).answer("quotes", {"speaker": "Morvenn"}, "fr").status.value == "ok"


@pytest.mark.process
def test_adding_that_is_killed_loses_no_article_and_doubles_none(tmp_path: Path) -> None:
    corpus = tmp_path / "mine"
    run("new", str(corpus))
    files = []
    for number in range(130):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\nLa séance numéro {number} est close.", encoding="utf-8")
        files.append(str(file))
    command = [sys.executable, "-m", "bot.terminal", "add", *files, "--corpus", str(corpus)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    process.stdout.readline()  # the first batch is written; the next is on its way
    time.sleep(0.2)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    assert check_corpus(corpus) == ()
    before = len(load_corpus(corpus).sources)
    assert 50 <= before <= 130
    again = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert again.stdout.count("on record already") == before
    loaded = load_corpus(corpus)
    assert len(loaded.sources) == 130
    assert len({source.text for source in loaded.sources.values()}) == 130
    assert {path.name for path in corpus.iterdir()} == {
        ".lock",
        "articles",
        "entities.toml",
        "facts.jsonl",
        "sources.toml",
    }
