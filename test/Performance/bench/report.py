"""Results as results.json, results.csv, results.md and plots. Plain Python, so that a
test can check the tables without any rival.

A result is {date, commit, machine, busy, versions, limits, missing, compile, wrong,
rows}; what a row has stands in docs/Benchmark.md."""

import csv
import json
import os
import sys

import points
import rounds
import stats
import systems

# A point counts as lost where the whole interval of the ratio lies below.
LOST = 0.97
COLUMNS = ("system", "shape", "type", "threads", "tokens", "gflops", "gbps", "share", "spread", "ratio")
MORE = ("interval", "against", "rms", "rounds", "level", "storage")


def rows_of_point(shape, where, samples, calls, errors, cache):
    """A row for each system. where: {shape, type, threads, tokens}; samples: {system:
    {round: seconds of a call}}; errors: {system: relative rms}."""
    known = {system.name: system for system in systems.of_type(where["type"])}
    samples = {name: taken for name, taken in samples.items() if taken}
    ours = [n for n in samples if known[n].ours]
    rivals = [n for n in samples if not known[n].ours and known[n].same_type]
    against = rounds.ratios(samples, ours, rivals)
    best = min(ours, key=lambda n: stats.median(samples[n].values()), default=None)
    flops = shape.flops(where["tokens"])
    for name, taken in samples.items():
        system, (median, low, high) = known[name], stats.spread(taken.values())
        size = shape.bytes_of(system.storages[where["type"]])
        ratio = against.get(name)
        if best and not system.ours:
            paired = stats.paired_ratio(samples[best], taken)
            ratio = paired and {**paired, "rival": best}
        yield {"system": name, **where, "ours": system.ours, "same_type": system.same_type,
               "storage": system.storages[where["type"]], "level": points.level_of(size, cache),
               "bytes": size, "flops": flops, "gflops": flops / median * 1e-9, "gbps": size / median * 1e-9,
               "spread": [low, high], "rounds": len(taken), "calls": calls[name], "rms": errors[name],
               "ratio": ratio, "samples": [taken[i] for i in sorted(taken)]}  # fmt: skip


def raised(limits, rows, cache):
    """The limits, raised by what our own kernels reached."""
    for row in rows:
        if not row["ours"]:
            continue
        limits.at_least(points.PEAK_OF_TYPE[row["type"]], row["threads"], row["gflops"], row["system"])
        if row["level"] == "L3":
            limits.at_least("cache", row["threads"], row["gbps"], row["system"])
        # Of less than some caches a part stays in there: no measure of memory.
        elif cache and row["bytes"] >= 4 * cache:
            limits.at_least("dram", row["threads"], row["gbps"], row["system"])
    return limits.rows()


class Limits:
    """Those of a result, to look up."""

    def __init__(self, rows):
        self.rates = {(row["what"], row["threads"]): row["rate"] for row in rows}

    def roof(self, row):
        """GFLOP/s, or None where nothing was measured."""
        threads = row["threads"]
        peak = max(self.rates.get((points.PEAK_OF_TYPE[row["type"]], threads), 0), self.rates.get(("f32", threads), 0))
        bandwidth = self.rates.get(("cache" if row["level"] == "L3" else "dram", threads), 0)
        if not peak or not bandwidth:
            return None
        return points.roofline(peak, bandwidth, row["flops"], row["bytes"])


def flat(row, limits):
    """A row of results.json."""
    roof, ratio = limits.roof(row), row["ratio"] or {}
    low, high = row["spread"]
    return {
        **{key: row[key] for key in ("system", "shape", "type", "threads", "tokens", "ours", "same_type")},
        "gflops": round(row["gflops"], 2),
        "gbps": round(row["gbps"], 2),
        "share": round(row["gflops"] / roof, 3) if roof else None,
        "spread": [round(row["flops"] / t * 1e-9, 2) for t in (high, low)],
        "ratio": round(ratio["median"], 3) if ratio else None,
        "interval": [round(ratio["low"], 3), round(ratio["high"], 3)] if ratio else None,
        "against": ratio.get("rival"),
        "rms": float("%.2g" % row["rms"]),
        **{key: row[key] for key in ("rounds", "level", "storage")},
    }


def flattened(result):
    limits = Limits(result["limits"])
    rows = [flat(row, limits) for row in result["rows"]]
    return {**result, "rows": rows}


# Tables ------------------------------------------------------------------------


def number(value):
    if value is None:
        return "–"
    return "%.0f" % value if value >= 100 else "%.1f" % value if value >= 10 else "%.2f" % value


def table(head, rows):
    """Markdown; all but the first column to the right."""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]


def unique(rows, *keys):
    return list(dict.fromkeys(tuple(row[key] for key in keys) for row in rows))


def rates(rows):
    """One table for each shape, type and number of threads."""
    for shape, kind, threads in unique(rows, "shape", "type", "threads"):
        part = [r for r in rows if (r["shape"], r["type"], r["threads"]) == (shape, kind, threads)]
        tokens = sorted({row["tokens"] for row in part})
        body = []
        for (system,) in unique(part, "system"):
            found = {r["tokens"]: r for r in part if r["system"] == system}
            cells = [cell(found.get(count)) for count in tokens]
            body.append([("**%s**" if part_is_ours(found) else "%s") % system] + cells)
        yield "### %s, %s, %d thread%s" % (shape, kind, threads, "" if threads == 1 else "s")
        yield ""
        yield from table(["tokens"] + list(map(str, tokens)), body)
        yield ""


def part_is_ours(found):
    return next(iter(found.values()))["ours"]


def cell(row):
    """Rate, share of the roofline and, of ours, the ratio to the best rival."""
    if row is None:
        return "–"
    text = number(row["gflops"])
    if row["share"] is not None:
        text += " (%.2f)" % row["share"]
    if row["ours"] and row["ratio"]:
        text += " **%.2fx**" % row["ratio"]
    return text


def losses(rows):
    return [r for r in rows if r["ours"] and r["interval"] and r["interval"][1] < LOST]


def means(rows):
    """Geometric means of the ratio of ours to the best rival: {what: (mean, points)}."""
    ours = [r for r in rows if r["ours"] and r["ratio"]]
    groups = {"f32 and bf16": [r for r in ours if r["type"] in ("f32", "bf16")],
              "int8 and int4": [r for r in ours if r["type"] in ("int8", "int4")]}  # fmt: skip
    for system, kind, threads in unique(ours, "system", "type", "threads"):
        key = "%s, %s, %d thread%s" % (system, kind, threads, "" if threads == 1 else "s")
        groups[key] = [r for r in ours if (r["system"], r["type"], r["threads"]) == (system, kind, threads)]
    return {k: (stats.geomean(r["ratio"] for r in g), len(g)) for k, g in groups.items() if g}


def against_each(rows):
    """For each type and number of threads, a table of rivals and token counts: how many
    times as fast as each rival the best of ours is, by their medians; the geometric mean
    over the shapes."""
    tokens = sorted({r["tokens"] for r in rows})
    body = []
    for kind, threads in unique(rows, "type", "threads"):
        part = [r for r in rows if (r["type"], r["threads"]) == (kind, threads)]
        names = [s for (s,) in unique([r for r in part if not r["ours"]], "system")]
        groups = {name: (name,) for name in names}
        llama = tuple(name for name in names if name.startswith("llama.cpp"))
        if len(llama) > 1:
            groups["llama.cpp, the best of these"] = llama
        for name, group in groups.items():
            ratios = [list(ratios_to(part, group, count)) for count in tokens]
            body.append(["%s, %d" % (kind, threads), name] + ["%.2f" % stats.geomean(r) if r else "–" for r in ratios])
    return table(["type, threads", "rival"] + list(map(str, tokens)), body)


def ratios_to(rows, group, tokens):
    """One for each shape that both have."""
    for (shape,) in unique(rows, "shape"):
        there = [r for r in rows if (r["shape"], r["tokens"]) == (shape, tokens)]
        ours = [r["gflops"] for r in there if r["ours"]]
        theirs = [r["gflops"] for r in there if r["system"] in group]
        if ours and theirs:
            yield max(ours) / max(theirs)


def where(entry):
    return ", ".join("%s %s" % (k, entry[k]) for k in ("step", "shape", "type", "threads", "tokens") if k in entry)


def summary(result):
    rows = result["rows"]
    yield "## Geometric means of the ratio to the best rival"
    yield ""
    yield from table(["points", "ratio", "number"], [[k, "%.2f" % m, n] for k, (m, n) in means(rows).items()])
    yield ""
    lost = losses(rows)
    yield "## Losses: %d of %d points" % (len(lost), sum(bool(r["ours"] and r["ratio"]) for r in rows))
    yield ""
    if lost:
        body = [
            [r["system"], r["shape"], r["type"], r["threads"], r["tokens"], "%.2f" % r["ratio"], "%.2f to %.2f" % tuple(r["interval"]), r["against"]]
            for r in sorted(lost, key=lambda r: r["ratio"])
        ]
        yield from table(["system", "shape", "type", "threads", "tokens", "ratio", "95 %", "against"], body)
        yield ""


def machine_lines(result):
    machine, limits = result["machine"], result["limits"]
    clock = next((row["rate"] for row in limits if row["what"] == "clock"), None)
    yield "%s (family/model/stepping %s; %s), %d core%s, last cache %d MiB, %d GiB; Linux %s; commit %s, %s; other programs used %.0f %% of the CPUs before." % (
        machine["cpu"], machine["family"], " ".join(machine["features"]), machine["cores"], "" if machine["cores"] == 1 else "s",
        machine["cache"] >> 20, round(machine["memory"] / 2**30), machine["kernel"], result["commit"], result["date"], 100 * result["busy"])  # fmt: skip
    yield ""
    yield "## Limits, best of all probes and of our own kernels"
    yield ""
    units = {"clock": "GHz", "dram": "GB/s read", "cache": "GB/s read"}
    body = []
    for row in limits:
        each = "%.1f" % (row["rate"] / row["threads"] / clock) if clock and row["what"] not in units else ""
        body.append([row["what"], row["threads"], number(row["rate"]), units.get(row["what"], "GFLOP/s"), each, row["from"]])
    yield from table(["limit", "threads", "rate", "unit", "a cycle and thread", "from"], body)
    yield ""


def compile_lines(result):
    entries = result["compile"]
    if not entries:
        return
    yield "## Compile times, seconds, without packing weights"
    yield ""
    yield "Ours: one library for all token counts, least of three. IREE and torch.compile: median over the token counts, each compiled by itself."
    yield ""
    body = []
    for system, shape, kind in unique(entries, "system", "shape", "type"):
        taken = [e["seconds"] for e in entries if (e["system"], e["shape"], e["type"]) == (system, shape, kind)]
        body.append([system, shape, kind, "%.2f" % stats.median(taken), "%.2f" % max(taken)])
    yield from table(["system", "shape", "type", "median", "most"], body)
    yield ""


def errors_lines(rows):
    yield "## Errors"
    yield ""
    yield "Relative rms of the block beside f64 on the same stored weights, largest of all points: what quantising and rounding activations costs."
    yield ""
    body = [[s, k, "%.1e" % max(r["rms"] for r in rows if (r["system"], r["type"]) == (s, k))] for s, k in unique(rows, "system", "type")]
    yield from table(["system", "type", "rms"], body)
    yield ""


def markdown(result):
    """Of a flattened result."""
    yield "# Benchmark"
    yield ""
    yield from machine_lines(result)
    for text in result["wrong"]:
        yield "**WRONG**: %s" % text
        yield ""
    yield from summary(result)
    yield "## Ratio to each rival"
    yield ""
    yield "The best of ours, by medians; geometric means over the shapes, for each token count."
    yield ""
    yield from against_each(result["rows"])
    yield ""
    yield "## Rates"
    yield ""
    yield "GFLOP/s (6·tokens·hidden·inner), medians; in brackets the share of the roofline; for ours, the paired ratio to the best rival of that type."
    yield ""
    yield from rates(result["rows"])
    yield from compile_lines(result)
    yield from errors_lines(result["rows"])
    yield "## Missing"
    yield ""
    for entry in result["missing"]:
        yield "- %s: %s (%s)" % (entry["system"], entry["why"].replace("|", "/"), where(entry))
    if not result["missing"]:
        yield "None."
    yield ""
    yield "## Versions"
    yield ""
    for system, version in result["versions"].items():
        yield "- %s: %s" % (system, version)


def write_csv(result, path):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS + MORE)
        for row in result["rows"]:
            writer.writerow([" ".join(map(str, row[k])) if isinstance(row[k], list) else row[k] for k in COLUMNS + MORE])


def dump(value, path):
    """JSON with one row a line, so that differences can be read."""
    lines = []
    for key, content in value.items():
        if isinstance(content, list) and content:
            content = "[\n  " + ",\n  ".join(json.dumps(entry, ensure_ascii=False) for entry in content) + "\n ]"
        else:
            content = json.dumps(content, ensure_ascii=False)
        lines.append(" %s: %s" % (json.dumps(key), content))
    with open(path, "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


def write(result, folder):
    os.makedirs(folder, exist_ok=True)
    keys = ("system", "shape", "type", "threads", "tokens", "samples")
    samples = [{k: row[k] for k in keys} for row in result["rows"]]
    dump({"unit": "seconds of a call", "rows": samples}, os.path.join(folder, "samples.json"))
    result = flattened(result)
    dump(result, os.path.join(folder, "results.json"))
    write_csv(result, os.path.join(folder, "results.csv"))
    with open(os.path.join(folder, "results.md"), "w", encoding="utf-8") as file:
        file.write("\n".join(markdown(result)) + "\n")


def show(result, folder=None):
    """The summary on the terminal, and the plots."""
    result = flattened(result)
    print("\n" + "\n".join(machine_lines(result)))
    print("\n".join(summary(result)))
    if folder:
        try:
            import plots

            plots.draw(result, folder)
        except ImportError as error:
            print("no plots: %s" % error)
        print("results in " + folder)


def main():
    """report.py FOLDER: writes tables and plots again from its results.json."""
    folder = sys.argv[1]
    with open(os.path.join(folder, "results.json"), encoding="utf-8") as file:
        result = json.load(file)
    write_csv(result, os.path.join(folder, "results.csv"))
    with open(os.path.join(folder, "results.md"), "w", encoding="utf-8") as file:
        file.write("\n".join(markdown(result)) + "\n")
    if "--plots" in sys.argv:
        import plots

        plots.draw(result, folder)


if __name__ == "__main__":
    main()
