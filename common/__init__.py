"""Code that bot and service share. Both environments import it, so it is limited to Python 3.10 and
to what both have: the standard library, PyYAML, numpy, onnxruntime and tokenizers."""
