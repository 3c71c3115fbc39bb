"""Known wrong answers for Value: sums, products and the walk back.

Each is the right class but for one method. There a result is made by ``_result`` from its number, its operands and the
slope by each, which ``_edges`` keeps.
"""

from grader.spec import mistake


@mistake(
    "Value.product_slopes_exchanged",
    symptom="In a product each factor gets its own number as slope: right for x * x only.",
    hint="Nudge x in x * y by a little. By how many times as much does the product move?",
)
class _:
    class Value(Value):
        def __mul__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            return self._result(self.data * other.data, (self, self.data), (other, other.data))

        __rmul__ = __mul__


@mistake(
    "Value.product_like_a_sum",
    symptom="A product passes the gradient on as a sum does, with slope 1.",
    hint="Nudge x in x * 100. Does the product move by as much as x?",
)
class _:
    class Value(Value):
        def __mul__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            return self._result(self.data * other.data, (self, 1.0), (other, 1.0))

        __rmul__ = __mul__


@mistake(
    "Value.second_factor_forgotten",
    symptom="Only the left factor of a product gets a gradient.",
    hint="How many operands has a product? Which of them does your multiplication remember?",
)
class _:
    class Value(Value):
        def __mul__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            return self._result(self.data * other.data, (self, other.data))

        __rmul__ = __mul__


@mistake(
    "Value.second_summand_forgotten",
    symptom="Only the left summand gets a gradient.",
    hint="How many operands has a sum? Which of them does your addition remember?",
)
class _:
    class Value(Value):
        def __add__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            return self._result(self.data + other.data, (self, 1.0))

        __radd__ = __add__


@mistake(
    "Value.sum_slopes_are_the_summands",
    symptom="A sum passes on the gradient times the summands, as a product would.",
    hint="Nudge x in x + 100. By how much does the sum move?",
)
class _:
    class Value(Value):
        def __add__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            return self._result(self.data + other.data, (self, other.data), (other, self.data))

        __radd__ = __add__


@mistake(
    "Value.adds_in_place",
    symptom="The left summand is overwritten by the sum.",
    hint="After u = x + y, what is x.data? Which object does your addition return?",
)
class _:
    class Value(Value):
        def __add__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            self.data += other.data
            self._edges = ((other, 1.0),)
            return self

        __radd__ = __add__


@mistake(
    "Value.starts_with_zero",
    symptom="All gradients are 0: nothing starts the flow.",
    hint="What is the slope of the result by itself? When does your walk learn of it?",
)
class _:
    class Value(Value):
        def backward(self):
            flow = {self: 0.0}
            for node in reversed(self._order()):
                node.grad += flow[node]
                for operand, slope in node._edges:
                    flow[operand] = flow.get(operand, 0.0) + flow[node] * slope

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
    "Value.walks_forward",
    symptom="Only the operands of the result itself get their gradient: the walk goes from the inputs up.",
    hint="When a node passes its gradient on, it must have received its own. Which end does your walk start from?",
)
class _:
    class Value(Value):
        def backward(self):
            self.grad = 1.0
            for node in self._order():
                for operand, slope in node._edges:
                    operand.grad += node.grad * slope

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
    "Value.upstream_forgotten",
    symptom="Every node hands on its local slope, without the gradient that reached it.",
    hint="The chain rule multiplies. Which two numbers, at each step?",
)
class _:
    class Value(Value):
        def backward(self):
            self.grad += 1.0
            for node in reversed(self._order()):
                for operand, slope in node._edges:
                    operand.grad += slope

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
    "Value.product_forgets_what_arrives",
    symptom="A product passes on its factors, without the gradient that reached it.",
    hint="In (x * y) * z, what arrives at x * y? The chain rule multiplies. Which two numbers?",
)
class _:
    class Value(Value):
        def __mul__(self, other):
            other = other if isinstance(other, Value) else type(self)(other)
            out = self._result(self.data * other.data, (self, other.data), (other, self.data))
            out.product = True
            return out

        __rmul__ = __mul__

        def backward(self):
            flow = {self: 1.0}
            for node in reversed(self._order()):
                node.grad += flow[node]
                arrived = 1.0 if hasattr(node, "product") else flow[node]
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
    "Value.slopes_added_along_the_way",
    symptom="Adds the slopes along the way where the chain rule multiplies.",
    hint="If y moves twice as fast as x, and z three times as fast as y: how fast does z move?",
)
class _:
    class Value(Value):
        def backward(self):
            flow = {self: 1.0}
            for node in reversed(self._order()):
                node.grad += flow[node]
                for operand, slope in node._edges:
                    flow[operand] = flow.get(operand, 0.0) + flow[node] + slope

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
