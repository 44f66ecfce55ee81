"""Draws scaling.png, the figure of the seventh topic of the built-in report.

Run with `python scaling.py`; needs matplotlib only. The curves come from a formula for the loss of
a model with N parameters after D training tokens, L = E + A / N**a + B / D**b, with the constants of
Besiroglu et al., "Chinchilla Scaling: A Replication Attempt" (2024), and from the usual estimate
of training compute, C = 6 * N * D. E, which no model can pass, is left out, so that both scales can
be logarithmic. The curves show the shape of the argument, not measurements.
"""

import io
from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image  # comes with matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

PAPER, INK, MUTED, RULE, GREEN = "#fdfdfb", "#1e1d1a", "#6b6860", "#d9d6cd", "#1a5846"
ON_PAPER = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}  # no grid line through a word
A, B, a, b = 482.01, 2085.43, 0.3478, 0.3658
SIZES = [(1e8, "0.1 billion\nparameters"), (1e9, "1 billion"), (1e10, "10 billion"), (1e11, "100 billion")]


def excess(n, c):
    """The loss above E of a model of n parameters trained with c floating-point operations."""
    return A / n**a + B / (c / (6 * n)) ** b


def best_size(c):
    """The number of parameters with the lowest loss for c operations: where dL/dN is nought."""
    return (a * A / (b * B)) ** (1 / (a + b)) * (c / 6) ** (b / (a + b))


plt.rcParams.update({"font.family": ["Noto Sans", "DejaVu Sans"], "font.size": 9, "text.color": INK})
figure, axes = plt.subplots(figsize=(6, 3.7), dpi=200, facecolor=PAPER)
axes.set_facecolor(PAPER)

# Each size from 1.6 to 1,600 training tokens per parameter: far too few, and far past the best.
for n, name in SIZES:
    budgets = 6 * n * n * np.logspace(0.2, 3.2, 300)
    axes.plot(budgets, excess(n, budgets), color=MUTED, linewidth=1.1, zorder=2)
    axes.annotate(name, (budgets[-1], excess(n, budgets[-1])), xytext=(6, 1),
                  textcoords="offset points", va="center", fontsize=8.5, color=MUTED, bbox=ON_PAPER)

frontier = np.logspace(18.1, 25, 300)
axes.plot(frontier, excess(best_size(frontier), frontier), color=GREEN, linewidth=2.2, zorder=3)
axes.annotate("the least loss for each budget:\nabout 20 tokens per parameter",
              (1e19, excess(best_size(1e19), 1e19)), xytext=(-42, -84), textcoords="offset points",
              fontsize=9, color=GREEN, linespacing=1.05, bbox=ON_PAPER,
              arrowprops={"arrowstyle": "-", "color": GREEN, "linewidth": 0.8,
                          "shrinkA": 0, "shrinkB": 3, "relpos": (0.32, 1)})

axes.set_xscale("log")
axes.set_xlim(1e17, 2e27)
axes.set_yscale("log")
axes.set_ylim(0.06, 3)
axes.set_yticks([0.1, 0.2, 0.5, 1, 2], ["0.1", "0.2", "0.5", "1", "2"])
axes.set_xlabel("training compute, floating-point operations", color=INK, labelpad=6)
axes.set_title("loss above its floor, nats per token", loc="left", fontsize=9, color=INK, pad=10)
axes.set_title("schematic", loc="right", fontsize=9, color=MUTED, style="italic", pad=10)
for side in ("top", "right"):
    axes.spines[side].set_visible(False)
for side in ("left", "bottom"):
    axes.spines[side].set_color(RULE)
axes.tick_params(which="both", color=RULE, labelcolor=INK, labelsize=8.5)
axes.minorticks_off()
axes.grid(axis="y", color=RULE, linewidth=0.4)

figure.tight_layout(pad=1.2)
drawn = io.BytesIO()
figure.savefig(drawn, facecolor=PAPER)
picture = Image.open(drawn).convert("RGB").quantize(48, dither=Image.Dither.NONE)
picture.save(Path(__file__).with_name("scaling.png"), optimize=True)
