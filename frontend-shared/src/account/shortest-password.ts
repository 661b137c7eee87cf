/** Characters that a new password needs; the API asks for the same. */
export const shortestPassword = 10;
