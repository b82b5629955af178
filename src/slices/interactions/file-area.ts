/** Area of `Files` where the files of interactions lie. */
export const INTERACTION_FILES = 'interaction';
