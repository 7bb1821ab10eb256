"""The fit finds what made the labels."""

import random

from analysis.training.links_fit import fit


def test_fit_finds_direction_and_ignores_noise():
    """A feature that decides gets the weight; one that does not gets next to none."""
    dice = random.Random(1)
    rows = [(dice.random(), dice.random()) for _ in range(500)]
    labels = [row[0] + 0.1 * dice.random() > 0.55 for row in rows]
    found = fit([(row, label, 1.0) for row, label in zip(rows, labels, strict=True)])
    assert found.weights[0] > 5
    assert abs(found.weights[1]) < found.weights[0] / 5
    assert found.of((0.9, 0.5)) > 0 > found.of((0.1, 0.5))


def test_a_constant_feature_does_no_harm():
    """What is the same everywhere says nothing, and breaks nothing."""
    rows = [((0.0, 1.0), False), ((1.0, 1.0), True), ((0.2, 1.0), False), ((0.9, 1.0), True)]
    found = fit([(row, label, 1.0) for row, label in rows])
    assert found.of((1.0, 1.0)) > 0 > found.of((0.0, 1.0))
