"""Functions that jax.test exports."""

import jax
import jax.numpy as jnp


def block(x, gate, up, down):
    return (jax.nn.silu(x @ gate) * (x @ up)) @ down


def tree(x, params):
    mlp = params["mlp"]
    return (jax.nn.gelu(x @ mlp["gate"]) * (x @ mlp["up"])) @ mlp["down"]


def shape(*sizes):
    return jax.ShapeDtypeStruct(sizes, jnp.float32)


tree.example_arguments = (shape(4, 32), {"mlp": {"gate": shape(32, 48), "up": shape(32, 48), "down": shape(48, 32)}})
