"""Shared Jinja templates; shipped as data."""
