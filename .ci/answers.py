"""What the checks of readers share: when an answer of one engine equals that of another."""

import decimal
import math

# Sums of doubles depend on their order; everything else must be equal.
TOLERANCE = 1e-9


def same(left, right):
    """Whether two values are of one kind and equal; doubles within the tolerance."""
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=TOLERANCE, abs_tol=TOLERANCE) or (math.isnan(left) and math.isnan(right))
    if isinstance(left, decimal.Decimal) != isinstance(right, decimal.Decimal):
        return False
    if isinstance(left, bool) != isinstance(right, bool) or isinstance(left, float) != isinstance(right, float):
        return False
    return left == right


def difference(names, rows, other_names, other_rows):
    """The first difference of two answers in words, or nothing."""
    if names != other_names:
        return f"columns {names} and {other_names}"
    if len(rows) != len(other_rows):
        return f"{len(rows)} and {len(other_rows)} rows"
    for row, other in zip(rows, other_rows):
        if len(row) != len(other) or not all(map(same, row, other)):
            return f"{row} and {other}"
    return None
