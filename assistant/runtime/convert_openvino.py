"""A safetensors folder becomes an OpenVINO folder with int8 weights, by the stock exporter.

Made for a process of its own: the exporter needs gigabytes, which end with the process. Sends
nothing anywhere, and ends when its parent does.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from index.unreported import forbid_telemetry

LANGUAGE = "text-generation-with-past"
EMBEDDING = "feature-extraction"
UNKNOWN_ARCHITECTURE = 3
NO_TOKENIZER = 4


def main(arguments: Sequence[str]) -> int:
    """Export; return 0, or one of the codes above.

    Args:
        arguments: The task, ``LANGUAGE`` or ``EMBEDDING``, the safetensors folder, the folder to
            write, one for scratch files.
    """
    task, source, target, tempfile.tempdir = arguments
    Thread(target=_end_with_parent, daemon=True).start()
    forbid_telemetry()
    import huggingface_hub.constants

    huggingface_hub.constants.HF_HUB_OFFLINE = True
    import optimum.exporters.openvino.model_configs  # noqa: F401  # makes its models known
    from optimum.commands.optimum_cli import main as export
    from optimum.exporters.tasks import TasksManager

    kind = json.loads((Path(source) / "config.json").read_text("utf-8")).get("model_type")
    if kind not in TasksManager.get_supported_model_type_for_task(task, exporter="openvino"):
        return UNKNOWN_ARCHITECTURE
    sys.argv = ["optimum-cli", "export", "openvino", "--model", source]
    sys.argv += ["--task", task, "--library", "transformers", "--weight-format", "int8", target]
    if task == EMBEDDING:  # sentence-transformers reads texts with the tokenizer of the source
        sys.argv.append("--disable-convert-tokenizer")
    export()
    if task == EMBEDDING:
        return 0
    return 0 if (Path(target) / "openvino_tokenizer.xml").is_file() else NO_TOKENIZER


def _end_with_parent() -> None:
    """End this process when the parent's end of standard input closes, however that ended."""
    while os.read(0, 1):  # the buffered reader would hold a lock that the shutdown wants
        pass
    os._exit(1)
