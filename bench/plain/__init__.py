"""The same fields on bare Django pages: rows, a template, no rules, no words of ours."""
