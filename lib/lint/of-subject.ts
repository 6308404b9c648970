import type { Subject } from "./subject";

/** Works out once for all checks of a story what several of them ask, or ask for each of its things. */
export function ofSubject<Made>(make: (subject: Subject) => Made): (subject: Subject) => Made {
  const known = new WeakMap<Subject, { made: Made }>();
  return (subject) => {
    const kept = known.get(subject) ?? { made: make(subject) };
    known.set(subject, kept);
    return kept.made;
  };
}
