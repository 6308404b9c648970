/** What a site of files alone says where a server would have answered otherwise. */
export const archiveWords = {
  /** `{v}` stands for the edition that was asked for. */
  unheld: "Edition {v} was asked for and is not kept here. What follows is the last edition.",
};
