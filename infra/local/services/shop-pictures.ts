// One outline per kind of goods, drawn on a field of 320 × 200.
const OUTLINES: Readonly<Record<string, string>> = {
  Jackets: 'M130 70l30-14 30 14 22 26-16 12-8-8v62h-56v-62l-8 8-16-12zM160 56v106',
  Knitwear: 'M132 72l28-10 28 10 20 30-14 8-8-10v56h-52v-56l-8 10-14-8zM134 140h52M134 130h52',
  Packs: 'M132 88q0-28 28-28t28 28v70q0 8-8 8h-40q-8 0-8-8zM144 122h32v24h-32zM148 60q0-14 12-14t12 14',
  Camp: 'M100 156l60-92 60 92zM160 64v92M160 156l-18-40M160 156l18-40',
  Kitchen: 'M112 84h52v58q0 8-8 8h-36q-8 0-8-8zM164 96h10q12 0 12 14t-12 14h-10M198 100h34v42q0 8-8 8h-18q-8 0-8-8',
  Light: 'M142 84h36l8 66h-52zM148 84l4-14h16l4 14M152 70q8-22 16 0M160 104v26M134 158h52',
  Basics: 'M146 58h28v62l30 22q8 8 0 16t-16 4l-42-30zM146 72h28',
  Shoes: 'M112 146V92l26-6 14 28 48 14q14 4 14 18zM112 158h102M146 104l12-4M154 114l12-4',
};

/** A picture of an article as inline SVG: hills that differ by `seed`, and the outline of its kind. Decorative. */
export function picture(category: string, seed: number): string {
  const lift = (seed * 37) % 40;
  const slide = (seed * 53) % 90;
  return `<svg viewBox="0 0 320 200" aria-hidden="true"><circle class="sun" cx="${60 + slide * 2}" cy="${50 + lift / 2}" r="18"/>
<path class="far" d="M0 ${120 + lift}Q${60 + slide} ${70 + lift} 180 ${118 + lift / 2}T320 ${100 + lift}V200H0z"/>
<path class="near" d="M0 ${160 - lift / 2}Q${140 + slide} ${130 + lift / 2} 320 ${165 - lift / 3}V200H0z"/>
<path class="thing" d="${OUTLINES[category] ?? OUTLINES['Camp'] ?? ''}"/></svg>`;
}
