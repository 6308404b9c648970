import type { Draft } from "../story/story";

/** Works out once for a story, which never changes after it was read, what depends on it and on a few words. */
export function ofStory<Key extends (string | number)[], Made>(
  make: (story: Draft, ...key: Key) => Made,
): (story: Draft, ...key: Key) => Made {
  const stories = new WeakMap<Draft, Map<string, Made>>();
  return (story, ...key) => {
    const kept = stories.get(story) ?? new Map<string, Made>();
    stories.set(story, kept);
    const name = key.join(" ");
    const made = kept.has(name) ? (kept.get(name) as Made) : make(story, ...key);
    kept.set(name, made);
    return made;
  };
}
