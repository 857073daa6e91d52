"""Settings name a model; it is made once, survives any interruption, and errors name the remedy."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import psutil
import pytest
from tiny import write_e5s1, write_gguf

from assistant.runtime.convert import e5_to_sentence_transformers
from assistant.runtime.llm import Message
from assistant.runtime.models import (
    choose_runtime,
    load_embedder,
    load_language_model,
    prepare_embedder,
    prepare_language_model,
    present_embedder,
    present_judge,
    present_reader,
    resolve,
)
from assistant.runtime.packs import silent
from assistant.settings import Settings
from index.errors import ModelError

PACK, JUDGING = "multilingual-e5-small", "qwen2.5-coder-1.5b-instruct"
HELLO = [Message("user", "hello")]
MAKE = """
import sys
from pathlib import Path
from assistant.runtime.models import prepare_language_model
from assistant.settings import Settings
folder = Path(sys.argv[1])
prepare_language_model(
    Settings(folder, folder / "models", None, "none", str(folder / "m.gguf"), "openvino")
)
"""
EMBED = """
import sys
from pathlib import Path
from assistant.runtime.models import load_embedder
from assistant.settings import Settings
folder = Path(sys.argv[1])
chosen = Settings(folder, folder / "models", None, sys.argv[2], "none", "openvino")
load_embedder(chosen).encode_queries(["?"])
print("openvino" if "openvino" in sys.modules else "torch", sys.modules["openvino_telemetry"])
"""


def settings(folder: Path, model: str | Path, runtime: str = "auto") -> Settings:
    """Settings that name ``model`` for both models."""
    return Settings(folder, folder / "models", None, str(model), str(model), runtime)


def test_a_name_is_a_pack_a_path_or_a_hub_name(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").touch()
    assert resolve("multilingual-e5-small", tmp_path, "X").pack is not None
    assert resolve(str(tmp_path / "m.gguf"), tmp_path, "X").path == tmp_path / "m.gguf"
    assert resolve("owner/model", tmp_path, "X").hub == "owner/model"


@pytest.mark.parametrize("name", ["no-such-pack", "/no/such/folder", "./nothing/here", "a/b/c"])
def test_any_other_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ModelError, match=r"YOUJU_LANGUAGE_MODEL is .*expected a pack \(.*Correct"):
        prepare_language_model(settings(tmp_path, name))


def test_an_unknown_runtime_is_refused() -> None:
    with pytest.raises(ModelError, match="YOUJU_RUNTIME is 'cuda', expected one of auto, openvino"):
        choose_runtime("cuda")


def test_a_local_embedding_folder_is_used_as_it_is(tmp_path: Path) -> None:
    ready = prepare_embedder(settings(tmp_path, tmp_path))
    assert ready.folder == tmp_path
    assert ready.prompts == {}


@pytest.fixture(scope="module")
def tiny_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder below which a tiny model stands where the default embedding pack would."""
    folder = tmp_path_factory.mktemp("pack")
    write_e5s1(folder / "m.e5s1")
    home = folder / "models" / PACK
    home.mkdir(parents=True)
    e5_to_sentence_transformers(folder / "m.e5s1", home / "sentence-transformers", silent)
    return folder


def test_only_a_pack_where_openvino_runs_is_embedded_with_int8_weights(
    tiny_pack: Path, tmp_path: Path
) -> None:
    home = tmp_path / "models" / PACK
    shutil.copytree(
        tiny_pack / "models" / PACK / "sentence-transformers", home / "sentence-transformers"
    )
    (home / "openvino").mkdir()
    assert prepare_embedder(settings(tmp_path, PACK, "openvino")).quick == home / "openvino"
    assert prepare_embedder(settings(tmp_path, PACK, "transformers")).quick is None
    local = settings(tmp_path, home / "sentence-transformers", "openvino")
    assert prepare_embedder(local).quick is None


def test_a_model_that_is_present_is_taken_as_it_is(tiny_pack: Path, tmp_path: Path) -> None:
    home = tmp_path / "models" / PACK
    shutil.copytree(
        tiny_pack / "models" / PACK / "sentence-transformers", home / "sentence-transformers"
    )
    found = present_embedder(settings(tmp_path, PACK, "openvino"))
    assert found is not None
    assert found.name == load_embedder(settings(tmp_path, PACK, "transformers")).name
    assert [path.name for path in home.iterdir()] == ["sentence-transformers"]


def test_only_a_ready_model_that_something_was_learned_for_reads_claims(tmp_path: Path) -> None:
    own, pack = settings(tmp_path, tmp_path), settings(tmp_path, PACK)
    assert present_reader(own) is None
    assert present_reader(pack) is None
    (tmp_path / "models" / PACK / "sentence-transformers").mkdir(parents=True)
    assert present_reader(pack) is not None
    assert present_reader(own) is None


def test_only_a_ready_model_that_something_was_learned_for_judges_claims(tmp_path: Path) -> None:
    pack = settings(tmp_path, JUDGING, "openvino")
    assert present_judge(pack) is None
    folder = pack.models / JUDGING / "openvino"
    folder.mkdir(parents=True)
    (folder / "openvino_model.xml").touch()
    assert present_judge(settings(tmp_path, JUDGING, "transformers")) is None
    assert present_judge(settings(tmp_path, folder, "openvino")) is None
    judge = present_judge(pack)
    assert judge is not None
    with pytest.raises(ModelError, match="do not load as what judges"):
        judge([HELLO])


def test_what_judges_is_no_adapter_that_the_model_wears(tmp_path: Path) -> None:
    pack = settings(tmp_path, JUDGING, "openvino")
    (pack.models / JUDGING / "openvino").mkdir(parents=True)
    assert list(prepare_language_model(pack).adapters) == ["witness"]


def test_an_openvino_folder_is_not_for_transformers(tmp_path: Path) -> None:
    (tmp_path / "openvino_model.xml").touch()
    assert prepare_language_model(settings(tmp_path, tmp_path)).runtime == "openvino"
    with pytest.raises(ModelError, match="YOUJU_RUNTIME=openvino"):
        prepare_language_model(settings(tmp_path, tmp_path, "transformers"))


def test_an_architecture_nobody_knows_names_the_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "strange"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"model_type": "strange"}))
    with pytest.raises(ModelError, match=r"strange: OpenVINO does not know.*YOUJU_RUNTIME"):
        prepare_language_model(settings(tmp_path, folder, "openvino"))
    assert prepare_language_model(settings(tmp_path, folder)).runtime == "transformers"
    with pytest.raises(ModelError, match=r"strange cannot be loaded by transformers"):
        load_language_model(settings(tmp_path, folder))


def test_a_gguf_file_is_served_by_transformers_when_asked(tmp_path: Path) -> None:
    write_gguf(tmp_path / "m.gguf")
    chosen = settings(tmp_path, tmp_path / "m.gguf", "transformers")
    first = "".join(load_language_model(chosen).stream(HELLO, max_tokens=8))
    assert first == "".join(load_language_model(chosen).stream(HELLO, max_tokens=8))
    ready = prepare_language_model(chosen)
    assert ready.folder.name == "safetensors"
    assert sorted(path.name for path in ready.folder.parent.iterdir()) == ["lock", "safetensors"]


def test_an_embedding_file_that_is_cut_names_the_remedy(tmp_path: Path) -> None:
    write_e5s1(tmp_path / "m.gguf")
    with pytest.raises(ModelError, match="is not a GGUF file"):
        prepare_language_model(settings(tmp_path, tmp_path / "m.gguf", "transformers"))


def test_a_pack_gets_its_int8_form_once_and_keeps_its_name(tiny_pack: Path) -> None:
    home = tiny_pack / "models" / PACK
    (home / "openvino.tmp").mkdir()  # what a killed process left
    told: list[str] = []
    quick = load_embedder(
        settings(tiny_pack, PACK, "openvino"), lambda stage, *_: told.append(stage)
    )
    assert any("converting to OpenVINO" in stage for stage in told)
    assert all(stage.startswith(f"{PACK}: ") for stage in told)
    names = sorted(path.name for path in home.iterdir())
    assert names == ["lock", "openvino", "sentence-transformers"]
    assert not [*(home / "openvino").rglob("*.safetensors")]
    plain = load_embedder(settings(tiny_pack, PACK, "transformers"))
    assert quick.name == plain.name
    texts = ["城市高质量发展", "总体要求", "abc def"]
    cosines = (quick.encode_passages(texts) * plain.encode_passages(texts)).sum(axis=1)
    assert cosines.min() > 0.99
    told.clear()
    load_embedder(settings(tiny_pack, PACK, "openvino"), lambda stage, *_: told.append(stage))
    assert told == [f"{PACK}: loading"]


def test_embedding_with_openvino_reports_nothing(tiny_pack: Path, tmp_path: Path) -> None:
    load_embedder(settings(tiny_pack, PACK, "openvino"))
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", EMBED, str(tiny_pack), PACK],
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["openvino", "None"]
    assert done.stderr == ""
    assert [*home.rglob("*")] == []


def test_questions_are_embedded_while_passages_are(tiny_pack: Path) -> None:
    embedder = load_embedder(settings(tiny_pack, PACK, "openvino"))
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda _: embedder.encode_passages(["城市" * 20] * 9), range(24)))
    assert np.allclose(rows, rows[0], atol=1e-5)


def test_kill_9_at_any_point_leaves_a_model_that_can_be_made(tmp_path: Path) -> None:
    write_gguf(tmp_path / "m.gguf")
    for _ in range(2):
        before = set(psutil.pids())
        process = subprocess.Popen([sys.executable, "-c", MAKE, str(tmp_path)])
        time.sleep(random.uniform(0.5, 8))
        process.send_signal(signal.SIGKILL)
        process.wait()
        gone = [
            child
            for pid in set(psutil.pids()) - before
            if psutil.pid_exists(pid)
            and (child := psutil.Process(pid)).status() != psutil.STATUS_ZOMBIE
            and str(tmp_path) in " ".join(child.cmdline())
        ]
        psutil.wait_procs(gone, timeout=5)
        assert not [child for child in gone if child.is_running()]
    subprocess.run([sys.executable, "-c", MAKE, str(tmp_path)], check=True)
    ready = prepare_language_model(settings(tmp_path, tmp_path / "m.gguf", "openvino"))
    assert (ready.folder / "openvino_tokenizer.xml").is_file()
    assert sorted(path.name for path in ready.folder.parent.iterdir()) == ["lock", "openvino"]


def test_two_processes_make_it_once(tmp_path: Path) -> None:
    write_gguf(tmp_path / "m.gguf")
    command = [sys.executable, "-c", MAKE, str(tmp_path)]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
