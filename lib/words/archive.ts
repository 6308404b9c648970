/** What a site of files alone says where a server would have answered otherwise. */
export const archiveWords = {
  /** `{v}` stands for the edition that was asked for. */
  unheld: "Edition {v} is not kept here; this is the last one.",
};
