import { DomainError } from './domain-error.js';

/**
 * Active codes of ISO 4217 list one, by number of decimals ("minor unit"). Left out on purpose: metals, test and
 * no-currency codes (XAU, XTS, XXX …) and fund codes (CLF, USN, UYW …), in which no customer pays.
 */
const codesByExponent: readonly (readonly [exponent: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP ' +
      'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD ' +
      'KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN ' +
      'NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC ' +
      'SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
];

const exponents: ReadonlyMap<string, number> = new Map(
  codesByExponent.flatMap(([exponent, codes]) => codes.split(' ').map((code) => [code, exponent] as const)),
);

/** Whether `code` is an active ISO 4217 currency in which a customer can pay; upper case only. */
export function isCurrency(code: string): boolean {
  return exponents.has(code);
}

/** Number of decimals of a currency (JPY 0, EUR 2, KWD 3). Throws `currency_unknown`. */
export function currencyExponent(code: string): number {
  const exponent = exponents.get(code);
  if (exponent === undefined) {
    throw new DomainError('invalid', 'currency_unknown', 'The currency is not an active ISO 4217 code such as "EUR".', [
      { path: 'currency', message: 'Use an active ISO 4217 code in upper case, such as "EUR".' },
    ]);
  }
  return exponent;
}
