"""share.png and ratio.png of a flattened result, 1600 pixels wide: a README shows them
at about half of that."""

import os

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import matplotlib.ticker as ticker  # noqa: E402

import points  # noqa: E402

OURS = "#c8102e"
# Colours that differ for most eyes (Okabe and Ito 2008), and a marker each.
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#56b4e9", "#cc79a7", "#7f7f7f", "#8c6d31", "#000000")
MARKERS = "osD^vP*X"
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e4e4e4",
    "axes.axisbelow": True,
    "legend.frameon": False,
}


def panels(kinds, title):
    columns = min(2, len(kinds))
    lines = (len(kinds) + 1) // 2
    figure, axes = plt.subplots(lines, columns, figsize=(10, 3.6 * lines + 0.9), sharex=True, sharey=True, squeeze=False)
    figure.suptitle(title, fontsize=13)
    flat = [axis for line in axes for axis in line]
    for axis in flat[len(kinds) :]:
        axis.set_visible(False)
    for axis, kind in zip(flat, kinds):
        axis.set_title(kind, loc="left", fontweight="bold", fontsize=11)
        axis.set_xscale("log", base=2)
        axis.xaxis.set_major_formatter(ticker.FuncFormatter(lambda v, _: "%d" % v))
        axis.xaxis.set_major_locator(ticker.LogLocator(base=2, numticks=12))
    for axis in flat[max(0, len(kinds) - columns) : len(kinds)]:
        axis.set_xlabel("tokens")
        axis.xaxis.set_tick_params(labelbottom=True)
    return figure, dict(zip(kinds, flat))


def finish(figure, handles, path):
    figure.legend(handles.values(), handles.keys(), loc="lower center", ncols=min(4, len(handles)), fontsize=10)
    height = 0.1 + 0.22 * ((len(handles) + 3) // 4)  # inches
    figure.tight_layout(rect=(0, height / figure.get_figheight(), 1, 1))
    figure.savefig(path, dpi=160)
    plt.close(figure)


def line(rows, value):
    rows = sorted((r for r in rows if r[value] is not None), key=lambda r: r["tokens"])
    return [r["tokens"] for r in rows], [r[value] for r in rows]


def of_first(rows):
    """Of ours, the first system of each type: the others stand in the tables."""
    first = {}
    for row in rows:
        if row["ours"]:
            first.setdefault(row["type"], row["system"])
    return first


def family(system):
    """Variants of one rival are one line: the best of them at each point."""
    for name, starts in (("PyTorch", "PyTorch"), ("ONNX Runtime", ("ONNX", "ORT")), ("llama.cpp, best variant", "llama.cpp")):
        if system.startswith(starts):
            return name
    return system


def best_of(rows):
    best = {}
    for row in rows:
        if row["tokens"] not in best or row["gflops"] > best[row["tokens"]]["gflops"]:
            best[row["tokens"]] = row
    return list(best.values())


def draw_share(rows, kinds, path):
    shape = "llama-8b" if any(r["shape"] == "llama-8b" for r in rows) else rows[0]["shape"]
    rows = [r for r in rows if r["shape"] == shape]
    threads = min(r["threads"] for r in rows)
    most = max(r["threads"] for r in rows)
    figure, axes = panels(kinds, "%s: share of the roofline, %d thread%s" % (points.Shape(shape).describe(), threads, "" if threads == 1 else "s"))
    handles, looks = {}, {}
    first = of_first(rows)
    for kind, axis in axes.items():
        axis.axhline(1, color="#888888", linewidth=1)
        there = [r for r in rows if r["type"] == kind and r["same_type"]]
        for system in dict.fromkeys(family(r["system"]) for r in there):
            part = [r for r in there if family(r["system"]) == system]
            one = best_of(r for r in part if r["threads"] == threads)
            if part[0]["ours"]:
                main = system == first[kind]
                drawn = axis.plot(*line(one, "share"), color=OURS, linewidth=2.6 if main else 1.2, marker="o", markersize=5 if main else 3, zorder=5)
                handles.setdefault("swiglu" if main else "swiglu, other formats", drawn[0])
                if main and most > threads:
                    drawn = axis.plot(*line([r for r in part if r["threads"] == most], "share"), color=OURS, linewidth=2, linestyle=":", zorder=4)
                    handles.setdefault("swiglu, %d threads" % most, drawn[0])
                continue
            look = looks.setdefault(system, len(looks))
            drawn = axis.plot(*line(one, "share"), color=COLOURS[look % 8], marker=MARKERS[(look + look // 8) % 8], markersize=4, linewidth=1.2)
            handles.setdefault(system, drawn[0])
        axis.set_ylim(0, None)
        axis.set_ylabel("share")
    finish(figure, handles, path)


TICKS = (0.015, 0.03, 0.06, 0.125, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 32)


def in_reach(tick, rows):
    """Whether an axis over all medians needs it; intervals may go beyond."""
    ratios = [r["ratio"] for r in rows if r["ours"] and r["ratio"]] + [0.8, 1.4]
    return min(ratios) / 2 < tick < max(ratios) * 1.6


def draw_ratio(rows, kinds, path):
    ticks = [tick for tick in TICKS if in_reach(tick, rows)]
    figure, axes = panels(kinds, "Ratio to the best rival, and its 95 % interval; above 1 ours is faster")
    handles, first = {}, of_first(rows)
    shapes = list(dict.fromkeys(r["shape"] for r in rows))
    many = sorted({r["threads"] for r in rows})
    for kind, axis in axes.items():
        axis.axhline(1, color="#444444", linewidth=1.2)
        axis.set_yscale("log", base=2)
        axis.yaxis.set_major_locator(ticker.FixedLocator(ticks))
        axis.set_ylim(ticks[0], ticks[-1])
        axis.yaxis.set_major_formatter(ticker.FuncFormatter(lambda v, _: "%.3g" % v))
        axis.yaxis.set_minor_locator(ticker.NullLocator())
        axis.set_ylabel("times as fast")
        for number, shape in enumerate(shapes):
            for threads in many:
                part = [
                    r for r in rows
                    if (r["shape"], r["type"], r["threads"], r["system"]) == (shape, kind, threads, first.get(kind)) and r["ratio"]
                ]  # fmt: skip
                if not part:
                    continue
                x, y = line(part, "ratio")
                part.sort(key=lambda r: r["tokens"])
                colour, look = COLOURS[number % 8], "-" if threads == many[0] else ":"
                drawn = axis.plot(x, y, look, color=colour, marker=MARKERS[number % 8], markersize=4, linewidth=1.8)
                axis.fill_between(x, [r["interval"][0] for r in part], [r["interval"][1] for r in part], color=colour, alpha=0.13, linewidth=0)
                handles.setdefault("%s, %d thread%s" % (shape, threads, "" if threads == 1 else "s"), drawn[0])
    if handles:
        finish(figure, handles, path)


def draw(result, folder):
    rows = result["rows"]
    kinds = [kind for kind in points.TYPES if any(r["type"] == kind for r in rows)]
    if not kinds:
        return
    with plt.rc_context(STYLE):
        draw_share(rows, kinds, os.path.join(folder, "share.png"))
        draw_ratio(rows, kinds, os.path.join(folder, "ratio.png"))
