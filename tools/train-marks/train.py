"""Train the reader of portion marks or that of figures: `python train.py MODEL.json VALIDATION TRAIN [TRAIN …]`.

Each of VALIDATION and TRAIN names windows cut by cut-windows.ts or cut-figures.ts (NAME.bin and NAME.json). Writes the network with
weights of eight bits, its temperature fitted on VALIDATION, and prints how it does there.
"""

import argparse
import base64
import json
import time
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

# kind, kernel, stride, outputs
LAYERS = [("conv", 5, 2, 16), ("conv", 3, 2, 32), ("conv", 3, 1, 32), ("pool",), ("dense", 64), ("dense", None)]


def load(name):
    label = json.loads(Path(f"{name}.json").read_text())
    shape = (-1, label["height"], label["width"], 1)
    return np.fromfile(f"{name}.bin", np.uint8).reshape(shape), np.array(label["levels"]), np.array(label["struck"]), label


def start(rng, shape, outputs):
    """He initialisation."""
    height, width, channels = shape
    params = []
    for kind, *rest in LAYERS:
        if kind == "conv":
            kernel, stride, out = rest
            fan = kernel * kernel * channels
            params.append({"w": rng.normal(0, (2 / fan) ** 0.5, (kernel, kernel, channels, out)), "b": np.zeros(out)})
            height, width, channels = -(-height // stride), -(-width // stride), out
        elif kind == "pool":
            params.append({})
            height, width = height // 2, width // 2
        else:
            out = rest[0] or outputs
            fan = height * width * channels
            params.append({"w": rng.normal(0, (2 / fan) ** 0.5, (fan, out)), "b": np.zeros(out)})
            height, width, channels = 1, 1, out
    return jax.tree.map(lambda a: jnp.asarray(a, jnp.float32), params)


def unpack(model):
    """The weights of a model file, to be trained on."""
    params = []
    for layer in model["layers"]:
        if layer["kind"] == "pool":
            params.append({})
            continue
        weights = np.frombuffer(base64.b64decode(layer["weights"]), np.int8).reshape(-1, layer["outputs"]) * np.array(layer["scales"])
        if layer["kind"] == "conv":
            weights = weights.reshape(layer["kernel"], layer["kernel"], layer["inputs"], layer["outputs"])
        params.append({"w": weights, "b": np.array(layer["bias"])})
    return jax.tree.map(lambda a: jnp.asarray(a, jnp.float32), params)


def forward(params, x, key=None):
    for i, ((kind, *rest), p) in enumerate(zip(LAYERS, params)):
        if kind == "conv":
            kernel, stride, _ = rest
            pad = kernel // 2
            x = jax.lax.conv_general_dilated(x, p["w"], (stride, stride), [(pad, pad)] * 2, dimension_numbers=("NHWC", "HWIO", "NHWC"))
            x = jax.nn.relu(x + p["b"])
        elif kind == "pool":
            x = jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
        else:
            x = x.reshape(len(x), -1)
            if key is not None:
                key, sub = jax.random.split(key)
                x = jnp.where(jax.random.bernoulli(sub, 0.8, x.shape), x / 0.8, 0)
            x = x @ p["w"] + p["b"]
            if rest[0]:
                x = jax.nn.relu(x)
    return x


def loss_of(params, x, level, struck, key):
    out = forward(params, x, key)
    log_p = jax.nn.log_softmax(out[:, :-1])
    level_loss = -jnp.take_along_axis(log_p, level[:, None], 1).mean()
    z, s = out[:, -1], struck.astype(jnp.float32)
    bce = jnp.maximum(z, 0) - z * s + jnp.log1p(jnp.exp(-jnp.abs(z)))
    return level_loss + jnp.where(struck >= 0, bce, 0).mean()


@jax.jit
def step(params, m, v, n, rate, x, level, struck, key):
    """Adam with decoupled weight decay; the page's contrast varies a little from batch to batch."""
    a, b = jax.random.split(key)
    gain = jax.random.uniform(a, (len(x), 1, 1, 1), minval=0.8, maxval=1.15)
    x = jnp.clip(x.astype(jnp.float32) / 255 * gain, 0, 1)
    loss, grad = jax.value_and_grad(loss_of)(params, x, level, struck, b)
    m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, grad)
    v = jax.tree.map(lambda v, g: 0.99 * v + 0.01 * g * g, v, grad)
    update = lambda p, m, v: p - rate * (m / (1 - 0.9**n) / (jnp.sqrt(v / (1 - 0.99**n)) + 1e-8) + 1e-4 * p)
    return jax.tree.map(update, params, m, v), m, v, loss


def outputs_on(params, x):
    run = jax.jit(forward)
    return np.concatenate([np.asarray(run(params, jnp.asarray(x[i : i + 512], jnp.float32) / 255)) for i in range(0, len(x), 512)])


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def fit_temperature(logits, level):
    """The temperature with the least negative log likelihood."""
    nll = lambda t: -np.log(softmax(logits / t)[np.arange(len(level)), level] + 1e-12).mean()
    return min(np.arange(0.6, 3.01, 0.05), key=nll)


def quantise(params):
    """Weights as signed bytes with one scale an output; returns the layers for the file and the weights as they come back."""
    layers, back = [], []
    for (kind, *rest), p in zip(LAYERS, params):
        if kind == "pool":
            layers.append({"kind": "pool"})
            back.append({})
            continue
        w, b = np.asarray(p["w"]), np.asarray(p["b"])
        flat = w.reshape(-1, w.shape[-1])
        scale = np.maximum(np.abs(flat).max(0) / 127, 1e-9)
        q = np.round(flat / scale).astype(np.int8)
        back.append({"w": jnp.asarray((q * scale).reshape(w.shape), jnp.float32), "b": p["b"]})
        layer = {"kind": kind, "inputs": int(w.shape[-2]), "outputs": int(w.shape[-1])}
        if kind == "conv":
            layer |= {"kernel": rest[0], "stride": rest[1]}
        rounded = lambda a: [float(f"{x:.6g}") for x in a]
        layer |= {"scales": rounded(scale), "bias": rounded(b), "weights": base64.b64encode(q.tobytes()).decode()}
        layers.append(layer)
    return layers, back


def report(logits, level, struck, temperature, classes):
    p = softmax(logits[:, :-1] / temperature)
    best, sure = p.argmax(1), p.max(1)
    marks = level > 0
    print(f"windows with a mark {marks.sum()}: level right {np.mean(best[marks] == level[marks]):.4f}, called no mark {np.mean(best[marks] == 0):.4f}")
    print(f"windows without {np.sum(~marks)}: called a mark {np.mean(best[~marks] > 0):.4f}")
    hit = (logits[:, -1] > 0) == (struck == 1)
    if np.any(struck >= 0):
        print(f"struck or not right {np.mean(hit[marks]):.4f}")
    for low in (0.5, 0.8, 0.9, 0.95, 0.99):
        chosen = marks & (sure >= low)
        print(f"  said with {low}: {np.mean(sure[marks] >= low):.3f} of the marks, right {np.mean(best[chosen] == level[chosen]):.4f}")
    for i, name in enumerate(classes):
        of = level == i
        wrong = {str(classes[j]): int(np.sum(of & (best == j))) for j in range(len(classes)) if j != i and np.sum(of & (best == j))}
        print(f"  {name}: {of.sum()}, wrong {wrong}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("validation")
    parser.add_argument("train", nargs="+")
    parser.add_argument("--epochs", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3, help="the highest learning rate")
    parser.add_argument("--start", type=Path, help="a model file to train on")
    parser.add_argument("--reads", default="portion marks", help="what the network reads, for the model file")
    args = parser.parse_args()
    parts = [load(name) for name in args.train]
    x, level, struck = (np.concatenate([part[i] for part in parts]) for i in range(3))
    vx, vlevel, vstruck, label = load(args.validation)
    rng = np.random.default_rng(args.seed)
    params = unpack(json.loads(args.start.read_text())) if args.start else start(rng, x.shape[1:], len(label["classes"]) + 1)
    m = v = jax.tree.map(jnp.zeros_like, params)
    batch, n = 256, 0
    steps = int(args.epochs * len(x) / batch)
    began, mean = time.time(), 0.0
    order = np.concatenate([rng.permutation(len(x)) for _ in range(int(args.epochs) + 2)])
    for n in range(1, steps + 1):
        chosen = order[(n - 1) * batch : n * batch]
        rate = args.rate * min(1, n / 200) * 0.5 * (1 + np.cos(np.pi * n / steps)) + 1e-5
        params, m, v, loss = step(params, m, v, float(n), rate, x[chosen], level[chosen], struck[chosen], jax.random.key(n))
        mean = 0.98 * mean + 0.02 * float(loss)
        if n % 200 == 0:
            print(f"step {n}/{steps} loss {mean:.4f} {time.time() - began:.0f} s", flush=True)
    layers, back = quantise(params)
    logits = outputs_on(back, vx)
    temperature = float(fit_temperature(logits[vlevel > 0, :-1], vlevel[vlevel > 0]))
    report(logits, vlevel, vstruck, temperature, label["classes"])
    model = {
        "about": f"Network that reads {args.reads}; made by tools/train-marks from generated pages only.",
        "classes": label["classes"],
        "height": label["height"],
        "width": label["width"],
        "temperature": round(temperature, 2),
        "layers": layers,
    }
    args.model.write_text(json.dumps(model, indent=2) + "\n")


if __name__ == "__main__":
    main()
