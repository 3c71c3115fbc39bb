"""Record what exact arithmetic, pixels and PyTorch say about detection.

    python -m venv recording && recording/bin/pip install torch==2.13.0 numpy
    recording/bin/python -m tests.reference.detection.record

writes recorded.npz and recorded.json beside this file. Areas are counted in pixels or computed as fractions, where
no rounding can turn a tie; roots, exponentials and logarithms come from Decimal with 50 digits; losses and
their gradients, and what YOLO squashes, from PyTorch in float64. Two lists of ranked detections are published.
"""

from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from ..recording import Recording

recording = Recording(seed=1213)
rng = recording.rng


def boxes_of(rows):
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def draw_boxes(count, side=20):
    """Draw boxes on quarters of pixels, no two coordinates alike on one axis: no ties but those asked for."""
    x, y = (np.sort(rng.permutation(4 * side)[: 2 * count].reshape(count, 2), axis=1) / 4 for _ in "xy")
    return np.stack([x[:, 0], y[:, 0], x[:, 1], y[:, 1]], axis=1)


def painted(box, side):
    """Return which pixels of a square a box with integer corners covers."""
    rows, columns = np.indices((side, side)) - side // 2
    x1, y1, x2, y2 = box
    return (x1 <= columns) & (columns < x2) & (y1 <= rows) & (rows < y2)


def pixel_overlap(a, b, side=64):
    a, b = painted(a, side), painted(b, side)
    return Fraction(int((a & b).sum()), max(1, int((a | b).sum())))


def exact_overlap(a, b):
    a, b = ([Fraction(value) for value in box] for box in (a, b))
    if min(a[2] - a[0], a[3] - a[1], b[2] - b[0], b[3] - b[1]) <= 0:
        return Fraction(0)
    lengths = [max(Fraction(0), min(a[i + 2], b[i + 2]) - max(a[i], b[i])) for i in (0, 1)]
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (a, b)]
    return lengths[0] * lengths[1] / (sum(areas) - lengths[0] * lengths[1])


def add_iou(a, b, overlap):
    table = [[float(overlap(one, other)) for other in b] for one in a]
    recording.add("iou", {"a": a, "b": b}, {"overlaps": np.array(table).reshape(len(a), len(b))})


def overlaps():
    grid = boxes_of(
        [
            [0, 0, 10, 10],
            [2, 3, 5, 9],  # inside
            [10, 0, 20, 10],  # shares an edge
            [10, 10, 12, 12],  # shares a corner
            [-7, -9, 3, 4],
            [15, 16, 25, 30],  # apart on both axes
            [4, 4, 4, 9],  # empty
            [8, 2, 3, 6],  # swapped in x
            [8, 7, 3, 2],  # swapped in both
            [0, 0, 10, 10],
        ]
    )
    add_iou(grid, grid[:7], pixel_overlap)
    add_iou(
        np.sort(rng.integers(-20, 20, (6, 2, 2)), axis=1).reshape(6, 4).astype(float), grid, pixel_overlap
    )
    add_iou(draw_boxes(4), draw_boxes(7), exact_overlap)
    add_iou(boxes_of([[0.1, 0.2, 0.7, 0.9]]), boxes_of(grid / 16 + 1e-3), exact_overlap)
    add_iou(boxes_of([]), grid[:3], exact_overlap)
    add_iou(grid[:2] * 2.0**40, grid[:5] * 2.0**40, exact_overlap)


def add_nms(boxes, scores, threshold):
    rest = sorted(range(len(boxes)), key=lambda i: (-scores[i], i))
    kept = []
    while rest:
        kept.append(rest.pop(0))
        rest = [i for i in rest if exact_overlap(boxes[kept[-1]], boxes[i]) <= Fraction(threshold)]
    scores = np.array(scores, dtype=np.float64)
    arguments = {"boxes": boxes, "scores": scores, "threshold": threshold}
    recording.add("nms", arguments, {"kept": np.array(kept, dtype=np.int64)})


def suppression():
    for threshold in (0.0, 0.125, 0.3, 0.5, 1.0):
        add_nms(draw_boxes(30), recording.draw(30), threshold)
    jittered = boxes_of(np.repeat(draw_boxes(4), 6, axis=0) + rng.integers(-4, 5, (24, 4)) / 8)
    add_nms(jittered, recording.draw(24), 0.5)
    add_nms(jittered, np.round(recording.draw(24)), 0.25)
    chain = boxes_of([[3 * i, 0, 3 * i + 10, 10] for i in range(6)])
    add_nms(chain, [0.6, 0.9, 0.8, 0.7, 0.5, 0.4], 0.5)
    half = boxes_of([[0, 0, 4, 4], [0, 0, 4, 2], [0, 0, 2, 2], [4, 0, 8, 4]])
    add_nms(half, [0.5, 0.9, 0.7, 0.1], 0.5)
    add_nms(half, [1.0, 1.0, 1.0, 1.0], 0.0)
    add_nms(boxes_of([]), [], 0.5)
    add_nms(boxes_of([[1, 1, 1, 1], [1, 1, 1, 1], [3, 3, 2, 2]]), [1.0, np.inf, -np.inf], 0.0)


def add_default_boxes(feature_size, image_size, scales, ratios):
    rows, columns = np.broadcast_to(feature_size, 2).tolist()
    height, width = (Decimal(side) for side in np.broadcast_to(image_size, 2).tolist())
    boxes = []
    for row in range(rows):
        for column in range(columns):
            for scale in scales:
                for ratio in ratios:
                    x, y = (column + Decimal("0.5")) * width / columns, (row + Decimal("0.5")) * height / rows
                    area = Decimal(scale) ** 2 * height * width
                    w, h = (area * Decimal(ratio)).sqrt(), (area / Decimal(ratio)).sqrt()
                    boxes.append([float(v) for v in (x - w / 2, y - h / 2, x + w / 2, y + h / 2)])
    arguments = {
        "feature_size": feature_size,
        "image_size": image_size,
        "scales": scales,
        "ratios": ratios,
    }
    recording.add("default_boxes", arguments, {"boxes": np.array(boxes)})


def anchors():
    add_default_boxes(3, 300, [0.2], [1.0, 2.0, 0.5])
    add_default_boxes((2, 3), 64, [0.25, 0.5], [1.0, 3.0])
    add_default_boxes((3, 2), (100, 150), [0.3, 0.1, 1.5], [1 / 3, 2.0])
    add_default_boxes(1, (7, 5), [0.9], [1.0])
    add_default_boxes((4, 1), 10.5, [0.25], [0.5, 4.0])


def add_offsets(boxes, defaults):
    offsets = []
    for box, default in zip(boxes, defaults, strict=True):
        (bx, by, bw, bh), (dx, dy, dw, dh) = (centred(each) for each in (box, default))
        row = [(bx - dx) / dw * 10, (by - dy) / dh * 10, (bw / dw).ln() * 5, (bh / dh).ln() * 5]
        offsets.append([float(value) for value in row])
    recording.add(
        "encode_boxes", {"boxes": boxes, "defaults": defaults}, {"offsets": np.array(offsets).reshape(-1, 4)}
    )


def add_boxes(offsets, defaults):
    boxes = []
    for offset, default in zip(offsets, defaults, strict=True):
        (ox, oy, ow, oh), (dx, dy, dw, dh) = [Decimal(float(value)) for value in offset], centred(default)
        x, y, w, h = dx + ox * dw / 10, dy + oy * dh / 10, dw * (ow / 5).exp(), dh * (oh / 5).exp()
        boxes.append([float(value) for value in (x - w / 2, y - h / 2, x + w / 2, y + h / 2)])
    recording.add(
        "decode_boxes", {"offsets": offsets, "defaults": defaults}, {"boxes": np.array(boxes).reshape(-1, 4)}
    )


def centred(box):
    x1, y1, x2, y2 = (Decimal(float(value)) for value in box)
    return (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1


def coding():
    boxes, defaults = draw_boxes(9), draw_boxes(9)
    add_offsets(boxes, defaults)
    add_offsets(boxes, boxes)
    add_offsets(boxes_of([[-3, 2, 5, 2.5]]), boxes_of([[100, -50, 1124, -49]]))
    add_offsets(boxes_of([]), boxes_of([]))
    add_boxes(recording.draw(9, 4), defaults)
    add_boxes(np.zeros((3, 4)), defaults[:3])
    add_boxes(20 * recording.draw(1, 4), defaults[:1])
    add_boxes(boxes_of([[-1e4, 1e4, 100, -100], [0.5, -0.5, -1e4, -1e4]]), defaults[:2])


def add_match(truth, defaults, threshold):
    table = {(t, d): exact_overlap(a, b) for t, a in enumerate(truth) for d, b in enumerate(defaults)}
    match, claimed = {}, set()
    for (t, d), overlap in sorted(table.items(), key=lambda entry: (-entry[1], entry[0])):
        if overlap > 0 and d not in match and t not in claimed:
            match[d] = t
            claimed.add(t)
    for d in set(range(len(defaults))) - match.keys():
        candidates = [(table[t, d], -t) for t in range(len(truth)) if table[t, d] > Fraction(threshold)]
        match[d] = -max(candidates)[1] if candidates else -1
    arguments = {"truth": truth, "defaults": defaults, "threshold": threshold}
    recording.add(
        "match_boxes",
        arguments,
        {"match": np.array([match[d] for d in range(len(defaults))], dtype=np.int64)},
    )


def matching():
    for threshold in (0.0, 0.1, 0.25, 0.5, 1.0):
        add_match(draw_boxes(5), draw_boxes(24), threshold)
    add_match(draw_boxes(6), draw_boxes(4), 0.25)
    tiles = boxes_of([[4 * i, 4 * j, 4 * i + 8, 4 * j + 8] for j in range(4) for i in range(4)])
    add_match(boxes_of([[1, 1, 9, 8], [1.25, 1, 9, 9], [5, 9, 12, 21]]), tiles, 0.25)
    add_match(boxes_of([[0, 0, 4, 4], [0, 0, 4, 4]]), boxes_of([[0, 0, 4, 4], [0, 0, 4, 8]]), 0.5)
    add_match(boxes_of([[50, 50, 60, 60], [0, 0, 4, 4]]), tiles, 0.5)
    add_match(boxes_of([[0, 0, 4, 8]]), boxes_of([[0, 0, 4, 7], [0, 0, 4, 4], [0, 0, 4, 3]]), 0.5)
    add_match(boxes_of([]), tiles[:3], 0.5)
    add_match(tiles[:3], boxes_of([]), 0.5)


def mined(loss, positives, ratio):
    """Go through the images, and through the boxes of each by falling loss."""
    chosen = np.zeros(loss.shape, dtype=bool)
    for row, marks, out in zip(*(np.atleast_2d(each) for each in (loss, positives, chosen)), strict=True):
        negatives = [d for d in range(len(row)) if not marks[d]]
        negatives.sort(key=lambda d: -row[d])
        out[negatives[: ratio * int(marks.sum())]] = True
    return chosen


def add_mining(loss, positives, ratio):
    arguments = {"loss": loss, "positives": positives, "ratio": ratio}
    recording.add("hard_negative_mining", arguments, {"negatives": mined(loss, positives, ratio)})


def mining():
    for ratio in (0, 1, 2, 3):
        add_mining(np.abs(recording.draw(20)), rng.random(20) < 0.2, ratio)
        add_mining(recording.draw(5, 12), rng.random((5, 12)) < 0.15, ratio)
    add_mining(np.round(recording.draw(3, 10)), rng.random((3, 10)) < 0.2, 3)
    add_mining(np.arange(6.0), np.array([0, 0, 1, 1, 1, 0], dtype=bool), 3)
    add_mining(np.arange(6.0), np.zeros(6, dtype=bool), 3)
    add_mining(np.zeros((2, 4)), np.ones((2, 4), dtype=bool), 3)


def tensor(array):
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


def smooth():
    borders = np.array([[-1.0, 1.0, 0.0, 0.5], [-0.999, 1.001, -2.0, 1e4]])
    for difference in (recording.draw(5, 4), 3 * recording.draw(1, 4), recording.draw(2, 3, 4), borders):
        target = recording.draw(*difference.shape) if difference is not borders else np.zeros((2, 4))
        pred = tensor(difference + target)
        loss = F.smooth_l1_loss(pred, torch.tensor(target), reduction="sum") / len(difference)
        loss.backward()
        arguments = {"pred": pred.detach().numpy(), "target": target}
        recording.add("smooth_l1_loss", arguments, {"loss": loss.item(), "dpred": pred.grad.numpy()})


def add_multibox(scores, labels, targets, **settings):
    offsets = recording.draw(*targets.shape)
    t_scores, t_offsets = tensor(scores), tensor(offsets)
    classes, places = torch.tensor(labels), torch.tensor(labels > 0)
    entropy = F.cross_entropy(t_scores.movedim(2, 1), classes, reduction="none")
    negatives = torch.tensor(mined(entropy.detach().numpy(), labels > 0, settings.get("ratio", 3)))
    where = F.smooth_l1_loss(t_offsets[places], torch.tensor(targets)[places], reduction="sum")
    total = entropy[places | negatives].sum() + settings.get("alpha", 1.0) * where
    loss = total / max(1, int(places.sum()))
    loss.backward()
    expected = {"loss": loss.item(), "dscores": t_scores.grad.numpy(), "doffsets": t_offsets.grad.numpy()}
    arguments = {"scores": scores, "offsets": offsets, "labels": labels, "targets": targets, **settings}
    recording.add("multibox_loss", arguments, expected)


def multibox():
    def labels(n_images, n_boxes, n_classes, share=0.2):
        drawn = rng.integers(1, n_classes, (n_images, n_boxes))
        return np.where(rng.random((n_images, n_boxes)) < share, drawn, 0)

    add_multibox(recording.draw(3, 14, 5), labels(3, 14, 5), 2 * recording.draw(3, 14, 4))
    add_multibox(recording.draw(2, 9, 3), labels(2, 9, 3), recording.draw(2, 9, 4), ratio=1, alpha=2.5)
    add_multibox(recording.draw(2, 9, 3), labels(2, 9, 3), recording.draw(2, 9, 4), ratio=0, alpha=0.0)
    uneven = np.array([[1, 1, 2, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 3]])
    add_multibox(recording.draw(3, 7, 4), uneven, recording.draw(3, 7, 4), ratio=2)
    add_multibox(recording.draw(1, 6, 3), np.zeros((1, 6), dtype=int), recording.draw(1, 6, 4))
    extreme = rng.choice([-1e4, -1.0, 0.0, 2.0, 1e4], (2, 8, 3)) + recording.draw(2, 8, 3)
    add_multibox(extreme.astype(np.float32).astype(float), labels(2, 8, 3, 0.4), recording.draw(2, 8, 4))
    add_multibox(recording.draw(1, 5, 2), np.ones((1, 5), dtype=int), recording.draw(1, 5, 4))


def add_yolo(grid, anchors, image_size):
    height, width = np.broadcast_to(image_size, 2).tolist()
    rows, columns, n_anchors, _ = grid.shape
    raw, boxes = torch.tensor(grid), []
    for row in range(rows):
        for column in range(columns):
            for k in range(n_anchors):
                t = raw[row, column, k]
                x = (column + torch.sigmoid(t[0])) * width / columns
                y = (row + torch.sigmoid(t[1])) * height / rows
                w, h = anchors[k, 0] * torch.exp(t[2]), anchors[k, 1] * torch.exp(t[3])
                boxes.append(torch.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2]))
    expected = {
        "boxes": torch.stack(boxes).numpy(),
        "objectness": torch.sigmoid(raw[..., 4]).flatten().numpy(),
        "probabilities": torch.softmax(raw[..., 5:], dim=-1).flatten(0, 2).numpy(),
    }
    recording.add("yolo_decode", {"grid": grid, "anchors": anchors, "image_size": image_size}, expected)


def yolo():
    add_yolo(recording.draw(2, 3, 2, 9), np.array([[10.0, 14.0], [33.0, 23.0]]), (64, 150))
    add_yolo(recording.draw(3, 1, 1, 6), np.array([[116.0, 90.0]]), 416)
    add_yolo(np.zeros((2, 2, 3, 8)), np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), 32)
    extreme = recording.draw(2, 2, 1, 8)
    extreme[0, 0, 0] = [-1e4, 1e4, -1e4, 8.0, 1e4, 1e4, -1e4, 0.0]
    add_yolo(extreme, np.array([[8.0, 4.0]]), (32.0, 48.0))


def exact_precision(scores, is_true, n_truth, eleven_points):
    """Give every recall that counts the best precision from there on, in fractions."""
    ranked = sorted(range(len(scores)), key=lambda i: -scores[i])
    found, points = 0, []
    for rank, i in enumerate(ranked, start=1):
        found += bool(is_true[i])
        points.append((Fraction(found, n_truth), Fraction(found, rank)))
    recalls = [Fraction(i, 10) for i in range(11)]
    if not eleven_points:
        recalls = [Fraction(i, n_truth) for i in range(1, n_truth + 1)]
    best = [max((p for r, p in points if r >= recall), default=Fraction(0)) for recall in recalls]
    return float(sum(best) / len(best))


def add_precision(scores, is_true, n_truth):
    for eleven_points in (False, True):
        arguments = {"scores": np.array(scores, dtype=float), "is_true": np.array(is_true, dtype=bool)}
        arguments |= {"n_truth": n_truth, "eleven_points": eleven_points}
        answer = exact_precision(scores, is_true, n_truth, eleven_points)
        recording.add("average_precision", arguments, {"out": answer})


def precision():
    add_precision(recording.draw(40), rng.random(40) < 0.4, 30)
    add_precision(np.round(recording.draw(30)), rng.random(30) < 0.5, 20)
    add_precision(recording.draw(7), np.zeros(7), 3)
    add_precision([], [], 3)
    for n_truth in (1, 3, 5, 6, 7, 10):  # every tenth is hit exactly, or none
        add_precision(-np.arange(12.0), np.arange(12) < n_truth, n_truth)
        add_precision(-np.arange(13.0), (np.arange(13) % 2 == 1) & (np.arange(13) < 2 * n_truth), n_truth)
    percent = [88, 70, 80, 71, 54, 74, 18, 67, 38, 91, 44, 35, 78, 45, 14, 62, 44, 95, 23, 45, 84, 43, 48, 95]
    padilla = np.isin(list("ABCDEFGHIJKLMNOPQRSTUVXY"), list("BEGJPRX"))
    add_precision(percent, padilla, 15)


if __name__ == "__main__":
    with localcontext(prec=50):
        for record in (
            overlaps,
            suppression,
            anchors,
            coding,
            matching,
            mining,
            smooth,
            multibox,
            yolo,
            precision,
        ):
            record()
    recording.save(Path(__file__).parent, torch=torch.__version__)
