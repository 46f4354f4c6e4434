"""Findings as values, and one renderer a format."""

from planctl.diagnostics.value import Diagnostic, Label, Severity, Span, found, worst

__all__ = ["Diagnostic", "Label", "Severity", "Span", "found", "worst"]
