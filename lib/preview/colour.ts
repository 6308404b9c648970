/** A preview's own colour: what is neither paper nor ink nor any colour of a story. */
export const previewColour = "#b5179e";
