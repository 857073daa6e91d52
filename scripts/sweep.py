"""Takes the packages out of this environment that an interrupted pip left half installed.

Pip lists a package's files, and signs, when all of them are written: one without the signature, or
with a file missing, is forgotten here, so that the next ``pip install`` writes it anew and leaves
the others as they are. Only the standard library is needed. Does not know what should be installed.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

SIGNATURE = "INSTALLER"


def unfinished(site: Path) -> Iterator[Path]:
    """Yield the metadata folders in ``site-packages`` whose packages are not there whole."""
    for folder in sorted(site.glob("*.dist-info")):
        if not (folder / SIGNATURE).is_file() or not all(map(Path.exists, _files(folder))):
            yield folder


def _files(folder: Path) -> Iterator[Path]:
    """The files that a package's record lists; none where it has no record."""
    record = folder / "RECORD"
    for line in record.read_text("utf-8").splitlines() if record.is_file() else ():
        name = line.rsplit(",", 2)[0].strip('"')
        if not name.endswith(".pyc"):
            yield folder.parent / name


if __name__ == "__main__":
    for lost in unfinished(Path(sys.argv[1] if sys.argv[1:] else sysconfig.get_path("purelib"))):
        shutil.rmtree(lost)
