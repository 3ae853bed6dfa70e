"""How PEFT merges the adapters of a case, and the model that it does not merge."""

import peft

import models


def load(base, double=False):
    model = models.fresh(base)
    return model.double() if double else model


def wrap(model, folders, weights):
    """-> (a model with its adapters beside the weights, the names of active ones)."""
    wrapped = peft.PeftModel.from_pretrained(model, folders[0], adapter_name="a0")
    names = ["a0"]
    for index, folder in enumerate(folders[1:], 1):
        names.append("a%d" % index)
        wrapped.load_adapter(folder, adapter_name=names[-1])
    if weights:
        extra = {"combination_type": "cat"} if wrapped.peft_config["a0"].peft_type == "LORA" else {}
        wrapped.add_weighted_adapter(names, weights, "sum", **extra)
        names = ["sum"]
    wrapped.base_model.set_adapter(names if len(names) > 1 else names[0])
    return wrapped, names


def merged(base, folders, how):
    """`how`: "sequence", a list of weights, or adapters that are active together."""
    model = load(base)
    if how == "sequence":
        for folder in folders:
            model = peft.PeftModel.from_pretrained(model, folder).merge_and_unload()
        return model
    wrapped, names = wrap(model, folders, how if isinstance(how, list) else None)
    return wrapped.merge_and_unload(adapter_names=names)


def unmerged(base, folders, how):
    """In f64; of a sequence, the last adapter is beside the weights."""
    model = load(base, double=True)
    if how == "sequence":
        for folder in folders[:-1]:
            model = peft.PeftModel.from_pretrained(model, folder).double().merge_and_unload()
        folders = folders[-1:]
    wrapped, _ = wrap(model, folders, how if isinstance(how, list) else None)
    return wrapped.double().eval()
