import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import closeIcon from '@material-symbols/svg-300/rounded/close.svg';
import openIcon from '@material-symbols/svg-300/rounded/open_in_full.svg';
import { CopyButton } from '../copy/copy-button';
import { Icon } from '../icons/icon';
import { PersonalSettings } from '../session/personal-settings';
import { localized } from '../strings/localized';

const texts = localized({
  en: {
    close: 'Close',
    wholePage: 'Open as a page',
    copyLink: 'Copy link',
    resize: 'Width of the side sheet',
    keys: 'J and K show the next and previous row, Ctrl+Enter opens the page, Esc closes.',
  },
});

const setting = 'side-sheet.width';
const usual = 560;
const narrowest = 400;
const step = 40;

/** Keys that do something to the sheet wherever the focus is, except where somebody types. */
const walks: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 };

/** One thing of a list beside the list: walked with J and K, closed with Esc, as wide as each person likes. */
@Component({
  selector: 'tr-side-sheet',
  imports: [CopyButton, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './side-sheet.html',
  styleUrl: './side-sheet.scss',
  host: { '(document:keydown)': 'press($event)', '[style.--sheet-width.px]': 'width()' },
})
export class SideSheet {
  /** What it shows, for screen readers. */
  readonly label = input.required<string>();
  /** Address of this very sheet, to be shared. */
  readonly link = input.required<string>();
  readonly closed = output();
  readonly wholePage = output();
  /** To the next row, or the one before. */
  readonly walked = output<1 | -1>();

  private readonly settings = inject(PersonalSettings);
  private readonly body = viewChild.required<string, ElementRef<HTMLElement>>('body', { read: ElementRef });
  protected readonly texts = texts;
  protected readonly icons = { close: closeIcon, open: openIcon };
  protected readonly width = signal(this.kept());
  protected readonly narrowest = narrowest;

  constructor() {
    afterNextRender(() => this.body().nativeElement.focus({ preventScroll: true }));
  }

  protected press(event: KeyboardEvent): void {
    if (event.defaultPrevented || isTyping(event)) return;
    const walk = event.ctrlKey || event.metaKey || event.altKey ? undefined : walks[event.key.toLowerCase()];
    if (event.key === 'Escape') this.closed.emit();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.wholePage.emit();
    else if (walk !== undefined) this.walked.emit(walk);
    else return;
    event.preventDefault();
  }

  /** The edge follows the pointer until it is let go. */
  protected drag(event: PointerEvent): void {
    const edge = event.currentTarget as HTMLElement;
    edge.setPointerCapture(event.pointerId);
    const follow = ({ clientX }: PointerEvent) => {
      const rtl = getComputedStyle(edge).direction === 'rtl';
      this.resize(rtl ? clientX : window.innerWidth - clientX);
    };
    edge.addEventListener('pointermove', follow);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', follow), { once: true });
  }

  protected nudge(event: KeyboardEvent): void {
    const by = { ArrowLeft: step, ArrowRight: -step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.resize(this.width() + by);
  }

  /** At least as wide as its contents need, at most half of the window. */
  private resize(width: number): void {
    const bounded = Math.round(Math.max(narrowest, Math.min(width, window.innerWidth / 2)));
    this.width.set(bounded);
    this.settings.write(setting, bounded);
  }

  private kept(): number {
    const width = this.settings.read(setting);
    return typeof width === 'number' ? width : usual;
  }
}

function isTyping({ target }: Event): boolean {
  return (
    target instanceof Element &&
    target.closest('input, select, textarea, [contenteditable], dialog, [role=dialog]') !== null
  );
}
