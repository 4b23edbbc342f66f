type Classes = string | readonly string[];
type Variants = Record<string, Record<string, Classes>>;

/** One value of a variant: a name, or yes and no where the names are "true" and "false". */
type ValueOf<Names> = 'true' extends keyof Names ? boolean : keyof Names;
type Choice<V extends Variants> = { [K in keyof V]?: ValueOf<V[K]> | undefined };

interface Looks<V extends Variants> {
  base: Classes;
  variants: V;
  /** classes for several variants at once, each with one value or any of some */
  compound?: ReadonlyArray<
    { [K in keyof V]?: ValueOf<V[K]> | ReadonlyArray<ValueOf<V[K]>> } & { class: string }
  >;
  otherwise?: Choice<V>;
}

/**
 * The classes of a primitive by its variants. Nothing merges classes here, so two looks never set the same property.
 *
 * @returns what gives the class attribute for a choice; `className` comes last
 */
export function looks<V extends Variants>({ base, variants, compound = [], otherwise }: Looks<V>) {
  const classes = (choice: Choice<V> & { className?: string | undefined } = {}): string => {
    const value = (name: keyof V) => choice[name] ?? otherwise?.[name];
    const chosen = Object.keys(variants).map((name) => variants[name]?.[String(value(name) ?? false)]);
    const joint = compound
      .filter(({ class: _, ...wanted }) =>
        Object.entries(wanted).every(([name, wish]) => [wish].flat().includes(value(name))),
      )
      .map((one) => one.class);
    return [base, ...chosen, ...joint, choice.className].flat().filter(Boolean).join(' ');
  };
  return Object.assign(classes, { variants });
}
