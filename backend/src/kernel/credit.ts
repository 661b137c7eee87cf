/** What one whole conversion is credited with: shares are in millionths, so that they add up without fractions. */
export const wholeCredit = 1_000_000;
