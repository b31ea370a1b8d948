import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Group to figure to the least it may be. What is not named here is not held. */
export type Floors = Readonly<Record<string, Readonly<Record<string, number>>>>;

const path = join(import.meta.dirname, 'floors.json');

export function readFloors(): Floors {
  return JSON.parse(readFileSync(path, 'utf8')) as Floors;
}

/** Floating-point sums in another order differ in the last places. */
const slack = 1e-9;

/** One sentence for each figure below its floor; a floor whose figure is gone from a measured group counts. */
export function belowFloors(
  floors: Floors,
  measured: Readonly<Record<string, Record<string, number>>>,
): string[] {
  return Object.entries(measured).flatMap(([group, figures]) =>
    Object.entries(floors[group] ?? {}).flatMap(([name, floor]) => {
      const figure = figures[name];
      if (figure === undefined) return [`${group}: no figure "${name}", whose floor is ${floor}`];
      return figure < floor - slack ? [`${group}: ${name} is ${figure.toFixed(4)}, below ${floor}`] : [];
    }),
  );
}

/** Floors lifted to the present figures, cut to three places; none is lowered, none added. */
export function raiseFloors(
  floors: Floors,
  measured: Readonly<Record<string, Record<string, number>>>,
): Floors {
  return Object.fromEntries(
    Object.entries(floors).map(([group, list]) => [
      group,
      Object.fromEntries(
        Object.entries(list).map(([name, floor]) => {
          const figure = measured[group]?.[name] ?? floor;
          return [name, Math.max(floor, Math.floor(figure * 1000) / 1000)];
        }),
      ),
    ]),
  );
}

export function writeFloors(floors: Floors): void {
  writeFileSync(path, `${JSON.stringify(floors, null, 2)}\n`);
}
