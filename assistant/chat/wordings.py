"""The wordings in which a question is put: as it stands, and in the languages of the documents.

Knows one library and a language model that translates, not what is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.chat.ellipsis import goes_on
from assistant.chat.premise import asks_to_confirm
from assistant.chat.question import is_a_question
from assistant.phrases import Language, language_of
from assistant.runtime.llm import LanguageModel, chat, collect
from index.library import Entry, Library
from prompts.render import render

MAX_QUESTION_TOKENS = 80
IS_IT_SO: Mapping[Language, str] = {"zh": "，对吗？", "en": ", right?"}
LANGUAGE_CHARS = 400
"""Characters of a document that tell its language."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to put the question.

    Attributes:
        question: As it is searched, standing by itself.
        asked: The part of it that is asked now.
        besides: Searched for with it: what it was made of; may be empty.
        is_translation: The words are the model's own, and only what finds sentences: what answers
            is told by the question as it was asked, of which the model is a witness only where it
            has learned to tell. Sentences in another language do not answer: they were asked in
            theirs.
        compares_versions: It was asked how versions differ in it, and is asked of either.
    """

    question: str
    asked: str
    besides: str
    is_translation: bool = False
    compares_versions: bool = False

    @property
    def spoken(self) -> str:
        """The question in the language in which it was asked."""
        return self.besides if self.is_translation else self.question


class Wordings:
    """Puts questions in the languages of one library."""

    def __init__(self, library: Library, model: LanguageModel) -> None:
        self._library = library
        self._model = model
        self._spoken: tuple[str, set[Language]] = ("", set())

    def of(self, question: str, standalone: str) -> Iterator[Wording]:
        """The question as it stands, then in the languages that the documents are in.

        It is also searched for as it was asked, and a translation with what it was made of. What
        the model left half in the other language is none.
        """
        own = language_of(standalone)
        spoken = self._languages() if is_a_question(standalone) else set()
        if own in spoken or not spoken:
            yield Wording(standalone, question, "" if goes_on(question) else question)
        for language in sorted(spoken - {own}):
            translated = self._translate(standalone, language)
            if language_of(translated) != language:
                continue
            yield Wording(translated, translated, standalone, is_translation=True)

    def _languages(self) -> set[Language]:
        """The languages of the documents; read anew only where the library has changed."""
        corpus = self._library.corpus_sha256
        if self._spoken[0] != corpus:
            self._spoken = (corpus, {self._language(e) for e in self._library.documents()})
        return self._spoken[1]

    def _language(self, entry: Entry) -> Language:
        """The language of a document; a title without Chinese may be no more than a file's name."""
        if language_of(entry.title) == "zh":
            return "zh"
        return language_of(self._library.text(entry.doc_id)[:LANGUAGE_CHARS])

    def _translate(self, question: str, language: Language) -> str:
        """The question in the language of the documents, where its words can be found."""
        prompt = render("translate", language, question=question)
        said, _ = collect(self._model.stream(chat(prompt), max_tokens=MAX_QUESTION_TOKENS))
        translated = said.strip().splitlines()[0] if said.strip() else question
        if asks_to_confirm(question) and not asks_to_confirm(translated):
            return translated.rstrip("。.") + IS_IT_SO[language]
        return translated
