"""Known wrong answers for Value: functions.

Each is the right class but for one method. There a result is made by ``_result`` from its number, its operands and the
slope by each, which ``_edges`` keeps.
"""

import numpy as np

from grader.spec import mistake


@mistake(
    "Value.exp_like_a_power",
    symptom="The slope of exp is x * exp(x - 1), by the rule for powers.",
    hint="In e**x, which of the two changes, base or exponent? At x = 0, does exp stand still?",
)
class _:
    class Value(Value):
        def exp(self):
            return self._result(np.exp(self.data), (self, self.data * np.exp(self.data - 1)))


@mistake(
    "Value.exp_passes_through",
    symptom="exp passes the gradient on unchanged.",
    hint="How steep is exp at 2? Compare with two nearby points.",
)
class _:
    class Value(Value):
        def exp(self):
            return self._result(np.exp(self.data), (self, 1.0))


@mistake(
    "Value.log_base_ten",
    symptom="The logarithm to base 10.",
    hint="What is the logarithm of e, in your function?",
)
class _:
    class Value(Value):
        def log(self):
            return self._result(np.log10(self.data), (self, 1 / (self.data * np.log(10))))


@mistake(
    "Value.log_of_a_little_more",
    symptom="The logarithm of the number plus 1e-8: off where the number is small.",
    hint="Is your logarithm of 1e-4 the right one to ten digits? What did you add, and does the handout?",
)
class _:
    class Value(Value):
        def log(self):
            return self._result(np.log(self.data + 1e-8), (self, 1 / (self.data + 1e-8)))


@mistake(
    "Value.log_slope_of_the_result",
    symptom="The slope of log is one over the result instead of one over the argument.",
    hint="How steep is log at 4? In your formula, is it the argument or the result that you divide by?",
)
class _:
    class Value(Value):
        def log(self):
            out = np.log(self.data)
            return self._result(out, (self, 1 / out))


@mistake(
    "Value.log_slope_is_the_argument",
    symptom="The slope of log is x instead of 1 / x.",
    hint="Does log get steeper or flatter to the right?",
)
class _:
    class Value(Value):
        def log(self):
            return self._result(np.log(self.data), (self, self.data))


@mistake(
    "Value.tanh_slope_of_the_argument",
    symptom="The slope of tanh is 1 - x**2 with the argument where the result belongs.",
    hint="Far to the right tanh is flat. Is your slope near 0 for x = 3?",
)
class _:
    class Value(Value):
        def tanh(self):
            return self._result(np.tanh(self.data), (self, 1 - self.data**2))


@mistake(
    "Value.tanh_slope_not_squared",
    symptom="The slope of tanh is 1 - out: the square is missing.",
    hint="tanh is as steep at -1 as at 1. Is your slope?",
)
class _:
    class Value(Value):
        def tanh(self):
            out = np.tanh(self.data)
            return self._result(out, (self, 1 - out))


@mistake(
    "Value.tanh_slope_of_the_sigmoid",
    symptom="The slope of tanh is out * (1 - out), which belongs to the sigmoid.",
    hint="How steep is tanh at 0? What does your formula give?",
)
class _:
    class Value(Value):
        def tanh(self):
            out = np.tanh(self.data)
            return self._result(out, (self, out * (1 - out)))


@mistake(
    "Value.sigmoid_slope_of_the_argument",
    symptom="The slope of the sigmoid is x * (1 - x) with the argument where the result belongs.",
    hint="Far to the right the sigmoid is flat. Is your slope near 0 for x = 5?",
)
class _:
    class Value(Value):
        def sigmoid(self):
            out = 1 / (1 + np.exp(-self.data))
            return self._result(out, (self, self.data * (1 - self.data)))


@mistake(
    "Value.sigmoid_slope_is_the_result",
    symptom="The slope of the sigmoid is its value.",
    hint="Far to the right the sigmoid is flat. Is your slope near 0 for x = 5?",
)
class _:
    class Value(Value):
        def sigmoid(self):
            out = 1 / (1 + np.exp(-self.data))
            return self._result(out, (self, out))


@mistake(
    "Value.functions_forget_what_arrives",
    symptom="The functions pass on their own slope, without the gradient that reached them.",
    hint="In 3 * x.tanh(), what arrives at tanh? The chain rule multiplies. Which two numbers?",
)
class _:
    class Value(Value):
        def backward(self):
            flow = {self: 1.0}
            for node in reversed(self._order()):
                node.grad += flow[node]
                arrived = 1.0 if hasattr(node, "function") else flow[node]
                for operand, slope in node._edges:
                    flow[operand] = flow.get(operand, 0.0) + arrived * slope

        def _function(self, node):
            node.function = True
            return node

        def exp(self):
            return self._function(super(Value, self).exp())

        def log(self):
            return self._function(super(Value, self).log())

        def tanh(self):
            return self._function(super(Value, self).tanh())

        def sigmoid(self):
            return self._function(super(Value, self).sigmoid())

        def relu(self):
            return self._function(super(Value, self).relu())

        def _order(self):
            order, seen, waiting = [], set(), [(self, False)]
            while waiting:
                node, finished = waiting.pop()
                if finished:
                    order.append(node)
                elif node not in seen:
                    seen.add(node)
                    waiting.append((node, True))
                    waiting += [(operand, False) for operand, _ in node._edges[::-1]]
            return order


@mistake(
    "Value.sigmoid_slope_is_the_rest",
    symptom="The slope of the sigmoid is 1 - out: a factor is missing.",
    hint="Far to the left the sigmoid is flat. Is your slope near 0 for x = -5?",
)
class _:
    class Value(Value):
        def sigmoid(self):
            out = 1 / (1 + np.exp(-self.data))
            return self._result(out, (self, 1 - out))


@mistake(
    "Value.sigmoid_slope_of_tanh",
    symptom="The slope of the sigmoid is 1 - out**2, which belongs to tanh.",
    hint="How steep is the sigmoid at 0? What does your formula give?",
)
class _:
    class Value(Value):
        def sigmoid(self):
            out = 1 / (1 + np.exp(-self.data))
            return self._result(out, (self, 1 - out**2))


@mistake(
    "Value.sigmoid_falls",
    symptom="1 / (1 + exp(x)): the sigmoid mirrored.",
    hint="What should the sigmoid of a large number be, 0 or 1?",
)
class _:
    class Value(Value):
        def sigmoid(self):
            out = 1 / (1 + np.exp(self.data))
            return self._result(out, (self, out * (1 - out)))


@mistake(
    "Value.relu_passes_everything_back",
    symptom="relu has slope 1 for negative numbers, too.",
    hint="Nudge a negative x. Does relu's output move?",
)
class _:
    class Value(Value):
        def relu(self):
            return self._result(max(self.data, 0.0), (self, 1.0))


@mistake(
    "Value.relu_slope_is_the_result",
    symptom="The slope of relu is its output instead of 1.",
    hint="Nudge x from 3 to 3.1. By how much does relu's output move?",
)
class _:
    class Value(Value):
        def relu(self):
            out = max(self.data, 0.0)
            return self._result(out, (self, out))


@mistake(
    "Value.relu_leaks",
    symptom="relu keeps a hundredth of negative numbers, as leaky relu does.",
    hint="What does relu give for -100?",
)
class _:
    class Value(Value):
        def relu(self):
            slope = 1.0 if self.data > 0 else 0.01
            return self._result(slope * self.data, (self, slope))


@mistake(
    "Value.relu_mirrors",
    symptom="The absolute value: negative numbers change their sign instead of becoming 0.",
    hint="What does relu give for -2?",
)
class _:
    class Value(Value):
        def relu(self):
            return self._result(abs(self.data), (self, 1.0 if self.data > 0 else -1.0))


@mistake(
    "Value.relu_divides",
    symptom="The slope of relu is out / x: 0 / 0 at the kink.",
    hint="What is your slope at x = 0, where both numbers are 0?",
)
class _:
    class Value(Value):
        def relu(self):
            out = max(self.data, 0.0)
            return self._result(out, (self, out / self.data))
