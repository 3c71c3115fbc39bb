"""Known wrong answers for Value: nodes that are used again.

Each is the right class but for one method. There a result is made by ``_result`` from its number, its operands and the
slope by each, which ``_edges`` keeps.
"""

from grader.spec import mistake


@mistake(
    "Value.overwrites_the_grad",
    symptom="A Value that is used twice keeps the gradient of one use: = instead of +=.",
    hint="x reaches the result on two ways. What happens to the first way's share when the second arrives?",
)
class _:
    class Value(Value):
        def backward(self):
            flow = {self: 1.0}
            for node in reversed(self._order()):
                node.grad = flow[node]
                for operand, slope in node._edges:
                    flow[operand] = flow[node] * slope

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
    "Value.operands_as_a_set",
    symptom="The operands are kept in a set, in which x * x has one.",
    hint="How many operands has x * x, and how many has the set {x, x}?",
)
class _:
    class Value(Value):
        def backward(self):
            flow = {self: 1.0}
            for node in reversed(self._order()):
                node.grad += flow[node]
                for operand, slope in dict(node._edges).items():
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
    "Value.visits_twice",
    symptom="A node that is used twice is visited twice, and passes its gradient on both times.",
    hint="Print the order in which you visit the nodes of (u := x * y) * u. Is each there once?",
)
class _:
    class Value(Value):
        def backward(self):
            order, waiting = [], [(self, False)]
            while waiting:
                node, finished = waiting.pop()
                if finished:
                    order.append(node)
                else:
                    waiting.append((node, True))
                    waiting += [(operand, False) for operand, _ in node._edges]
                if len(order) + len(waiting) > 100_000:
                    raise RecursionError("a fuse: there are graphs with 2**60 ways")
            flow = {self: 1.0}
            for node in reversed(order):
                node.grad += flow[node]
                for operand, slope in node._edges:
                    flow[operand] = flow.get(operand, 0.0) + flow[node] * slope


@mistake(
    "Value.node_before_its_operands",
    symptom="Lists a node before its operands (pre-order): some pass on before all has arrived.",
    hint="Two ways lead to u, one longer than the other. Has u heard from both when your walk comes to it?",
)
class _:
    class Value(Value):
        def backward(self):
            order, seen, waiting = [], set(), [self]
            while waiting:
                node = waiting.pop()
                if node not in seen:
                    seen.add(node)
                    order.append(node)
                    waiting += [operand for operand, _ in reversed(node._edges)]
            arrived = dict.fromkeys(order, 0.0) | {self: 1.0}
            for node in order:
                for operand, slope in node._edges:
                    arrived[operand] += arrived[node] * slope
            for node in order:
                node.grad += arrived[node]


@mistake(
    "Value.nearest_nodes_first",
    symptom="Visits nodes by their distance from the result: some pass on before all has arrived.",
    hint="A short and a long way lead to u. When does your walk come to u, and when does the long way's share arrive?",
)
class _:
    class Value(Value):
        def backward(self):
            order, seen = [self], {self}
            for node in order:
                for operand, _ in node._edges:
                    if operand not in seen:
                        seen.add(operand)
                        order.append(operand)
            arrived = dict.fromkeys(order, 0.0) | {self: 1.0}
            for node in order:
                for operand, slope in node._edges:
                    arrived[operand] += arrived[node] * slope
            for node in order:
                node.grad += arrived[node]


@mistake(
    "Value.passes_on_at_the_first_arrival",
    symptom="A node passes on what it has when it is reached first; what arrives later stays there.",
    hint="A node is used twice. What must be known before it may pass its gradient on?",
)
class _:
    class Value(Value):
        def backward(self):
            waiting, arrived = [self], {self: 1.0}
            while waiting:
                node = waiting.pop()
                for operand, slope in node._edges:
                    if operand not in arrived:
                        waiting.append(operand)
                    arrived[operand] = arrived.get(operand, 0.0) + arrived[node] * slope
            for node, share in arrived.items():
                node.grad += share


@mistake(
    "Value.recursion_too_deep",
    symptom="Recursion: right for small graphs, RecursionError for long chains.",
    hint="How deep may Python's calls be nested? Could a list of your own hold what is still to be visited?",
)
class _:
    class Value(Value):
        def backward(self):
            order, seen = [], set()

            def visit(node):
                if node not in seen:
                    seen.add(node)
                    for operand, _ in node._edges:
                        visit(operand)
                    order.append(node)

            visit(self)
            flow = {self: 1.0}
            for node in reversed(order):
                node.grad += flow[node]
                for operand, slope in node._edges:
                    flow[operand] = flow.get(operand, 0.0) + flow[node] * slope


@mistake(
    "Value.old_grads_flow_again",
    symptom="A second backward() passes on what the first one left in the nodes on the way.",
    hint="Call backward() twice for ((x * y) * z) and print the grad of x * y each time. What is it made of?",
)
class _:
    class Value(Value):
        def backward(self):
            self.grad = 1.0
            for node in reversed(self._order()):
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
    "Value.visited_for_ever",
    symptom="A second backward() does not reach what the first one visited: marks stay, or the list of nodes is gone.",
    hint="What does the first backward() leave behind, and what does it take away, that the second one needs?",
)
class _:
    class Value(Value):
        def backward(self):
            fresh = [node for node in self._order() if not hasattr(node, "visited")]
            flow = {self: 1.0}
            for node in reversed(fresh):
                node.visited = True
                node.grad += flow.get(node, 0.0)
                for operand, slope in node._edges:
                    flow[operand] = flow.get(operand, 0.0) + flow.get(node, 0.0) * slope

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
    "Value.graph_used_up",
    symptom="backward() forgets the operands of each node that it leaves: a second one stops there.",
    hint="Which nodes are still connected after the first backward()? Does another result need them?",
)
class _:
    class Value(Value):
        def backward(self):
            flow = {self: 1.0}
            for node in reversed(self._order()):
                node.grad += flow[node]
                for operand, slope in node._edges:
                    flow[operand] = flow.get(operand, 0.0) + flow[node] * slope
                node._edges = ()

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
    "Value.starts_with_its_old_grad",
    symptom="The result's own grad is raised by 1 instead of set to 1, while all other grads start anew.",
    hint="backward() of one result, then of a node on the way to it: with which number does the second walk start?",
)
class _:
    class Value(Value):
        def backward(self):
            order = self._order()
            for node in order[:-1]:
                node.grad = 0.0
            self.grad += 1.0
            for node in reversed(order):
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
    "Value.only_inputs_keep_their_grad",
    symptom="Values in the middle of the graph have grad 0 after backward().",
    hint="Print u.grad for u = x * y inside a larger expression. Where did the gradient pass through?",
)
class _:
    class Value(Value):
        def backward(self):
            flow = {self: 1.0}
            for node in reversed(self._order()):
                node.grad += 0.0 if node._edges else flow[node]
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
    "Value.result_without_grad",
    symptom="The result's own grad stays 0.",
    hint="What is the slope of out by out?",
)
class _:
    class Value(Value):
        def backward(self):
            flow = {self: 1.0}
            for node in reversed(self._order()):
                node.grad += 0.0 if node is self else flow[node]
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
