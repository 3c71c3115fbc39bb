"""Known wrong answers for predict_classes."""

import numpy as np

from grader.spec import mistake


@mistake(
    "predict_classes.best_sample_of_each_class",
    symptom="The largest score of each column: the best sample of a class, not the best class of a sample.",
    hint="Which axis holds the classes? How many answers should come back?",
)
class _:
    def predict_classes(scores):
        return scores.argmax(axis=0)


@mistake(
    "predict_classes.smallest_score",
    symptom="The class with the smallest score.",
    hint="Does a high score speak for a class or against it?",
    twins=("predict_classes.sorted_upwards",),
)
class _:
    def predict_classes(scores):
        return scores.argmin(axis=1)


@mistake(
    "predict_classes.sorted_upwards",
    symptom="The first after sorting, which has the smallest score.",
    hint="In which order does NumPy sort?",
    twins=("predict_classes.smallest_score",),
)
class _:
    def predict_classes(scores):
        return scores.argsort(axis=1)[:, 0]


@mistake(
    "predict_classes.score_not_class",
    symptom="The largest score itself, not the class that has it.",
    hint="Is 2.5 a class?",
)
class _:
    def predict_classes(scores):
        return scores.max(axis=1)


@mistake(
    "predict_classes.one_for_the_whole_batch",
    symptom="One answer for the whole batch, counted through all rows.",
    hint="How many answers should come back? What does argmax do when it is not given an axis?",
)
class _:
    def predict_classes(scores):
        return scores.argmax()


@mistake(
    "predict_classes.one_hot",
    symptom="A one in the column of the class.",
    hint="Which shape does the handout promise?",
)
class _:
    def predict_classes(scores):
        return (scores == scores.max(axis=1, keepdims=True)).astype(int)


@mistake(
    "predict_classes.a_column",
    symptom="The classes come back as a column.",
    hint="Print the shape of your answer. What would y_pred == y compare?",
)
class _:
    def predict_classes(scores):
        return scores.argmax(axis=1)[:, None]


@mistake(
    "predict_classes.counted_from_one",
    symptom="The first class is called 1.",
    hint="What number has the first column?",
)
class _:
    def predict_classes(scores):
        return scores.argmax(axis=1) + 1


@mistake(
    "predict_classes.farthest_from_zero",
    symptom="The score with the largest magnitude wins.",
    hint="Which class has the scores -5 and 1?",
)
class _:
    def predict_classes(scores):
        return np.abs(scores).argmax(axis=1)


@mistake(
    "predict_classes.starts_at_zero",
    symptom="The search starts with a best score of 0, which negative scores never beat.",
    hint="With which score does your search begin, and what if all scores are lower?",
)
class _:
    def predict_classes(scores):
        y_pred = np.zeros(len(scores), dtype=int)
        for n in range(len(scores)):
            best = 0
            for j in range(scores.shape[1]):
                if scores[n, j] > best:
                    best, y_pred[n] = scores[n, j], j
        return y_pred


@mistake(
    "predict_classes.best_kept_between_samples",
    symptom="The best score of one sample is still there when the next one is looked at.",
    hint="When does your best score start anew?",
)
class _:
    def predict_classes(scores):
        y_pred = np.zeros(len(scores), dtype=int)
        best = -np.inf
        for n in range(len(scores)):
            for j in range(scores.shape[1]):
                if scores[n, j] > best:
                    best, y_pred[n] = scores[n, j], j
        return y_pred


@mistake(
    "predict_classes.last_rise",
    symptom="The last class that beats the one before it.",
    hint="With which score do you compare: that of the class before, or the best so far?",
)
class _:
    def predict_classes(scores):
        y_pred = np.zeros(len(scores), dtype=int)
        for n in range(len(scores)):
            for j in range(1, scores.shape[1]):
                if scores[n, j] > scores[n, j - 1]:
                    y_pred[n] = j
        return y_pred


@mistake(
    "predict_classes.first_above_zero",
    symptom="The first class with a positive score.",
    hint="Several scores may be positive, or none. Which class then?",
)
class _:
    def predict_classes(scores):
        return (scores > 0).argmax(axis=1)


@mistake(
    "predict_classes.first_above_one_half",
    symptom="The first class with a score of more than 1/2, as if there were two classes.",
    hint="With three classes the largest probability may be 0.4. Which class then?",
)
class _:
    def predict_classes(scores):
        return (scores > 0.5).argmax(axis=1)


@mistake(
    "predict_classes.last_column_as_yes_or_no",
    symptom="1 where the last score is positive.",
    hint="How many different answers can your function give?",
)
class _:
    def predict_classes(scores):
        return (scores[:, -1] > 0).astype(int)


@mistake(
    "predict_classes.last_class_never_wins",
    symptom="The last column is left out.",
    hint="Which columns does your loop visit?",
)
class _:
    def predict_classes(scores):
        return scores[:, :-1].argmax(axis=1) if scores.shape[1] > 1 else np.zeros(len(scores), dtype=int)


@mistake(
    "predict_classes.softmax_overflows",
    symptom="A softmax that overflows first: nan, and class 0 wins.",
    hint="Does the softmax change which score is the largest? What is np.exp(1000)?",
)
class _:
    def predict_classes(scores):
        with np.errstate(all="ignore"):
            p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        return p.argmax(axis=1)


@mistake(
    "predict_classes.sigmoid_saturates",
    symptom="A sigmoid of each score: large scores all become 1, and the first of them wins.",
    hint="Does a sigmoid change which score is the largest? What is 1 / (1 + np.exp(-50))?",
)
class _:
    def predict_classes(scores):
        with np.errstate(all="ignore"):
            p = 1 / (1 + np.exp(-scores))
        return p.argmax(axis=1)


@mistake(
    "predict_classes.scores_sorted_in_place",
    symptom="The caller's scores are sorted.",
    hint="What do the scores look like after the call?",
)
class _:
    def predict_classes(scores):
        y_pred = scores.argmax(axis=1)
        scores.sort(axis=1)
        return y_pred


@mistake(
    "predict_classes.tied_classes_add_up",
    symptom="Where several scores are the largest, the numbers of their classes are added up.",
    hint="All scores are zero where the weights are. Which classes does your comparison with the largest score mark?",
)
class _:
    def predict_classes(scores):
        largest = scores == scores.max(axis=1, keepdims=True)
        return largest @ np.arange(scores.shape[1])


@mistake(
    "predict_classes.rounded",
    symptom="The scores are rounded before they are compared.",
    hint="Which class wins with the scores 0.40001 and 0.4?",
)
class _:
    def predict_classes(scores):
        return np.round(scores, 3).argmax(axis=1)
