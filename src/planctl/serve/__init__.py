"""A published folder on the local network: read-only HTTP, with the headers that feeds need."""
