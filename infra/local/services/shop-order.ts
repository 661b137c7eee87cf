import { products, shopCoupons, type Product } from '../../../backend/src/demo/products.ts';

/** Where the visitor shops: it decides currency and tax. */
export type Region = 'eu' | 'us';

/** What somebody buys, priced. All amounts in cents. */
export interface Basket {
  readonly product: Product;
  readonly quantity: number;
  readonly currency: 'EUR' | 'USD';
  readonly couponCode?: string;
  readonly discountCents: number;
  readonly shippingCents: number;
  readonly taxCents: number;
  /** What the customer pays. */
  readonly totalCents: number;
}

const FREE_SHIPPING_FROM = 6_000;
const SHIPPING = 490;

/** The article of a page; undefined when there is none. */
export function productOf(slug: string): Product | undefined {
  return products.find((product) => product.slug === slug);
}

/** Prices an order. A code that the shop does not know takes nothing off, and is reported all the same. */
export function priced(product: Product, quantity: number, region: Region, couponCode: string): Basket {
  const goods = product.priceCents * quantity;
  const discountCents = Math.round((goods * (shopCoupons[couponCode.toUpperCase()] ?? 0)) / 100);
  const shippingCents = goods - discountCents >= FREE_SHIPPING_FROM ? 0 : SHIPPING;
  const net = goods - discountCents + shippingCents;
  // European prices hold 19 % VAT; American sales tax comes on top, here 7 %.
  const taxCents = region === 'eu' ? Math.round((net * 19) / 119) : Math.round(net * 0.07);
  return {
    product,
    quantity,
    currency: region === 'eu' ? 'EUR' : 'USD',
    ...(couponCode === '' ? {} : { couponCode }),
    discountCents,
    shippingCents,
    taxCents,
    totalCents: region === 'eu' ? net : net + taxCents,
  };
}

/** Cents as the API wants them. */
export function decimal(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** The body of `POST /v1/conversions` for an order. */
export function reportOf(orderId: string, basket: Basket, clickId: string | undefined): Record<string, unknown> {
  const money = (cents: number) => ({ amount: decimal(cents), currency: basket.currency });
  const { sku, name, category, priceCents } = basket.product;
  return {
    orderId,
    ...(clickId === undefined ? {} : { clickId }),
    ...(basket.couponCode === undefined ? {} : { couponCode: basket.couponCode }),
    amount: money(basket.totalCents),
    tax: money(basket.taxCents),
    shipping: money(basket.shippingCents),
    discount: money(basket.discountCents),
    items: [{ sku, name, category, quantity: basket.quantity, amount: money(priceCents * basket.quantity) }],
  };
}
