"""Learn the map of legal questions that comes with Youju, ``index/legal_map.npz``.

Reads ``eval/statutes`` of the evaluation data beside the checkout: questions of laymen and the
articles of Chinese law that answer them. What is written holds weights and figures, no text. The
figures are five-fold: every question is asked with a map that never saw it.

    python -m scripts.train_legal_map
"""

from __future__ import annotations

import sys

from assistant.measure.adaptation import learned_map, lesson_of
from assistant.progress import Progress
from benchmarks.material import Options
from benchmarks.retrieval import LEGAL, exam_of, five_fold, opened
from index.embedder import family
from index.learned_map import MapCard
from index.map_choice import LEGAL_FILE, choose

TRAINED_ON = "lay questions and articles of Chinese law from STARD (Su et al., 2024), MIT licence"


def main() -> None:
    """Measure, learn from every question and write the file."""
    with opened(LEGAL, Options()) as data, Progress() as progress:
        exam = exam_of(data, progress, choose(data.library).known)
        figures = {name: round(found.value, 4) for name, found in five_fold(data, exam).items()}
        card = MapCard(family(data.embedder.name), TRAINED_ON, len(data.examples), figures)
        lesson = lesson_of(data.library, data.embedder, data.examples)
        learned_map(lesson, card).save(LEGAL_FILE)
    sys.stdout.write(f"{LEGAL_FILE}: {card.questions} questions, five-fold {figures}\n")


if __name__ == "__main__":
    main()
