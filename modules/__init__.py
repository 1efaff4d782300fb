"""One folder per AWS module; shipped as data."""
