"""What bot and service share. Both environments import it, so it keeps to Python 3.10 and to what
both have: the standard library, PyYAML, numpy, onnxruntime and tokenizers."""
