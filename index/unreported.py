"""OpenVINO is imported without counting the use: nothing may leave this machine.

Importing OpenVINO writes an identity into the user's home and reports it. It does without where
its telemetry cannot be imported. Knows nothing of models.
"""

from __future__ import annotations

import sys


def forbid_telemetry() -> None:
    """Make ``openvino_telemetry`` an import that fails; call before anything imports OpenVINO."""
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
