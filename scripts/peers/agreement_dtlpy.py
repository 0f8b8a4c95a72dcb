"""Scores of pairs of annotations by the vendor's dtlpymetrics, for AgreementPeerTest:

    python agreement_dtlpy.py > sdk/tables/src/test/resources/loopbook/reports/dtlpymetrics.json

Needs dtlpy, dtlpymetrics and shapely. The pairs come from a fixed seed, on a picture of 500 x 500 pixels, each in a
field of its own. Boxes, points and classifications: polygons want OpenCV, and are drawn as pixels there.
"""

import json
import random

import dtlpy as dl
from dtlpymetrics.utils.matching import measure_annotations

LABELS = ["Cat", "Dog", "Horse"]
FIELD = 50


def annotation(number, definition):
    made = dl.Annotation.new(annotation_definition=definition)
    made.id = number
    return made


def attributes(rng):
    return {key: rng.choice(["left", "right"]) for key in ("1", "2", "3") if rng.random() < 0.6}


def pair(rng, n):
    x, y = n % 10 * FIELD, n // 10 * FIELD
    sides = []
    for _ in range(2):
        tag = {"label": rng.choice(LABELS), "attributes": attributes(rng)}
        if n % 3 == 2:
            sides.append({**tag, "at": [x + 20 + rng.random() * 4, y + 20 + rng.random() * 4]})
        else:
            left, top = x + 2 + rng.random() * 6, y + 2 + rng.random() * 6
            sides.append({**tag, "at": [left, top, left + 25 + rng.random() * 8, top + 25 + rng.random() * 8]})
    return sides


def definition(side):
    at = side["at"]
    if len(at) == 2:
        return dl.Point(x=at[0], y=at[1], label=side["label"], attributes=side["attributes"])
    return dl.Box(left=at[0], top=at[1], right=at[2], bottom=at[3], label=side["label"], attributes=side["attributes"])


def main():
    rng = random.Random(20)
    pairs = [pair(rng, n) for n in range(60)]
    first = [annotation(f"a{n}", definition(one)) for n, (one, _) in enumerate(pairs)]
    second = [annotation(f"b{n}", definition(two)) for n, (_, two) in enumerate(pairs)]
    results = measure_annotations(first, second, match_threshold=0.4, compare_types=["box", "point"])
    rows = []
    for kind in ("box", "point"):
        for row in results[kind].to_df().to_dict("records"):
            ids = [row["first_id"], row["second_id"]]
            known = [None if i is None else int(i[1:]) for i in ids]
            scores = [row[k] for k in ("geometry_score", "label_score", "attribute_score", "annotation_score")]
            rows.append({"pair": known, "scores": [float(s) for s in scores]})
    print(json.dumps({"pairs": pairs, "rows": rows}, indent=None))


main()
