/** A file or function that needs more is two ideas; beyond four parameters an object names them. */
export const caps = {
  rules: {
    'max-lines': ['error', 300],
    'max-lines-per-function': ['error', 60],
    'max-params': ['error', 4],
  },
};
