import Bowser from 'bowser';

const longest = 300;

/** A small readable name out of a user agent: "Firefox on Linux". What cannot be told is called so. */
export function deviceName(userAgent: string | null): string {
  if (userAgent === null || userAgent === '') return 'Unknown device';
  const { browser, os } = Bowser.parse(userAgent.slice(0, longest));
  const [program, system] = [browser.name ?? '', os.name ?? ''];
  if (program === '') return system === '' ? 'Unknown device' : `A program on ${system}`;
  return system === '' ? program : `${program} on ${system}`;
}
