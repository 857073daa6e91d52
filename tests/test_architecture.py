"""The import rules of the house, read from the source of every module.

Nothing is imported here: what a module may know is decided by the names it imports, wherever in
the file it does so.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("prompts", "index", "assistant")

# Which modules may import a heavy library. A name ending in "*" stands for all that begin so.
RUNTIMES = (
    "assistant.runtime.openvino_llm",
    "assistant.runtime.transformers_llm",
    "assistant.runtime.judge",
    "assistant.runtime.nli",
    "assistant.runtime.convert*",
)
OWNERS = {
    "faiss": ("index.faiss_store",),
    "pymilvus": ("index.milvus_store",),
    "sentence_transformers": ("index.embedder",),
    "transformers": RUNTIMES,
    "torch": RUNTIMES,
    "openvino": RUNTIMES,
    "openvino_genai": RUNTIMES,
    "openvino_tokenizers": RUNTIMES,
    "nncf": RUNTIMES,
    "optimum": RUNTIMES,
    "gguf": ("assistant.runtime.convert*",),
    "gradio": ("assistant.desk*",),
    "lxml": (
        "index.load_html",
        "index.load_docx",
        "index.docx_numbering",
        "index.docx_runs",
        "index.ooxml",
    ),
    "pypdfium2": ("index.load_pdf",),
    "rapidocr": ("index.ocr",),
    "docx": ("assistant.reports.report_docx",),
    "fastapi": (
        "assistant.web*",
        "assistant.desk.page",
        "assistant.desk.downloads",
    ),
    "uvicorn": ("assistant.web.serving",),
    "typer": ("assistant.cli*",),
}
PURE = (
    "assistant.evidence*",
    "assistant.checker*",
    "assistant.chat*",
    "assistant.reports.report",
    "assistant.reports.report_markdown",
    "index.address*",
    "index.anchors*",
    "index.asked*",
    "index.changes*",
    "index.clause_ids",
    "index.clauses*",
    "index.context*",
    "index.coverage*",
    "index.dates*",
    "index.editions*",
    "index.facts*",
    "index.finding*",
    "index.header*",
    "index.hierarchy",
    "index.letters*",
    "index.library_links",
    "index.links*",
    "index.markers*",
    "index.mentions*",
    "index.neighbours*",
    "index.nodes",
    "index.numbering",
    "index.numerals*",
    "index.outline",
    "index.paragraphs",
    "index.pdf_layout",
    "index.pdf_paragraphs",
    "index.pdf_turns",
    "index.repair*",
    "index.repeals*",
    "index.script*",
    "index.sentences*",
    "index.short_names*",
    "index.shown",
    "index.titles*",
    "index.tree",
    "index.uncut",
    "index.validity*",
)
VALUES = ("assistant.chat.answer", "assistant.checker.findings", "assistant.evidence.sources")
"""What is said of a question or a text, handed from room to room."""
KNOWS = {
    "assistant.evidence": (),
    "assistant.checker": ("assistant.evidence*", "assistant.phrases"),
    "assistant.chat": ("assistant.evidence*", "assistant.phrases", "assistant.runtime.llm"),
    "assistant.runtime": ("assistant.settings", "assistant.evidence.sources"),
    "assistant.phrases": (),
    "assistant.words": (),
    "assistant.serial": VALUES,
    "assistant.service": (*VALUES, "assistant.serial"),
    "assistant.reports": (
        *VALUES,
        "assistant.chat.terms",
        "assistant.phrases",
        "assistant.templates",
        "assistant.textfile",
        "assistant.words",
    ),
    "assistant.measure": (
        "assistant.chat*",
        "assistant.checker*",
        "assistant.evidence*",
        "assistant.phrases",
        "assistant.progress",
        "assistant.runtime*",
        "assistant.serial",
        "assistant.settings",
        "assistant.textfile",
    ),
    "assistant.desk": (
        *VALUES,
        "assistant.phrases",
        "assistant.reports*",
        "assistant.serial",
        "assistant.service",
        "assistant.templates",
        "assistant.words",
    ),
    "assistant.web": (
        "assistant.chat*",
        "assistant.checker*",
        "assistant.desk.page",
        "assistant.evidence.sources",
        "assistant.listing",
        "assistant.reports.references",
        "assistant.runtime*",
        "assistant.serial",
        "assistant.service",
        "assistant.settings",
    ),
}
"""What a room of ``assistant`` may import of the others: a checker needs no language model, an
answer comes about with any model, any settings and any front end. What is written down, measured
or shown knows nothing of the web that serves it."""
ENVIRONMENT = {"environ", "environb", "getenv", "putenv", "unsetenv"}
NAMES_OF_IT = {f"os.{name}" for name in ENVIRONMENT}
NOT_PURE = {*OWNERS, "numpy", "scipy", "sklearn", "pandas", "safetensors", "tokenizers"}


def modules() -> dict[str, ast.Module]:
    """Return the parsed source of every module, by dotted name."""
    files = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))
    return {name_of(path): ast.parse(path.read_text("utf-8"), str(path)) for path in files}


def name_of(path: Path) -> str:
    """Return the dotted name of a source file; a package goes by its folder's name."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(module: str, tree: ast.Module) -> set[str]:
    """Return the dotted names a module imports, relative ones made absolute."""
    whole = (node for node in ast.walk(tree) if isinstance(node, ast.Import))
    found = {alias.name for node in whole for alias in node.names}
    for base, names in taken(module, tree):
        found |= {base, *(f"{base}.{name}" for name in names)}
    return found


def taken(module: str, tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Yield for each ``from … import …`` where it takes from, made absolute, and what."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*above, node.module] if node.module else above)
            yield base, [alias.name for alias in node.names]


def within(name: str, patterns: tuple[str, ...]) -> bool:
    """Tell whether a dotted name is one of the patterns or lies below one."""
    return any(
        name.startswith(pattern[:-1])
        if pattern.endswith("*")
        else name == pattern or name.startswith(f"{pattern}.")
        for pattern in patterns
    )


def broken(module: str, tree: ast.Module) -> list[str]:
    """Return every breach of the import rules in one module."""
    names = imports(module, tree)
    tops = {name.split(".")[0] for name in names}
    return [
        *(f"{module} imports {top}" for top in sorted(tops) if not may_import(module, top)),
        *(f"{module} imports {name}" for name in sorted(names) if reaches_up(module, name)),
        *(f"{module} takes {name} from its own front door" for name in front_door(module, tree)),
        *(f"{module} reads the environment in line {line}" for line in environment(module, tree)),
    ]


def may_import(module: str, top: str) -> bool:
    """Tell whether a module may import a top-level package."""
    room = module.split(".")[0]
    if room == "prompts" and top not in {*sys.stdlib_module_names, "prompts"}:
        return False
    if room == "index" and top in {"assistant", "prompts", "gradio", "transformers"}:
        return False
    if within(module, PURE) and top in NOT_PURE:
        return False
    return top not in OWNERS or within(module, OWNERS[top])


def reaches_up(module: str, name: str) -> bool:
    """Tell whether a room names another that it has no need of, or anything the command line."""
    room = ".".join(module.split(".")[:2])
    if room in KNOWS:
        allowed = ("index*", "prompts*", f"{room}*", *KNOWS[room])
        return within(name, ("assistant.*",)) and not leads_to(name, allowed)
    above = ("assistant.cli*", "assistant.wiring")
    return within(name, above) and not within(module, ("assistant.__main__", "assistant.cli*"))


def leads_to(name: str, allowed: tuple[str, ...]) -> bool:
    """Tell whether a dotted name is allowed, lies below what is, or is a package on the way."""
    return within(name, allowed) or any(one.startswith(f"{name}.") for one in allowed)


def front_door(module: str, tree: ast.Module) -> Iterator[str]:
    """Yield what a module takes from its own package's ``__init__``; other modules are fine."""
    room = module.split(".")[0]
    for base, names in taken(module, tree):
        for name in names if base == room else []:
            path = ROOT / room / name
            if not (path.is_dir() or path.with_suffix(".py").is_file()):
                yield f"{room}.{name}"


def environment(module: str, tree: ast.Module) -> Iterator[int]:
    """Yield the lines that read the environment.

    Handing all of it on, to ``Settings`` by the wiring or to a child process as
    ``{**os.environ, …}``, is no reading.
    """
    if module == "assistant.settings":
        return
    handed = {id(whole) for node in ast.walk(tree) for whole in handed_on(module, node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            touched = node.module == "os" and any(a.name in ENVIRONMENT for a in node.names)
        elif isinstance(node, ast.Attribute):
            touched = ast.unparse(node) in NAMES_OF_IT
        else:
            continue
        if touched and id(node) not in handed:
            yield node.lineno


def handed_on(module: str, node: ast.AST) -> list[ast.expr]:
    """Return what a dict takes over whole, or the wiring gives to ``from_environment``."""
    if isinstance(node, ast.Dict):
        return [value for key, value in zip(node.keys, node.values, strict=True) if key is None]
    if module == "assistant.wiring" and isinstance(node, ast.Call):
        return node.args if ast.unparse(node.func) == "Settings.from_environment" else []
    return []


def undocumented(module: str, tree: ast.Module) -> Iterator[str]:
    """Yield the public names of a module that have no docstring."""
    stack: list[tuple[str, ast.Module | ast.ClassDef]] = [(module, tree)]
    while stack:
        where, scope = stack.pop()
        if not ast.get_docstring(scope):
            yield where
        for node in scope.body:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if node.name.startswith("_"):
                continue
            if isinstance(node, ast.ClassDef):
                stack.append((f"{where}.{node.name}", node))
            elif not ast.get_docstring(node) and not overloads(node):
                yield f"{where}.{node.name}"


def overloads(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a function is a typing overload or a property's setter, documented elsewhere."""
    return any(ast.unparse(mark).endswith(("overload", ".setter")) for mark in node.decorator_list)


MODULES = modules()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_keeps_the_import_rules(module: str) -> None:
    assert broken(module, MODULES[module]) == []


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_is_documented(module: str) -> None:
    assert list(undocumented(module, MODULES[module])) == []


def test_every_library_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    declared = {canonicalize_name(Requirement(text).name) for group in groups for text in group}
    providers = packages_distributions()
    tops = {name.split(".")[0] for at, tree in MODULES.items() for name in imports(at, tree)}
    foreign = tops - {*sys.stdlib_module_names, *ROOMS, ""}
    undeclared = [
        top
        for top in sorted(foreign)
        if not declared & {canonicalize_name(name) for name in providers.get(top, [top])}
    ]
    assert undeclared == []


def test_the_rooms_are_where_the_rules_look() -> None:
    assert {name.split(".")[0] for name in MODULES} == set(ROOMS)
    assert {"index.clauses", "assistant.evidence.support", "assistant.settings"} <= set(MODULES)
    assert set(KNOWS) <= set(MODULES)


BREACHES = [
    ("prompts.render", "import jinja2"),
    ("prompts.render", "from index.errors import YoujuError"),
    ("index.library", "import assistant.settings"),
    ("index.library", "from prompts import render"),
    ("index.retriever", "def f():\n    import faiss"),
    ("index.retriever", "from sentence_transformers import SentenceTransformer"),
    ("index.embedder", "import transformers"),
    ("index.clauses", "import numpy as np"),
    ("index.address", "import numpy"),
    ("assistant.evidence.support", "from numpy import array"),
    ("assistant.checker.citations", "import sklearn.metrics"),
    ("assistant.web.server", "import gradio as gr"),
    ("assistant.reports.report", "import torch"),
    ("assistant.runtime.packs", "import openvino_genai"),
    ("assistant.desk.chat", "from transformers import AutoTokenizer"),
    ("assistant.chat.conversation", "from assistant.settings import Settings"),
    ("assistant.chat.conversation", "from assistant.runtime import openvino_llm"),
    ("assistant.chat.conversation", "from ..desk import chat"),
    ("assistant.chat.answering", "from assistant.checker import citations"),
    ("assistant.checker.citations", "from assistant.runtime import llm"),
    ("assistant.evidence.support", "from assistant.phrases import say"),
    ("assistant.chat.trying", "from assistant.settings import Settings"),
    ("assistant.reports.references", "from assistant.desk.page import Desk"),
    ("assistant.serial", "from assistant.measure.adaptation import Adaptation"),
    ("assistant.desk.page", "from assistant.web.server import build_app"),
    ("assistant.desk.chat", "from assistant.evidence.support import judge"),
    ("assistant.web.server", "from assistant.measure.tasks import TASKS"),
    ("assistant.desk.chat", "from assistant.chat.conversation import Conversation"),
    ("assistant.web.server", "from assistant.cli import main"),
    ("assistant.web.serving", "from assistant.wiring import settings_for"),
    ("index.library", "from index import Clause"),
    ("index.library", "from . import Clause"),
    ("assistant.runtime.packs", "import os\nSettings.from_environment(os.environ)"),
    ("assistant.runtime.packs", "import os\nhome = os.environ['HOME']"),
    ("assistant.runtime.packs", "from os import getenv"),
    ("assistant.cli", "import os\nport = os.getenv('PORT')"),
    ("index.library", "import os\nos.environ.get('YOUJU_LIBRARY')"),
]


@pytest.mark.parametrize(("module", "source"), BREACHES)
def test_a_breach_is_seen(module: str, source: str) -> None:
    assert broken(module, ast.parse(source))


KEPT = [
    ("prompts.render", "import string\nfrom prompts.render import fill"),
    ("index.faiss_store", "import faiss\nimport numpy"),
    ("index.embedder", "from sentence_transformers import SentenceTransformer"),
    ("index.clauses", "import re\nfrom index.numerals import value"),
    (
        "assistant.runtime.convert_llm",
        "import gguf\nimport torch\nfrom transformers import AutoConfig",
    ),
    ("assistant.desk.chat", "import gradio\nfrom assistant.words import words"),
    ("assistant.wiring", "import os\nSettings.from_environment(os.environ)"),
    ("assistant.settings", "import os\nos.environ"),
    ("assistant.runtime.packs", "import os\nchild = {**os.environ, 'PIP_NO_INPUT': '1'}"),
    ("index.library", "from index import clauses"),
    ("index.library", "from . import clauses"),
    ("assistant.__main__", "from assistant.cli import main"),
    ("assistant.chat.conversation", "from assistant.runtime.llm import LanguageModel"),
]


@pytest.mark.parametrize(("module", "source"), KEPT)
def test_what_is_allowed_passes(module: str, source: str) -> None:
    assert broken(module, ast.parse(source)) == []


def test_a_name_without_docstring_is_seen() -> None:
    source = '"""Doc."""\nclass A:\n    """Doc."""\n    def b(self): ...\n    def _c(self): ...\n'
    assert list(undocumented("m", ast.parse(source))) == ["m.A.b"]
