"""What is said, in each reader's language: Fluent messages, and numbers, lists and sums of money as Babel writes them.

The messages lie in `bot/locales/<language>.ftl`, and in `<language>.<room>.ftl` where a room keeps its own. One English
file serves en-US and en-GB: every message may select on `$region` where the two differ. Nothing here names a command.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_name
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.typography import typeset
from knowledge.errors import OnRecordError
from knowledge.model import Amount, Source

LANGUAGES = ("en-US", "en-GB", "fr")
"""The languages that readers are answered in, as Discord names them; anything else is answered in the first."""

DEFAULT = LANGUAGES[0]
LOCALES = Path(__file__).parent / "locales"
_SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6}
"""The words that large numbers are written with, on the short scale; `amount-scales` says which a language uses."""


class LocalisationError(OnRecordError):
    """A message is missing or cannot be said; this is a fault of the project, never of a reader."""


def match(language: str | None) -> str:
    """Return the language of `LANGUAGES` that answers a reader of `language` ("fr-CA" is read as "fr")."""
    wanted = (language or "").replace("_", "-")
    if wanted in LANGUAGES:
        return wanted
    base = wanted.partition("-")[0].lower()
    return next((known for known in LANGUAGES if known.partition("-")[0] == base), DEFAULT)


def base_of(language: str) -> str:
    """Return the ISO 639-1 code of one of `LANGUAGES`: "en" for "en-GB"."""
    return match(language).partition("-")[0]


class Localisation:
    """Every message in every language, loaded once; saying one is a pure function of its key and arguments."""

    languages = LANGUAGES

    def __init__(self, folder: Path = LOCALES) -> None:
        """Read the messages of `folder`; raise LocalisationError where a file is broken or says a message twice."""
        self._resources = {base: _resources(folder, base) for base in {base_of(language) for language in LANGUAGES}}
        self._bundles = {language: self._bundle(language) for language in LANGUAGES}
        self._locales = {language: Locale.parse(language, sep="-") for language in LANGUAGES}
        self._said = lru_cache(maxsize=16_384)(self._say)

    def text(self, key: str, language: str, /, **arguments: Any) -> str:
        """Return the message `key` (or `key.attribute`) for the reader, with its arguments (text and numbers) put in.

        Raises LocalisationError where there is no such message or an argument is missing.
        """
        return self._said(key, match(language), tuple(arguments.items()))

    def has(self, key: str, language: str) -> bool:
        """Return whether there is a message `key` (or `key.attribute`) in the language."""
        name, _, attribute = key.partition(".")
        bundle = self._bundles[match(language)]
        if not bundle.has_message(name):
            return False
        message = bundle.get_message(name)
        return attribute in message.attributes if attribute else message.value is not None

    def keys(self, language: str) -> Mapping[str, frozenset[str]]:
        """Return every key of a language, attributes included, with the names of the arguments that it uses."""
        return self._keys[base_of(language)]

    def number(self, value: float, language: str) -> str:
        """Return a number with the reader's separators and all the decimals that it has, up to six."""
        return str(format_decimal(value, format="#,##0.######", locale=self._locales[match(language)]))

    def list(self, names: Iterable[str], language: str) -> str:
        """Return "a, b and c" as the reader's language writes it."""
        return str(format_list(tuple(names), locale=self._locales[match(language)]))

    def amount(self, amount: Amount, language: str) -> str:
        """Return a sum as the source gives it, written as the reader's language writes sums.

        Nothing is converted or rounded: "about 4.2 billion euros", « environ 4,2 milliards d’euros ».
        """
        value = amount.value if amount.upper is None else amount.upper
        said = self._sum(value, amount.currency, language)
        if amount.upper is not None:
            said = self._range(amount, language)
        if amount.modifier is not None:
            said = self.text("amount-modified", language, modifier=amount.modifier.value, amount=said)
        if amount.scope is not None:
            said = self.text("amount-scope", language, scope=amount.scope.value, amount=said)
        if amount.period is not None:
            said = self.text("amount-period", language, period=amount.period.value, amount=said)
        if amount.years is not None:
            number = self.number(amount.years, language)
            said = self.text("amount-years", language, years=amount.years, number=number, amount=said)
        return said

    def source_label(self, source: Source, language: str) -> str:
        """Return how an answer names an article: its number and what it is about."""
        about = typeset(said_in(source.about, language) or source.title or source.id, base_of(language))
        return self.text("source-label", language, number=source.number, about=about)

    def _sum(self, value: float, currency: str, language: str) -> str:
        scale, divisor = self._scale(value, language)
        name = self._currency(currency, 2 if divisor > 1 else value, language)
        number = value / divisor
        return self.text(
            "amount",
            language,
            number=self.number(number, language),
            count=number,
            scale=scale,
            currency=name,
            initial="vowel" if name[0].casefold() in "aeiouéè" else "consonant",
        )

    def _range(self, amount: Amount, language: str) -> str:
        upper = amount.upper if amount.upper is not None else amount.value
        if self._scale(amount.value, language) == self._scale(upper, language):
            lower = self.number(amount.value / self._scale(amount.value, language)[1], language)
        else:
            lower = self._sum(amount.value, amount.currency, language)
        return self.text("amount-range", language, lower=lower, upper=self._sum(upper, amount.currency, language))

    def _scale(self, value: float, language: str) -> tuple[str, int]:
        """Return the largest scale word that writes the value with at most three decimals, and its size."""
        for word in self.text("amount-scales", language).split():
            size = _SCALES[word]
            if value >= size and round(value / size, 3) * size == value:
                return word, size
        return "one", 1

    def _currency(self, code: str, count: float, language: str) -> str:
        key = f"currency-{code}"
        if self.has(key, language):
            return self.text(key, language, count=count)
        return str(get_currency_name(code, count=count, locale=self._locales[match(language)]))

    def _say(self, key: str, language: str, arguments: tuple[tuple[str, Any], ...]) -> str:
        name, _, attribute = key.partition(".")
        bundle = self._bundles[language]
        if not self.has(key, language):
            raise LocalisationError(f"{base_of(language)}.ftl: there is no message {key!r}")
        message = bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        assert pattern is not None  # noqa: S101 - `has` has seen it
        region = language.partition("-")[2] or "any"
        said, faults = bundle.format_pattern(pattern, {"region": region, **dict(arguments)})
        if faults:
            raise LocalisationError(f"{base_of(language)}.ftl: {key}: {faults[0]}")
        return str(said)

    def _bundle(self, language: str) -> FluentBundle:
        bundle = FluentBundle([language], use_isolating=False)
        for resource in self._resources[base_of(language)].values():
            bundle.add_resource(resource)
        return bundle

    @cached_property
    def _keys(self) -> dict[str, dict[str, frozenset[str]]]:
        keys: dict[str, dict[str, frozenset[str]]] = {}
        for base, resources in self._resources.items():
            found = keys.setdefault(base, {})
            for file, resource in resources.items():
                for key, arguments in _messages(resource):
                    if key in found:
                        raise LocalisationError(f"{file}: the message {key!r} is there twice")
                    found[key] = arguments
        return keys


def said_in(localised: Mapping[str, str], language: str) -> str | None:
    """Return what is said in the reader's language, else in any other; nothing where nothing is said."""
    return localised.get(base_of(language)) or next(iter(localised.values()), None)


def _resources(folder: Path, base: str) -> dict[str, ast.Resource]:
    """Parse every file of a language and set its texts in that language's typography."""
    files = sorted([*folder.glob(f"{base}.ftl"), *folder.glob(f"{base}.*.ftl")])
    if not files:
        raise LocalisationError(f"{folder}: there is no {base}.ftl")
    resources = {}
    for file in files:
        resource = FluentResource(file.read_text(encoding="utf-8"))
        broken = next((entry for entry in resource.body if isinstance(entry, ast.Junk)), None)
        if broken is not None:
            fault = broken.annotations[0].message if broken.annotations else "cannot be read"
            raise LocalisationError(f"{file.name}: {fault}: {(broken.content or '').strip()[:60]!r}")
        _Typesetter(base).visit(resource)
        resources[file.name] = resource
    return resources


def _messages(resource: ast.Resource) -> Iterable[tuple[str, frozenset[str]]]:
    """Yield every key of a resource, attributes as `key.attribute`, with the arguments that it uses."""
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            if entry.value is not None:
                yield entry.id.name, _arguments(entry.value)
            for attribute in entry.attributes:
                yield f"{entry.id.name}.{attribute.id.name}", _arguments(attribute.value)


def _arguments(pattern: ast.Pattern) -> frozenset[str]:
    collector = _Arguments()
    collector.visit(pattern)
    return frozenset(collector.names - {"region"})


class _Arguments(Visitor):
    """Collects the names of the arguments that a pattern uses."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent names it
        """Note the argument's name."""
        self.names.add(node.id.name)


class _Typesetter(Visitor):
    """Sets every text of a resource in the typography of its language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - Fluent names it
        """Set one text in place."""
        node.value = typeset(node.value, self.language)
