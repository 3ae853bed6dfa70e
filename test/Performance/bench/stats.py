"""Statistics of interleaved rounds: medians, quartiles, intervals that need no
assumption about the noise. Plain Python."""

import math


def quantile(values, part):
    """Linear between the two nearest."""
    values = sorted(values)
    place = part * (len(values) - 1)
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def median(values):
    return quantile(values, 0.5)


def spread(values):
    """Median and both quartiles."""
    return median(values), quantile(values, 0.25), quantile(values, 0.75)


def median_interval(values, confidence=0.95):
    """(low, high, reached): the interval of the sign test for the median, made of two
    of the values, and how likely it covers the median. With fewer than six values the
    least and the largest do not reach 0.95; `reached` says what they do."""
    values = sorted(values)
    count = len(values)
    # below[k]: that at most k of the values lie below the median.
    below, total = [], 0
    for k in range(count):
        total += math.comb(count, k)
        below.append(total / 2**count)
    cut = 0
    while cut + 1 <= (count - 1) // 2 and 2 * below[cut + 1] <= 1 - confidence:
        cut += 1
    return values[cut], values[count - 1 - cut], 1 - 2 * below[cut]


def paired_ratio(ours, theirs):
    """How many times as fast as theirs ours is, round by round: median and interval.
    Both map the number of a round to seconds; rounds that only one has do not count."""
    ratios = [theirs[i] / ours[i] for i in sorted(ours) if i in theirs]
    if not ratios:
        return None
    low, high, reached = median_interval(ratios)
    return {"median": median(ratios), "low": low, "high": high, "confidence": reached, "pairs": len(ratios)}


def geomean(values):
    values = list(values)
    return math.exp(sum(map(math.log, values)) / len(values)) if values else None
