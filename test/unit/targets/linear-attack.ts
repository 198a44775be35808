/** A sum of unknown numbers, by name, that somebody knows the value of. */
export type Equation = ReadonlyMap<string, number>;

interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
function fraction(n: bigint, d: bigint): Fraction {
  const by = gcd(n, d) || 1n;
  return d < 0n ? { n: -n / by, d: -d / by } : { n: n / by, d: d / by };
}
const times = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d);
const less = (a: Fraction, b: Fraction) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);

type Row = Map<string, Fraction>;

/** What follows from some sums: Gauss's elimination in fractions, so that nothing is lost to rounding. */
export class KnownSums {
  private readonly rows = new Map<string, Row>();

  add(equation: Equation): void {
    const rest = this.reduce(equation);
    const [pivot, by] = [...rest][0] ?? [];
    if (pivot === undefined || by === undefined) return;
    const unit: Row = new Map([...rest].map(([name, value]) => [name, times(value, fraction(by.d, by.n))]));
    for (const [known, row] of this.rows) {
      const share = row.get(pivot);
      if (share) this.rows.set(known, minus(row, unit, share));
    }
    this.rows.set(pivot, unit);
  }

  /** Whether the value of a sum follows from those that are known. */
  tells(equation: Equation): boolean {
    return this.reduce(equation).size === 0;
  }

  private reduce(equation: Equation): Row {
    let row: Row = new Map(
      [...equation]
        .filter(([, value]) => value !== 0)
        .map(([name, value]) => [name, fraction(BigInt(value), 1n)]),
    );
    for (const [pivot, known] of this.rows) {
      const share = row.get(pivot);
      if (share) row = minus(row, known, share);
    }
    return row;
  }
}

function minus(row: Row, other: Row, share: Fraction): Row {
  const left: Row = new Map(row);
  for (const [name, value] of other) {
    const rest = less(left.get(name) ?? fraction(0n, 1n), times(value, share));
    if (rest.n === 0n) left.delete(name);
    else left.set(name, rest);
  }
  return left;
}
