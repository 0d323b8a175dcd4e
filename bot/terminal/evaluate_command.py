"""`onrecord evaluate`: how well the extraction does on facts that a person has reviewed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from knowledge.evaluate import Evaluation, Rate, Score

_LONGEST = 90


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--diff", is_flag=True, help="Show every fact: found, missed, different, or extra.")
@click.option("--json", "as_json", is_flag=True, help="Write the measures as JSON, as a baseline keeps them.")
@click.option(
    "--baseline", type=click.Path(path_type=Path, exists=True), help="End with 1 where a measure is below this file's."
)
@click.pass_context
def evaluate(context: click.Context, folder: Path, baseline: Path | None, *, diff: bool, as_json: bool) -> None:
    """Measure the extraction against reviewed facts: a corpus such as seeds, or a folder of .json gold."""
    from knowledge.evaluate import evaluate as measure  # noqa: PLC0415 - started fast, imported late
    from knowledge.gold import load_gold  # noqa: PLC0415

    evaluation = measure(load_gold(folder))
    if as_json:
        click.echo(json.dumps(evaluation.figures(), indent=1, ensure_ascii=False))
    elif diff:
        _show_differences(evaluation)
    else:
        _show(evaluation)
    if baseline is not None:
        fallen = fallen_below(evaluation.figures(), json.loads(baseline.read_text(encoding="utf-8")))
        for line in fallen:
            click.echo(line, err=True)
        context.exit(1 if fallen else 0)


def fallen_below(figures: dict[str, float], baseline: dict[str, float]) -> list[str]:
    """Return a line for every measure that is below the baseline's, or missing."""
    return [
        f"{name}: {figures.get(name, 0.0):.1f}, was {was:.1f}"
        for name, was in baseline.items()
        if figures.get(name, 0.0) < was
    ]


def _show(evaluation: Evaluation) -> None:
    click.echo(f"{evaluation.texts} texts")
    click.echo(f"{'':32}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>8}{'found':>8}")
    for name, score in evaluation.scores.items():
        if score.gold or score.found:
            click.echo(f"{name:32}{_row(score)}")
    click.echo("")
    for name, rate in evaluation.rates.items():
        if rate.of:
            click.echo(f"{name:32}{_percent(rate.share):>10}{'':20}{'of':>8}{rate.of:>8}")
    click.echo("\nof facts with a confidence of       right")
    for low, rate in evaluation.bands.items():
        click.echo(f"  at least {low:<20.2f}{_percent(rate.share):>10}{_of(rate):>28}")


def _row(score: Score) -> str:
    shares = "".join(f"{_percent(share):>10}" for share in (score.precision, score.recall, score.f1))
    return f"{shares}{score.gold:>8}{score.found:>8}"


def _of(rate: Rate) -> str:
    return f"of {rate.of:>5}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"


def _show_differences(evaluation: Evaluation) -> None:
    colours = {"found": "green", "missed": "red", "different": "yellow", "extra": "cyan"}
    for one in evaluation.differences:
        words = " ".join(one.words.split())
        words = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        outcome = click.style(f"{one.outcome:10}", fg=colours[one.outcome])
        detail = f"  [{one.detail}]" if one.detail else ""
        click.echo(f"{outcome}{one.identifier or '-':9}{one.kind:22} {words}{detail}")
    counts = {outcome: sum(d.outcome == outcome for d in evaluation.differences) for outcome in colours}
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
