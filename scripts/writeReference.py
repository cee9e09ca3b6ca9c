"""Writes PyTorch's outputs and gradients of RNN, LSTM and GRU, against which `npm run compare` holds the engine.

    /usr/bin/python3 scripts/writeReference.py            writes data/reference/*.json
    /usr/bin/python3 scripts/writeReference.py FOLDER     writes them into FOLDER

Needs Debian's python3-torch (1.13); the files need no Python. Everything is float64. Weights, inputs, states and
cotangents come from Python's own seeded uniform generator, rounded to 4 decimals (they stay exact, and the files small);
what PyTorch computes is written with all digits. So a second run on the same machine writes the same bytes; another
processor's matrix product may move the last digits.

A file holds: cell, sizes; `weights` by PyTorch's names; `x` [T][B][I]; `h0` and for lstm `c0` [layers*directions][B][H];
`cotangent` [T][B][directions*H]; and the results for loss = sum(cotangent * output): `output` [T][B][directions*H],
`hn`, for lstm `cn`, `loss`, and `gradients` of every weight, `x`, `h0`, for lstm `c0`.
"""

import json
import math
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "data" / "reference"


@dataclass(frozen=True)
class Case:
    """One file: a cell, its sizes, and how large its numbers are (standard deviations)."""

    name: str
    cell: str
    steps: int
    batch: int
    input: int
    hidden: int
    gain: float = 1.0  # of the recurrent weights, divided by the root of H
    input_gain: float = 1.0  # of the input weights and biases
    state: float = 0.5  # of h0 and c0
    layers: int = 1
    bidirectional: bool = False

    @property
    def directions(self) -> int:
        return 2 if self.bidirectional else 1


# A chaotic run tells nothing: there a last digit grows to a whole one within 30 steps. So the saturated ones are short.
CASES = [
    Case("rnn-tanh-smallest", "rnn-tanh", steps=1, batch=1, input=1, hidden=1),
    Case("rnn-tanh", "rnn-tanh", steps=12, batch=3, input=2, hidden=4),
    Case("rnn-tanh-vanishing", "rnn-tanh", steps=30, batch=2, input=3, hidden=5, gain=0.6, input_gain=0.3),
    Case("rnn-tanh-saturated", "rnn-tanh", steps=8, batch=2, input=3, hidden=5, gain=3, input_gain=2, state=1),
    Case("rnn-relu", "rnn-relu", steps=12, batch=3, input=2, hidden=6, gain=1.4),
    Case("rnn-relu-exploding", "rnn-relu", steps=30, batch=2, input=2, hidden=8, gain=6),
    Case("lstm-smallest", "lstm", steps=1, batch=1, input=1, hidden=1),
    Case("lstm", "lstm", steps=30, batch=2, input=3, hidden=5),
    Case("lstm-wide-from-zeros", "lstm", steps=5, batch=4, input=1, hidden=8, state=0),
    Case("lstm-saturated", "lstm", steps=8, batch=2, input=4, hidden=5, gain=4, input_gain=3, state=2),
    Case("gru-smallest", "gru", steps=1, batch=1, input=1, hidden=1),
    Case("gru", "gru", steps=30, batch=2, input=3, hidden=5),
    Case("gru-wide", "gru", steps=5, batch=4, input=4, hidden=8),
    Case("gru-saturated", "gru", steps=8, batch=2, input=4, hidden=5, gain=4, input_gain=3, state=2),
    # Here PyTorch's 1 - z has few digits left, or none.
    Case("gru-saturated-one-unit", "gru", steps=6, batch=2, input=1, hidden=1, gain=18, input_gain=18, state=1),
    Case("rnn-tanh-saturated-one-unit", "rnn-tanh", steps=6, batch=2, input=1, hidden=1, gain=8, input_gain=8, state=1),
    Case("rnn-tanh-3-layers", "rnn-tanh", steps=8, batch=2, input=2, hidden=3, layers=3),
    Case("rnn-relu-bidirectional", "rnn-relu", steps=8, batch=2, input=2, hidden=4, bidirectional=True),
    Case("lstm-3-layers", "lstm", steps=8, batch=2, input=2, hidden=3, layers=3),
    Case("lstm-2-layers-bidirectional", "lstm", steps=6, batch=2, input=3, hidden=3, layers=2, bidirectional=True),
    Case("lstm-bidirectional", "lstm", steps=8, batch=3, input=2, hidden=4, bidirectional=True),
    Case("gru-2-layers", "gru", steps=10, batch=2, input=3, hidden=4, layers=2),
    Case("gru-3-layers-bidirectional", "gru", steps=5, batch=2, input=2, hidden=3, layers=3, bidirectional=True),
]


def draw(source: random.Random, shape: tuple, deviation: float) -> torch.Tensor:
    """A tensor of uniform numbers around 0 with the deviation given, rounded to 4 decimals."""
    limit = math.sqrt(3) * deviation
    count = math.prod(shape)
    values = [round(limit * (2 * source.random() - 1), 4) for _ in range(count)]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def build(case: Case) -> torch.nn.RNNBase:
    """PyTorch's module."""
    sizes = dict(
        input_size=case.input,
        hidden_size=case.hidden,
        num_layers=case.layers,
        bidirectional=case.bidirectional,
        dtype=torch.float64,
    )
    if case.cell == "lstm":
        return torch.nn.LSTM(**sizes)
    if case.cell == "gru":
        return torch.nn.GRU(**sizes)
    return torch.nn.RNN(**sizes, nonlinearity=case.cell.removeprefix("rnn-"))


def compute(case: Case) -> dict:
    """Everything that a file holds, from one forward and one backward pass."""
    source = random.Random(case.name)
    network = build(case)
    for name, weight in network.named_parameters():
        gain = case.gain / math.sqrt(case.hidden) if name.startswith("weight_hh") else case.input_gain
        weight.data = draw(source, tuple(weight.shape), gain)
    state_shape = (case.layers * case.directions, case.batch, case.hidden)
    x = draw(source, (case.steps, case.batch, case.input), 1).requires_grad_()
    h0 = draw(source, state_shape, case.state).requires_grad_()
    c0 = draw(source, state_shape, case.state).requires_grad_() if case.cell == "lstm" else None
    cotangent = draw(source, (case.steps, case.batch, case.directions * case.hidden), 1)

    if c0 is None:
        output, hn = network(x, h0)
        cn = None
    else:
        output, (hn, cn) = network(x, (h0, c0))
    loss = (cotangent * output).sum()
    loss.backward()

    return {
        "cell": case.cell,
        "inputSize": case.input,
        "hiddenSize": case.hidden,
        "layers": case.layers,
        "bidirectional": case.bidirectional,
        "steps": case.steps,
        "batch": case.batch,
        "weights": {name: weight.tolist() for name, weight in network.named_parameters()},
        "x": x.tolist(),
        "h0": h0.tolist(),
        **({} if c0 is None else {"c0": c0.tolist()}),
        "cotangent": cotangent.tolist(),
        "output": output.tolist(),
        "hn": hn.tolist(),
        **({} if cn is None else {"cn": cn.tolist()}),
        "loss": loss.item(),
        "gradients": {
            **{name: weight.grad.tolist() for name, weight in network.named_parameters()},
            "x": x.grad.tolist(),
            "h0": h0.grad.tolist(),
            **({} if c0 is None else {"c0": c0.grad.tolist()}),
        },
    }


def write(path: Path, reference: dict) -> None:
    """JSON with a line a field; NaN and infinities, which JSON does not have, are refused."""
    lines = [f"{json.dumps(field)}: {json.dumps(value, allow_nan=False)}" for field, value in reference.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def main() -> None:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCE
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        path = folder / f"{case.name}.json"
        write(path, compute(case))
        print(f"{path.stat().st_size:>7} bytes  {path.name}")


if __name__ == "__main__":
    main()
