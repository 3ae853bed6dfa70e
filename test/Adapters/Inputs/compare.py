"""Holds what swiglu-merge wrote against the truth, and against PEFT's merge."""

import numpy as np

import floats

# The truth is itself rounded to f64: where it lies within that of the middle of two
# numbers, either is right. One in 2^27 of an f32's elements may be.
RARE = 2.0**-24


class Comparison:
    """`wrong` are sentences; the rest are figures for tables."""

    def __init__(self):
        self.wrong = []
        self.elements = self.not_nearest = 0
        self.ours = self.peft = 0.0

    def tensor(self, name, ours, truth, peft=None):
        """`ours` has to be the truth rounded once, and so at least as close as PEFT."""
        if ours.shape != truth.shape:
            self.wrong.append("%s: shape %s, expected %s" % (name, ours.shape, truth.shape))
            return
        error = np.abs(ours.values() - truth)
        in_ulp = error / floats.ulp(truth, ours.dtype)
        nearest = floats.round_to(truth, ours.dtype)
        differs = ours.values() != nearest
        self.elements += truth.size
        self.not_nearest += int(differs.sum())
        self.ours = max(self.ours, float(in_ulp.max(initial=0)))
        if (np.abs(ours.values() - nearest) > floats.ulp(truth, ours.dtype)).any():
            self.wrong.append("%s: %.4g ulp from the truth" % (name, in_ulp.max()))
        if peft is None:
            return
        # transformers keeps some weights of f16 models in f32 (T5's wo).
        by_peft = floats.round_to(peft.values(), ours.dtype)
        self.peft = max(self.peft, float((np.abs(by_peft - truth) / floats.ulp(truth, ours.dtype)).max(initial=0)))
        further = error > np.abs(by_peft - truth)
        if further.any():
            self.wrong.append("%s: PEFT is closer to the truth at %d elements" % (name, further.sum()))

    def checkpoint(self, base, ours, truth, peft):
        """All tensors: the changed ones by `tensor`, the others byte for byte."""
        if list(ours) != list(base):
            self.wrong.append("the tensors are %s, expected %s" % (list(ours), list(base)))
            return
        for name, tensor in base.items():
            if ours[name].dtype != tensor.dtype:
                self.wrong.append("%s: type %s, expected %s" % (name, ours[name].dtype, tensor.dtype))
            elif name in truth:
                self.tensor(name, ours[name], truth[name], peft.get(name))
            elif ours[name].data.tobytes() != tensor.data.tobytes():
                self.wrong.append("%s has no adapter, and changed" % name)
        if self.not_nearest > 1 + RARE * self.elements:
            self.wrong.append("%d of %d elements are not the nearest to the truth" % (self.not_nearest, self.elements))
