"""Known wrong answers for maxout."""

import numpy as np

from grader.spec import mistake


@mistake(
    "maxout_forward.largest_unit",
    symptom="The maximum is taken over the units instead of the pieces: another shape, unless k equals M.",
    hint="Which axis of your pieces counts the k linear functions? The largest of those is wanted.",
)
class _:
    def maxout_forward(x, W, b):
        pieces = np.einsum("nd,kdm->nkm", x, W) + b
        winner = pieces.argmax(axis=1)
        return pieces.max(axis=2), (1.0 * x, 1.0 * W, winner)


@mistake(
    "maxout_forward.reshaped_not_transposed",
    symptom="Right shape, wrong groups: pieces and units are mixed up in memory.",
    hint="A reshape moves no numbers. Which ones stand side by side in memory before it, pieces or units?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = np.einsum("nd,kdm->nkm", x, W) + b
        n, k, m = pieces.shape
        out = np.ascontiguousarray(pieces).reshape(n, m, k).max(axis=-1)
        return out, (1.0 * x, 1.0 * W, pieces.argmax(axis=1))


@mistake(
    "maxout_forward.smallest_piece",
    symptom="The smallest piece comes back.",
    hint="Compare the pieces of one sample with your output. Which of them did you keep?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = x @ W + b[:, None, :]
        return pieces.min(axis=0), (1.0 * x, 1.0 * W, pieces.argmin(axis=0))


@mistake(
    "maxout_forward.pieces_averaged",
    symptom="The mean of the pieces: a linear function again.",
    hint="The mean of linear functions is linear. Which operation makes a bend?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = x @ W + b[:, None, :]
        return pieces.mean(axis=0), (1.0 * x, 1.0 * W, pieces.argmax(axis=0))


@mistake(
    "maxout_forward.pieces_added",
    symptom="The sum of the pieces: a linear function again.",
    hint="The sum of linear functions is linear. Which operation makes a bend?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = x @ W + b[:, None, :]
        return pieces.sum(axis=0), (1.0 * x, 1.0 * W, pieces.argmax(axis=0))


@mistake(
    "maxout_forward.bias_after_the_maximum",
    symptom="The maximum is taken before the biases are added.",
    hint="Each piece has a bias of its own. Which comes first, adding it or comparing the pieces?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = x @ W
        winner = pieces.argmax(axis=0)
        return pieces.max(axis=0) + np.take_along_axis(b, winner, axis=0), (1.0 * x, 1.0 * W, winner)


@mistake(
    "maxout_forward.bias_forgotten",
    symptom="Right where all biases are zero.",
    hint="Where does b enter your formula?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = 1.0 * (x @ W)
        return pieces.max(axis=0), (1.0 * x, 1.0 * W, pieces.argmax(axis=0))


@mistake(
    "maxout_forward.first_bias_for_all",
    symptom="Every piece uses the bias of the first.",
    hint="b has one row for each piece. How many of them does your formula read?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = x @ W + b[0]
        return pieces.max(axis=0), (1.0 * x, 1.0 * W, pieces.argmax(axis=0))


@mistake(
    "maxout_forward.largest_in_absolute_value",
    symptom="The piece farthest from zero wins, also when it is negative.",
    hint="Which of -5 and 2 is larger? Yours says -5.",
)
class _:
    def maxout_forward(x, W, b):
        pieces = x @ W + b[:, None, :]
        winner = np.abs(pieces).argmax(axis=0)
        return np.take_along_axis(pieces, winner[None], axis=0)[0], (1.0 * x, 1.0 * W, winner)


@mistake(
    "maxout_forward.starts_from_zero",
    symptom="Negative maxima become 0.",
    hint="You keep the largest so far in an array of zeros. What if all pieces are negative?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = x @ W + b[:, None, :]
        out = np.zeros(pieces.shape[1:], dtype=pieces.dtype)
        for piece in pieces:
            out = np.maximum(out, piece)
        return out, (1.0 * x, 1.0 * W, pieces.argmax(axis=0))


@mistake(
    "maxout_forward.starts_from_minus_a_thousand",
    symptom="Maxima below -1000 become -1000.",
    hint="You keep the largest so far, starting from a number that seemed small enough. Is it?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = 1.0 * (x @ W + b[:, None, :])
        out = np.full_like(pieces[0], -1000.0)
        for piece in pieces:
            out = np.maximum(out, piece)
        return out, (1.0 * x, 1.0 * W, pieces.argmax(axis=0))


@mistake(
    "maxout_forward.winner_of_the_first_sample",
    symptom="Right for the first sample; the others use its winners.",
    hint="Another sample may be won by another piece. How often do you look for the winner?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = x @ W + b[:, None, :]
        winner = np.broadcast_to(pieces[:, 0].argmax(axis=0), pieces.shape[1:])
        return np.take_along_axis(pieces, winner[None], axis=0)[0], (1.0 * x, 1.0 * W, winner)


@mistake(
    "maxout_forward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which dtype does the array have that you fill? What if x, W and b are float32?",
)
class _:
    def maxout_forward(x, W, b):
        pieces = np.zeros((len(W), len(x), W.shape[2]))
        pieces += x @ W + b[:, None, :]
        return pieces.max(axis=0), (1.0 * x, 1.0 * W, pieces.argmax(axis=0))


@mistake(
    "maxout_forward.reshapes_the_bias",
    symptom="Right values, but the caller's b has another shape afterwards.",
    hint="After the call, look at the shape of the b you passed in. What does an assignment to b.shape do?",
)
class _:
    def maxout_forward(x, W, b):
        b.shape = (len(W), 1, W.shape[2])
        pieces = 1.0 * (x @ W + b)
        return pieces.max(axis=0), (1.0 * x, 1.0 * W, pieces.argmax(axis=0))


@mistake(
    "maxout_backward.every_piece_gets_everything",
    symptom="Each piece receives the full gradient, not only the winner.",
    hint="A piece that lost did not influence the output. What gradient should it get?",
)
class _:
    def maxout_backward(dout, cache):
        x, W, _ = cache
        share = np.broadcast_to(dout, (len(W), *dout.shape))
        return np.einsum("knm,kdm->nd", share, W), np.einsum("nd,knm->kdm", x, share), share.sum(axis=1)


@mistake(
    "maxout_backward.split_equally",
    symptom="Each piece receives an equal share: the backward of a mean.",
    hint="A mean splits its gradient. What does a maximum do with it?",
)
class _:
    def maxout_backward(dout, cache):
        x, W, _ = cache
        share = np.broadcast_to(dout / len(W), (len(W), *dout.shape))
        return np.einsum("knm,kdm->nd", share, W), np.einsum("nd,knm->kdm", x, share), share.sum(axis=1)


@mistake(
    "maxout_backward.losers_still_train",
    symptom="dx is right, but the weights of every piece receive the full gradient.",
    hint="dx follows the winner. Do dW and db know who won?",
)
class _:
    def maxout_backward(dout, cache):
        x, W, winner = cache
        won = (np.arange(len(W))[:, None, None] == winner) * dout
        share = np.broadcast_to(dout, won.shape)
        return np.einsum("knm,kdm->nd", won, W), np.einsum("nd,knm->kdm", x, share), share.sum(axis=1)


@mistake(
    "maxout_backward.bias_of_every_piece",
    symptom="dx and dW are right, but each bias receives the full gradient.",
    hint="The bias of a piece that lost did not influence the output. What should its gradient be?",
)
class _:
    def maxout_backward(dout, cache):
        x, W, winner = cache
        won = (np.arange(len(W))[:, None, None] == winner) * dout
        db = np.tile(dout.sum(axis=0), (len(W), 1))
        return np.einsum("knm,kdm->nd", won, W), np.einsum("nd,knm->kdm", x, won), db


@mistake(
    "maxout_backward.averaged_over_the_batch",
    symptom="dW and db are too small by the number of samples.",
    hint="If the loss averages over the batch, dout knows already. Why divide again?",
)
class _:
    def maxout_backward(dout, cache):
        x, W, winner = cache
        won = (np.arange(len(W))[:, None, None] == winner) * dout
        dW = np.einsum("nd,knm->kdm", x, won) / len(x)
        return np.einsum("knm,kdm->nd", won, W), dW, won.mean(axis=1)


@mistake(
    "maxout_backward.first_piece_for_dx",
    symptom="dx uses the weights of the first piece, whoever won.",
    hint="Through which weights did this sample reach the output? Not always the same ones.",
)
class _:
    def maxout_backward(dout, cache):
        x, W, winner = cache
        won = (np.arange(len(W))[:, None, None] == winner) * dout
        return dout @ W[0].T, np.einsum("nd,knm->kdm", x, won), won.sum(axis=1)


@mistake(
    "maxout_backward.winners_of_the_first_sample",
    symptom="Right for the first sample; the others are routed to its winners.",
    hint="Another sample may be won by another piece. Whose winners does your mask hold?",
)
class _:
    def maxout_backward(dout, cache):
        x, W, winner = cache
        won = (np.arange(len(W))[:, None, None] == winner[0]) * dout
        return np.einsum("knm,kdm->nd", won, W), np.einsum("nd,knm->kdm", x, won), won.sum(axis=1)


@mistake(
    "maxout_backward.last_sample_only",
    symptom="dW and db hold the last sample's share: each sample overwrites the one before.",
    hint="Several samples may train one piece. Do their shares add up, or does the last one win?",
)
class _:
    def maxout_backward(dout, cache):
        x, W, winner = cache
        won = (np.arange(len(W))[:, None, None] == winner) * dout
        dW, db = np.zeros_like(W), np.zeros_like(won[:, 0])
        for n in range(len(x)):
            for m in range(W.shape[2]):
                dW[winner[n, m], :, m] = x[n] * dout[n, m]
                db[winner[n, m], m] = dout[n, m]
        return np.einsum("knm,kdm->nd", won, W), dW, db


@mistake(
    "maxout_backward.input_missing",
    symptom="dW holds the upstream gradient without the input.",
    hint="What is the derivative of x W with respect to W? The input of each sample must appear.",
)
class _:
    def maxout_backward(dout, cache):
        _, W, winner = cache
        won = (np.arange(len(W))[:, None, None] == winner) * dout
        dW = np.repeat(won.sum(axis=1)[:, None, :], W.shape[1], axis=1)
        return np.einsum("knm,kdm->nd", won, W), dW, won.sum(axis=1)


@mistake(
    "maxout_backward.upstream_dropped",
    symptom="The routing alone comes back, without the upstream gradient.",
    hint="The chain rule multiplies two factors. Which of them is missing?",
)
class _:
    def maxout_backward(dout, cache):
        x, W, winner = cache
        won = (np.arange(len(W))[:, None, None] == winner).astype(dout.dtype)
        return np.einsum("knm,kdm->nd", won, W), np.einsum("nd,knm->kdm", x, won), won.sum(axis=1)


@mistake(
    "maxout_backward.always_double",
    symptom="Right values, but float32 in gives float64 out.",
    hint="Which dtype do the arrays have that you fill? What if everything else is float32?",
)
class _:
    def maxout_backward(dout, cache):
        x, W, winner = cache
        won = np.zeros((len(W), *dout.shape))
        won += (np.arange(len(W))[:, None, None] == winner) * dout
        return np.einsum("knm,kdm->nd", won, W), np.einsum("nd,knm->kdm", x, won), won.sum(axis=1)


@mistake(
    "maxout_backward.in_place",
    symptom="Right gradients, but the array that came from above is overwritten.",
    hint="Another layer may still need dout. Does your loop write into it?",
)
class _:
    def maxout_backward(dout, cache):
        x, W, winner = cache
        dx, dW, db = np.zeros_like(x), np.zeros_like(W), np.zeros_like(W[:, 0])
        for k in range(len(W)):
            share = np.where(winner == k, dout, 0)
            dx += share @ W[k].T
            dW[k], db[k] = x.T @ share, share.sum(axis=0)
            dout[winner == k] = 0
        return dx, dW, db


@mistake(
    "maxout_backward.remembered_in_a_global",
    symptom="Right directly after its forward, wrong as soon as a network has two such layers.",
    hint="Two layers run forward, one after the other, before the first runs backward. Whose numbers does your "
    "backward find?",
)
class _:
    def maxout_forward(x, W, b):
        global last_x, last_W, last_best
        pieces = np.einsum("nd,kdm->knm", x, W) + b[:, None, :]
        last_x, last_W, last_best = x, W, pieces.argmax(axis=0)
        return pieces.max(axis=0), None

    def maxout_backward(dout, cache):
        k = len(last_W)
        chosen = dout * (np.arange(k)[:, None, None] == last_best)
        dx = np.einsum("knm,kdm->nd", chosen, last_W)
        return dx, np.einsum("nd,knm->kdm", last_x, chosen), chosen.sum(axis=1)
