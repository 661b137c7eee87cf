import { randomUUID } from 'node:crypto';

/** How many links the tracker knows and visitors follow. */
export const LINKS = 1_000;
const AFFILIATES = 50;

/** The one program of the bench, as the tracker hears of it. */
export const PROGRAM = {
  id: 'prg_01h455vb4pex5vsknk084sn02q',
  no: 1,
  merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
  currency: 'EUR',
  clickParam: 'click_id',
  fallbackUrl: null,
  provenDomains: ['shop.example'],
  active: true,
  stopsAt: null,
};

/** Link number `index` (from 0), code `b<index>`, as the tracker hears of it. */
export function benchLink(index: number) {
  return {
    id: `lnk_${String(index).padStart(26, '0')}`,
    no: index + 1,
    code: `b${index}`,
    programId: PROGRAM.id,
    affiliateId: `aff_${String(index % AFFILIATES).padStart(26, '0')}`,
    affiliateNo: (index % AFFILIATES) + 1,
    destinationUrl: `https://shop.example/p/${index}?ref=aff`,
    active: true,
  };
}

/** Everything to publish so that the tracker knows program and links: subject and text of each message. */
export function linkTableMessages(): { subject: string; text: string }[] {
  const event = (type: string, data: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({
      specversion: '1.0',
      id: randomUUID(),
      type,
      source: 'bench',
      time: new Date().toISOString(),
      subject: type,
      aggregateversion: 1,
      data,
    });
  const program = event('tributary.program.published.v1', { program: PROGRAM });
  const links = Array.from({ length: LINKS }, (_, index) => {
    const link = benchLink(index);
    return { subject: `tracking.link.${link.code}`, text: event('tributary.link.published.v1', { link }) };
  });
  return [{ subject: `tracking.program.${PROGRAM.id}`, text: program }, ...links];
}
