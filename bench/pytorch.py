"""PyTorch's share of the bench: one step of training a line asked for, on one thread. See scripts/bench/."""

import json
import resource
import sys
import time

import numpy as np
import torch

torch.set_num_threads(1)
OUTPUTS, RATE = 2, 1e-3


def numbers(n, first, scale):
    k = (np.arange(n, dtype=np.uint64) + np.uint64(first)) * np.uint64(2654435761) % np.uint64(2**32)
    return (scale * (k / 2**32 - 0.5)).astype(np.float32)


def prepare(w):
    """nn.RNN, nn.LSTM or nn.GRU, whose time loop is PyTorch's own; its GRU resets after the product."""
    cell, H, I, T, B = w["cell"], w["H"], w["I"], w["T"], w["B"]
    gates = {"lstm": 4, "gru": 3}.get(cell, 1)
    flat = numbers(gates * H * (H + I + 1) + OUTPUTS * (H + 1), 1, 2 / np.sqrt(H))
    blocks = [flat[g * H * (H + I + 1) : (g + 1) * H * (H + I + 1)] for g in range(gates)]
    # the lecture's f, i, o, c̃ is PyTorch's i, f, g, o; its u, r, h̃ is r, z = 1 − u, n
    order, signs = {"lstm": ([1, 0, 3, 2], [1, 1, 1, 1]), "gru": ([1, 0, 2], [1, -1, 1])}.get(cell, ([0], [1]))
    kind = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU}.get(cell, torch.nn.RNN)
    layer = kind(I, H)
    readout = torch.nn.Linear(H, OUTPUTS)
    with torch.no_grad():
        parts = [(s * blocks[g]) for g, s in zip(order, signs)]
        layer.weight_hh_l0.copy_(torch.tensor(np.concatenate([p[: H * H].reshape(H, H) for p in parts])))
        layer.weight_ih_l0.copy_(torch.tensor(np.concatenate([p[H * H : H * H + H * I].reshape(H, I) for p in parts])))
        layer.bias_ih_l0.copy_(torch.tensor(np.concatenate([p[H * H + H * I :] for p in parts])))
        layer.bias_hh_l0.zero_()
        rest = flat[gates * H * (H + I + 1) :]
        readout.weight.copy_(torch.tensor(rest[: OUTPUTS * H].reshape(OUTPUTS, H)))
        readout.bias.copy_(torch.tensor(rest[OUTPUTS * H :]))
    x = torch.tensor(numbers(T * B * I, 12345, 2).reshape(T, B, I))
    optimiser = torch.optim.SGD([*layer.parameters(), *readout.parameters()], lr=RATE)

    def step():
        optimiser.zero_grad()
        h, _ = layer(x)
        loss = readout(h[-1]).square().sum() / B
        loss.backward()
        optimiser.step()
        return loss.item()

    return step


def answer(value):
    print(json.dumps(value), flush=True)


step = None
for line in sys.stdin:
    asked = json.loads(line)
    if "workload" in asked:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        step = prepare(asked["workload"])
        answer({"version": torch.__version__, "loss": step(), "before": before * 1024})
    else:
        steps, start, cpu = 0, time.perf_counter(), time.process_time()
        while time.perf_counter() - start < asked["seconds"]:
            step()
            steps += 1
        used = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu}
        answer({"steps": steps, **used, "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024})
