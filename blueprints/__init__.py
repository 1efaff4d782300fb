"""Ready-made blueprints that people start from; shipped as data."""
