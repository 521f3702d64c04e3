import type { PropertyCondition } from "@/lib/filters/model";
import type { Conditions, Event } from "./workload";

type Predicate = (event: Event) => boolean;

/** What a good programmer writes by hand in an hour: one closure for each condition, specialised on its test. */
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

function compileOne({ location, namespace, name, test }: PropertyCondition): Predicate {
  const read = (event: Event) => event[location][namespace]?.[name]?.value;
  switch (test.kind) {
    case "present":
      return (event) => read(event) !== undefined;
    case "absent":
      return (event) => read(event) === undefined;
    case "one_of": {
      const { values } = test;
      const [only] = values;
      if (values.length === 1) return (event) => read(event) === only;
      return (event) => {
        const value = read(event);
        return value !== undefined && values.includes(value);
      };
    }
    case "none_of": {
      const { values } = test;
      const [only] = values;
      if (values.length === 1) return (event) => read(event) !== only;
      return (event) => {
        const value = read(event);
        return value === undefined || !values.includes(value);
      };
    }
  }
}
