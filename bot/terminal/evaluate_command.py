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
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="DIR...")
@click.option("--diff", is_flag=True, help="Show every fact: found, missed, different, or extra.")
@click.option(
    "--json", "as_json", is_flag=True, help="Write the measures of each DIR as JSON, as a baseline keeps them."
)
@click.option("--mark", is_flag=True, help="Write into the corpus in DIR which of its facts the extraction finds.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="End with 1 where a measure is below this file's; without a DIR, for every DIR of the file.",
)
@click.option("--raise", "raising", is_flag=True, help="Write measures that are above the baseline into its file.")
@click.pass_context
def evaluate(
    context: click.Context,
    folders: tuple[Path, ...],
    baseline: Path | None,
    *,
    diff: bool,
    as_json: bool,
    mark: bool,
    raising: bool,
) -> None:
    """Measure the extraction against reviewed facts: a corpus such as seeds, or a folder of .json texts with gold.

    A precision is the share of what was found that is right, a recall the share of what there is that was found.
    """
    from knowledge.evaluate import evaluate as measure  # noqa: PLC0415 - started fast, imported late
    from knowledge.evaluate import load_gold  # noqa: PLC0415
    from knowledge.evaluate.baseline import fallen, load_baseline, raised, write_baseline  # noqa: PLC0415

    if raising and baseline is None:
        raise click.UsageError("--raise needs the --baseline to raise")
    floors = load_baseline(baseline) if baseline is not None else {}
    folders = folders or tuple(map(Path, floors))
    if not folders:
        raise click.UsageError("which DIR? a corpus, or a folder of .json texts with gold")
    figures = {}
    down: list[str] = []
    for folder in folders:
        evaluation = measure(load_gold(folder))
        name = folder.as_posix()
        figures[name] = evaluation.figures()
        if not as_json:
            _present(name if len(folders) > 1 else None, evaluation, diff=diff)
        if mark:
            _mark(folder, evaluation)
        down += [f"{name}: {line}" for line in fallen(figures[name], floors.get(name, {}))]
        floors[name] = raised(figures[name], floors.get(name, {}))
    if as_json:
        click.echo(json.dumps(figures, indent=1, ensure_ascii=False))
    for line in down:
        click.echo(line, err=True)
    if raising and baseline is not None:
        write_baseline(baseline, floors)
    context.exit(1 if down else 0)


def _mark(folder: Path, evaluation: Evaluation) -> None:
    from knowledge.evaluate.marking import extracted, mark  # noqa: PLC0415

    changed = mark(folder, evaluation)
    found = extracted(evaluation).values()
    click.echo(f"{folder}: {sum(found)} of {len(found)} facts are found; {len(changed)} marks changed", err=True)


def _present(name: str | None, evaluation: Evaluation, *, diff: bool) -> None:
    if name is not None:
        click.echo(f"== {name}")
    if diff:
        _show_differences(evaluation)
    else:
        _show(evaluation)


def _show(evaluation: Evaluation) -> None:
    click.echo(f"{evaluation.texts} texts")
    click.echo(f"{'':28}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>8}{'found':>8}")
    for name, score in evaluation.scores.items():
        if score.gold or score.found:
            click.echo(f"{name:28}{_row(score)}")
    click.echo(f"\n{'':28}{'right':>10}{'of':>10}")
    for name, rate in evaluation.rates.items():
        click.echo(f"{name:28}{_percent(rate.share):>10}{rate.of:>10}")
    if evaluation.sure:
        click.echo("")
        _show_confidence(evaluation)


def _show_confidence(evaluation: Evaluation) -> None:
    """Print how many of the facts with a confidence are right, in all they are compared by: bands down, kinds across."""
    from knowledge.evaluate import BANDS  # noqa: PLC0415

    kinds = list(dict.fromkeys(one.kind for one in evaluation.sure))
    columns = {kind: evaluation.bands(kind) for kind in kinds} | {"all": evaluation.bands()}
    click.echo(f"{'right, by confidence':24}" + "".join(f"{kind:>16}" for kind in columns))
    for low, high in zip(BANDS, (*BANDS[1:], None), strict=True):
        cells = [_share_of(rates.get(low)) for rates in columns.values()]
        if any(cells):
            name = f"{low:.2f} to {high:.2f}" if high is not None else f"{low:.2f} and more"
            click.echo(f"  {name:22}{''.join(f'{cell:>16}' for cell in cells)}".rstrip())


def _share_of(rate: Rate | None) -> str:
    return "" if rate is None or rate.share is None else f"{100 * rate.share:.0f} % of {rate.of:>3}"


def _row(score: Score) -> str:
    shares = "".join(f"{_percent(share):>10}" for share in (score.precision, score.recall, score.f1))
    return f"{shares}{score.gold:>8}{score.found:>8}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"


def _show_differences(evaluation: Evaluation) -> None:
    """Print every fact with what became of it, text by text; of entities only those that are not found as they are."""
    from knowledge.evaluate import Outcome  # noqa: PLC0415

    colours = {
        Outcome.FOUND: "green",
        Outcome.MISSED: "red",
        Outcome.DIFFERENT: "yellow",
        Outcome.EXTRA: "cyan",
    }
    text = None
    counts = dict.fromkeys(colours, 0)
    for one in evaluation.differences:
        if one.is_entity and one.outcome is Outcome.FOUND:
            continue
        if one.text != text:
            text = one.text
            click.echo(f"== {text}")
        words = " ".join(one.words.split())
        words = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        outcome = click.style(f"{one.outcome:10}", fg=colours[one.outcome])
        detail = f"  [{one.detail}]" if one.detail else ""
        click.echo(f"{outcome}{one.identifier or '-':9}{one.kind:22} {words}{detail}")
        counts[one.outcome] += not one.is_entity
    click.echo("facts: " + ", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
