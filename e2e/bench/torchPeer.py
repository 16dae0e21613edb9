"""PyTorch on the CPU, for the benchmark: one JSON command a line on standard input, one JSON answer a line.

prepare {problem, threads} -> {milliseconds, loss} of a first step; measure {steps} -> the same, for each step. What went wrong comes back as {error}.
"""

import base64
import json
import sys
import time

import torch
from torch import nn


def blas():
    """Name of the linear algebra library in use, as the process has it loaded: it decides PyTorch's speed."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split()[-1] for line in maps if "/" in line}
    except OSError:
        return "unknown"
    for name in ("mkl_rt", "mkl_core", "openblas", "blis", "atlas", "libblas"):
        if any(name in path for path in paths):
            return "reference BLAS" if name == "libblas" else name
    return "built in"


def decode(text, shape, kind=torch.float32):
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=kind).reshape(shape)


class Library(nn.Module):
    """nn.RNN or nn.LSTM, frame-wise linear layer."""

    def __init__(self, workload, weights):
        super().__init__()
        inputs, units = workload["inputs"], workload["units"]
        if workload["network"] == "rnn":
            self.recurrence = nn.RNN(inputs, units, nonlinearity="relu")
        else:
            self.recurrence = nn.LSTM(inputs, units)
        self.output = nn.Linear(units, workload["classes"])
        with torch.no_grad():
            self.recurrence.weight_ih_l0.copy_(weights["input"].T)
            self.recurrence.weight_hh_l0.copy_(weights["recurrent"].T)
            self.recurrence.bias_ih_l0.copy_(weights["bias"])
            self.recurrence.bias_hh_l0.zero_().requires_grad_(False)
            self.output.weight.copy_(weights["output.weight"].T)
            self.output.bias.copy_(weights["output.bias"])

    def forward(self, x):
        return self.output(self.recurrence(x)[0])


class Delayed(nn.Module):
    """Eqs 3.20-3.24. Group by group, so that each group's input is one product over all frames on which it fires."""

    def __init__(self, workload, weights, periods):
        super().__init__()
        self.periods = periods
        self.parts = nn.ParameterDict({name.replace(".", "_"): nn.Parameter(value) for name, value in weights.items()})

    def forward(self, x):
        time_steps, batch, _ = x.shape
        below, states = x, []
        for i, period in enumerate(self.periods, 1):
            weight = self.parts[f"group{i}_recurrent"]
            firing = below[period - 1 :: period]
            state = x.new_zeros(batch, weight.shape[0])
            held = [state] * min(period - 1, time_steps)
            rows = firing.reshape(firing.shape[0] * batch, below.shape[2])
            projections = torch.addmm(self.parts[f"group{i}_bias"], rows, self.parts[f"group{i}_input"])
            projections = projections.reshape(firing.shape[0], batch, weight.shape[0])
            for projection in projections.unbind(0):
                state = torch.relu(torch.addmm(projection, state, weight))
                held += [state] * min(period, time_steps - len(held))
            below = torch.stack(held)
            states.append(below)
        return torch.cat(states, 2) @ self.parts["output_weight"] + self.parts["output_bias"]


class Contender:
    def __init__(self, problem, periods, rate):
        workload = problem["workload"]
        frames, batch = workload["frames"], workload["batch"]
        weights = {name: decode(given["values"], given["shape"]) for name, given in problem["weights"].items()}
        self.x = decode(problem["x"], (frames, batch, workload["inputs"]))
        self.mask = decode(problem["mask"], (frames * batch,))
        self.labels = decode(problem["labels"], (batch,), torch.int32).long().repeat(frames)
        delayed = workload["network"] == "drnn"
        self.model = Delayed(workload, weights, periods) if delayed else Library(workload, weights)
        trained = [parameter for parameter in self.model.parameters() if parameter.requires_grad]
        self.optimizer = torch.optim.RMSprop(trained, lr=rate, alpha=0.9, eps=1e-8)

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        logits = self.model(self.x).flatten(0, 1)
        loss = (nn.functional.cross_entropy(logits, self.labels, reduction="none") * self.mask).sum()
        loss.backward()
        self.optimizer.step()
        return loss

    def measure(self, steps):
        begin = time.perf_counter()
        for _ in range(steps):
            loss = self.step()
        milliseconds = (time.perf_counter() - begin) * 1000 / steps
        return {"milliseconds": milliseconds, "loss": float(loss)}


def main():
    print(json.dumps({"version": torch.__version__, "blas": blas()}), flush=True)
    contender = None
    for line in sys.stdin:
        command = json.loads(line)
        try:
            if command["type"] == "prepare":
                torch.set_num_threads(command["threads"])
                contender = Contender(command["problem"], command["periods"], command["rate"])
                answer = contender.measure(1)
            else:
                answer = contender.measure(command["steps"])
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
