import type { PropertyCondition } from "@/lib/filters/model";
import type { Conditions, Event } from "./workload";

type Predicate = (event: Event) => boolean;

/**
 * Compiles a filter as a good programmer would by hand in an hour: one closure for each condition,
 * specialised on its test.
 */
export function compileClosures(conditions: Conditions): Predicate {
  const predicates = conditions.map(compileOne);
  const [first] = predicates;
  if (predicates.length === 1 && first) return first;
  return (event) => {
    for (let index = 0; index < predicates.length; index += 1) {
      if (!(predicates[index] as Predicate)(event)) return false;
    }
    return true;
  };
}

// The look-up is written out each time: one shared through another closure would be slower.
function compileOne({ location, namespace, name, test }: PropertyCondition): Predicate {
  switch (test.kind) {
    case "present":
      return (event) => event[location][namespace]?.[name]?.value !== undefined;
    case "absent":
      return (event) => event[location][namespace]?.[name]?.value === undefined;
    case "one_of": {
      const { values } = test;
      const [only] = values;
      if (values.length === 1) return (event) => event[location][namespace]?.[name]?.value === only;
      return (event) => {
        const value = event[location][namespace]?.[name]?.value;
        return value !== undefined && values.includes(value);
      };
    }
    case "none_of": {
      const { values } = test;
      const [only] = values;
      if (values.length === 1) return (event) => event[location][namespace]?.[name]?.value !== only;
      return (event) => {
        const value = event[location][namespace]?.[name]?.value;
        return value === undefined || !values.includes(value);
      };
    }
  }
}
