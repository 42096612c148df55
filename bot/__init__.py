"""The bot: Rasa with our components, channel and actions, in a Python of its own."""

from bot.kernels import choose_kernels

choose_kernels()  # before any module of this package imports NumPy
