"""Known wrong answers for Value: differences, quotients, powers and numbers on either side.

Each is the right class but for one method. There a result is made by ``_result`` from its number, its operands and the
slope by each, which ``_edges`` keeps.
"""

import numpy as np

from grader.spec import mistake


@mistake(
    "Value.difference_slopes_of_a_sum",
    symptom="The second operand of a difference gets the gradient with the wrong sign.",
    hint="Nudge y in x - y upwards. Where does the difference go?",
)
class _:
    class Value(Value):
        def __sub__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            return self._result(self.data - other.data, (self, 1.0), (other, 1.0))


@mistake(
    "Value.negation_without_slope",
    symptom="-x has the right value, but the gradient passes through unchanged.",
    hint="Nudge x upwards. Where does -x go?",
)
class _:
    class Value(Value):
        def __neg__(self):
            return self._result(-self.data, (self, 1.0))


@mistake(
    "Value.negates_in_place",
    symptom="-x changes the sign of x itself.",
    hint="After u = -x, what is x.data? Which object does your negation return?",
)
class _:
    class Value(Value):
        def __neg__(self):
            self.data = -self.data
            return self

        def __sub__(self, other):
            return self + (-other)

        def __rsub__(self, other):
            return other + (-self)


@mistake(
    "Value.negation_cuts_the_graph",
    symptom="-x is a new number that does not remember x.",
    hint="After u = -x, how could u tell x its gradient?",
)
class _:
    class Value(Value):
        def __neg__(self):
            return type(self)(-self.data)


@mistake(
    "Value.left_number_subtracted_from",
    symptom="2 - x is computed as x - 2.",
    hint="Which operand does Python hand to __rsub__ as self? On which side of the minus sign did it stand?",
)
class _:
    class Value(Value):
        def __rsub__(self, other):
            return self - other


@mistake(
    "Value.left_number_divided_by",
    symptom="2 / x is computed as x / 2.",
    hint="Which operand does Python hand to __rtruediv__ as self? On which side of the stroke did it stand?",
)
class _:
    class Value(Value):
        def __rtruediv__(self, other):
            return self / other


@mistake(
    "Value.no_numbers_on_the_left",
    symptom="2 * x and its likes raise a TypeError.",
    hint="Whose method does Python ask first in 2 * x? And which one when that number does not know how?",
)
class _:
    class Value(Value):
        __radd__ = __rmul__ = __rsub__ = __rtruediv__ = None


@mistake(
    "Value.no_numbers_on_the_right",
    symptom="x + 2 and its likes raise an error: a number has no data.",
    hint="In x + 2, what is other? Does it have .data?",
)
class _:
    class Value(Value):
        def __add__(self, other):
            return self._result(self.data + other.data, (self, 1.0), (other, 1.0))

        def __mul__(self, other):
            return self._result(self.data * other.data, (self, other.data), (other, self.data))

        def __neg__(self):
            return self * -1

        def __sub__(self, other):
            return self + -other

        __radd__, __rmul__, __rsub__ = __add__, __mul__, __sub__


@mistake(
    "Value.left_number_cuts_the_graph",
    symptom="2 * x and 2 + x are right, but forget x.",
    hint="Look at what 2 * x remembers: is x among its operands?",
)
class _:
    class Value(Value):
        def __radd__(self, other):
            return type(self)(other + self.data)

        def __rmul__(self, other):
            return type(self)(other * self.data)


@mistake(
    "Value.quotient_slope_without_sign",
    symptom="The denominator's slope has the wrong sign.",
    hint="Nudge y in x / y upwards, both positive. Where does the quotient go?",
)
class _:
    class Value(Value):
        def __truediv__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            ratio = self.data / other.data
            return self._result(ratio, (self, 1 / other.data), (other, ratio / other.data))


@mistake(
    "Value.denominator_not_squared",
    symptom="The denominator's slope is -x / y instead of that divided by y once more.",
    hint="What is the slope of 1 / y? Compare with two nearby points at y = 2.",
)
class _:
    class Value(Value):
        def __truediv__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            ratio = self.data / other.data
            return self._result(ratio, (self, 1 / other.data), (other, -ratio))


@mistake(
    "Value.denominator_without_slope",
    symptom="Only the numerator gets a gradient.",
    hint="Does x / y change when y does?",
)
class _:
    class Value(Value):
        def __truediv__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            return self._result(self.data / other.data, (self, 1 / other.data))


@mistake(
    "Value.quotient_rounded_down",
    symptom="// instead of /: the quotient is a whole number.",
    hint="What is 7 // 2?",
)
class _:
    class Value(Value):
        def __truediv__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            ratio = self.data // other.data
            return self._result(ratio, (self, 1 / other.data), (other, -ratio / other.data))


@mistake(
    "Value.power_forgets_what_arrives",
    symptom="A power passes on its own slope, without the gradient that reached it.",
    hint="In 3 * x**2, what arrives at x**2? The chain rule multiplies. Which two numbers?",
)
class _:
    class Value(Value):
        def __pow__(self, exponent):
            out = super(Value, self).__pow__(exponent)
            out.power = True
            return out

        def backward(self):
            flow = {self: 1.0}
            for node in reversed(self._order()):
                node.grad += flow[node]
                arrived = 1.0 if hasattr(node, "power") else flow[node]
                for operand, slope in node._edges:
                    flow[operand] = flow.get(operand, 0.0) + arrived * slope

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
    "Value.exponent_not_reduced",
    symptom="The slope of a power is n * x**n: the exponent stays.",
    hint="What is the slope of x**2 at 3? Compare with two nearby points.",
)
class _:
    class Value(Value):
        def __pow__(self, exponent):
            return self._result(self.data**exponent, (self, exponent * self.data**exponent))


@mistake(
    "Value.exponent_not_a_factor",
    symptom="The slope of a power is x**(n - 1): the factor n is missing.",
    hint="What is the slope of x**2 at 3? Compare with two nearby points.",
)
class _:
    class Value(Value):
        def __pow__(self, exponent):
            return self._result(self.data**exponent, (self, self.data ** (exponent - 1)))


@mistake(
    "Value.always_the_square",
    symptom="Every power has the slope of the square.",
    hint="What is the slope of x**3 at 2? Which exponents did you try?",
)
class _:
    class Value(Value):
        def __pow__(self, exponent):
            return self._result(self.data**exponent, (self, 2 * self.data))


@mistake(
    "Value.power_through_logarithms",
    symptom="x**n by exp(n * log(x)): nan for negative numbers and for 0.",
    hint="What is (-2)**3? And the logarithm of -2?",
)
class _:
    class Value(Value):
        def __pow__(self, exponent):
            out = np.exp(exponent * np.log(self.data))
            return self._result(out, (self, exponent * out / self.data))


@mistake(
    "Value.power_slope_divides_by_the_base",
    symptom="The slope of a power is n * x**n / x: an error at 0.",
    hint="What is the slope of x**2 at 0, and how does your formula get there?",
)
class _:
    class Value(Value):
        def __pow__(self, exponent):
            out = self.data**exponent
            return self._result(out, (self, exponent * out / self.data))


@mistake(
    "Value.whole_exponents_only",
    symptom="The exponent is rounded to a whole number: a root becomes 1.",
    hint="What happens to the exponent 0.5 on its way?",
)
class _:
    class Value(Value):
        def __pow__(self, exponent):
            n = int(exponent)
            return self._result(self.data**n, (self, n * self.data ** (n - 1)))


@mistake(
    "Value.power_is_a_product",
    symptom="x ** n is x * n.",
    hint="What is 2 ** 3?",
)
class _:
    class Value(Value):
        def __pow__(self, exponent):
            return self * exponent
