"""Staging: an import on its way, from the file to the plan, kept between the steps."""
