"""Detection once more in plain Python lists: slow, obvious, and sharing no code with the references."""

import math


def overlap(a, b):
    """Count what two boxes share and cover, axis by axis."""
    shared, area_a, area_b = 1.0, 1.0, 1.0
    for low, high in ((0, 2), (1, 3)):
        shared *= max(0.0, min(a[high], b[high]) - max(a[low], b[low]))
        area_a *= max(0.0, a[high] - a[low])
        area_b *= max(0.0, b[high] - b[low])
    return shared / (area_a + area_b - shared) if shared > 0 else 0.0


def nms(boxes, scores, threshold):
    remaining = list(range(len(boxes)))
    kept = []
    while remaining:
        best = remaining[0]
        for i in remaining:
            if scores[i] > scores[best]:
                best = i
        kept.append(best)
        remaining = [i for i in remaining if i != best and not overlap(boxes[best], boxes[i]) > threshold]
    return kept


def match(truth, defaults, threshold):
    out = [-1] * len(defaults)
    claimed = set()
    while len(claimed) < len(truth):
        best, pair = 0.0, None
        for t in range(len(truth)):
            for d in range(len(defaults)):
                if t not in claimed and out[d] == -1 and overlap(truth[t], defaults[d]) > best:
                    best, pair = overlap(truth[t], defaults[d]), (t, d)
        if pair is None:
            break
        claimed.add(pair[0])
        out[pair[1]] = pair[0]
    for d in range(len(defaults)):
        if out[d] == -1:
            best = threshold
            for t in range(len(truth)):
                if overlap(truth[t], defaults[d]) > best:
                    best, out[d] = overlap(truth[t], defaults[d]), t
    return out


def mine(loss, positives, ratio):
    """Take the hardest remaining negative of one image, again and again."""
    chosen = [False] * len(loss)
    for _ in range(ratio * sum(positives)):
        left = [d for d in range(len(loss)) if not positives[d] and not chosen[d]]
        if left:
            chosen[max(left, key=lambda d: loss[d])] = True
    return chosen


def multibox(scores, offsets, labels, targets, ratio, alpha):
    total, n_positives = 0.0, 0
    for image in range(len(labels)):
        entropies = []
        for row, label in zip(scores[image], labels[image], strict=True):
            entropies.append(math.log(math.fsum(math.exp(s - row[label]) for s in row)))
        positives = [label > 0 for label in labels[image]]
        mined = mine(entropies, positives, ratio)
        for d, entropy in enumerate(entropies):
            if positives[d]:
                n_positives += 1
                for got, want in zip(offsets[image][d], targets[image][d], strict=True):
                    gap = abs(got - want)
                    total += alpha * (gap * gap / 2 if gap < 1 else gap - 0.5)
            if positives[d] or mined[d]:
                total += entropy
    return total / n_positives if n_positives else 0.0


def average_precision(scores, is_true, n_truth):
    """Add up rectangles under the envelope, from the last detection to the first."""
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    area, best = 0.0, 0.0
    for count in range(len(order), 0, -1):
        found = sum(bool(is_true[i]) for i in order[:count])
        best = max(best, found / count)
        if is_true[order[count - 1]]:
            area += best / n_truth
    return area
