"""A chart of promises: how many of each status each giver has on record.

matplotlib is imported only when a chart is drawn.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.answers import Picture
from bot.desk.cards.pledges import TONES
from bot.desk.room import Voice
from knowledge.model import Status

_MOST = 8
"""Givers shown, those with the most promises."""
_WIDTH, _HEIGHT, _DPI = 7.2, 3.6, 110
_COLOURS = {"done": "#1b7f4d", "firm": "#2a9d8f", "likely": "#e9b44c", "open": "#9aa5b1", "refused": "#b5413b"}
"""One colour a tone; the bars carry their status as a word too, so that colour is never the only sign."""


Givers = Mapping[str, Mapping[Status, int]]
"""How many promises of each status there are, by the name of who gives them."""


def promises_chart(voice: Voice, givers: Givers) -> Picture | None:
    """Return the promises of some givers as bars by status, and the same in words; None without promises.

    What is counted are promises, never their sums: one that several make together counts for each of them.
    """
    ranked: Iterable[tuple[str, Mapping[Status, int]]] = givers.items()
    if len(givers) > _MOST:
        ranked = sorted(givers.items(), key=lambda pair: -sum(pair[1].values()))[:_MOST]
    counts = {name: Counter(by) for name, by in ranked}
    statuses = tuple(status for status in Status if any(by[status] for by in counts.values()))
    if not statuses:
        return None
    words = {status: voice.say(f"status-{status.value}").lower() for status in statuses}
    title = voice.say("chart-title")
    lines = [
        voice.say("chart-line", name=name, counts=voice.list(f"{words[s]} {by[s]}" for s in statuses if by[s]) or "0")
        for name, by in counts.items()
    ]
    rows = tuple((name, tuple(by[status] for status in statuses)) for name, by in counts.items())
    colours = tuple(_COLOURS[TONES[status].value] for status in statuses)
    png = _drawn(title, rows, tuple(words[status] for status in statuses), colours)
    return Picture(png=png, name="promises.png", alternative_text=f"{title}. {' '.join(lines)}")


@lru_cache(maxsize=64)
def _drawn(
    title: str, rows: tuple[tuple[str, tuple[int, ...]], ...], labels: tuple[str, ...], colours: tuple[str, ...]
) -> bytes:
    from matplotlib.figure import Figure  # noqa: PLC0415 - half a second, and only charts need it
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    figure = Figure(figsize=(_WIDTH, _HEIGHT), dpi=_DPI, layout="constrained")
    axes = figure.subplots()
    offsets = [0] * len(rows)
    names = [name for name, _ in rows]
    for at, (label, colour) in enumerate(zip(labels, colours, strict=True)):
        values = [counts[at] for _, counts in rows]
        bars = axes.barh(names, values, left=offsets, color=colour, edgecolor="white", label=label)
        axes.bar_label(
            bars, labels=[f"{label} {value}" if value else "" for value in values], label_type="center", fontsize=8
        )
        offsets = [offset + value for offset, value in zip(offsets, values, strict=True)]
    axes.invert_yaxis()
    axes.set_title(title, loc="left", fontsize=11)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    return drawn.getvalue()
