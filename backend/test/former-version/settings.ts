/**
 * The settings on which a fixture's rows depend: keys that hash, sign and encrypt, and addresses that stand in answers. All
 * of them are made up; nothing but tests has ever used them.
 */
export const fixtureSettings: Readonly<Record<string, string>> = {
  PUBLIC_API_URL: 'http://api.fixture.example',
  PUBLIC_TRACKER_URL: 'http://go.fixture.example',
  AUDIT_KEYS: `fixture:${'a'.repeat(42)}A`,
  CLICK_ID_KEYS: `0:${'c'.repeat(43)}`,
  FACTOR_KEYS: `fixture:${'f'.repeat(42)}A`,
  CUSTOMER_HASH_KEY: 'fixture-customer-hash-key-for-tests-only',
};
