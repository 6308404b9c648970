/** What timelines say of their own, beside what their stories do. */
export const timelineWords = {
  planned: (when: string) => `planned for ${when}`,
  wasPlanned: (when: string) => `was planned for ${when}; our sources do not say`,
  plan: (what: string) => `planned: ${what}`,
  pastPlan: (what: string) => `was planned: ${what}`,
  inferred: (when: string) => `inferred: ${when}`,
  scale: "Scale changes: events above, days below",
  earlier: (count: number) => `${count} earlier on the chart’s page`,
  ends: (label: string, time: string, city: string) => `${label}, ${time} in ${city}`,
};
