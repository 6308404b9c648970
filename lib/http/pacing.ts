/** Answers that may wait a moment where there are very many, so that others go before them. */

/** How many of them go in one turn of the loop: a reader's page waits for no turn. */
const each = 2;

/** Lets a few go in each turn of the loop, in their order; where there are no more, each at once. */
export function pacing(): (go: () => void) => void {
  const waiting: (() => void)[] = [];
  let gone = 0;
  const turn = () => {
    gone = 0;
    for (const go of waiting.splice(0, each)) take(go);
  };
  const take = (go: () => void) => {
    if (gone === 0) setImmediate(turn);
    gone += 1;
    go();
  };
  return (go) => {
    if (waiting.length === 0 && gone < each) take(go);
    else waiting.push(go);
  };
}
