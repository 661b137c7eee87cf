import type { Link } from '../api/generated/schema';

/** The status that says most of a link: disabled by a person, stopped because of its destination, or active. */
export function linkStatus({ active, destinationState }: Pick<Link, 'active' | 'destinationState'>): string {
  if (!active) return 'inactive';
  return destinationState === 'stopping' || destinationState === 'stopped' ? destinationState : 'active';
}
