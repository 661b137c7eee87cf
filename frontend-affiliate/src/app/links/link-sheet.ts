import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  input,
  output,
  viewChild,
} from '@angular/core';
import mail from '@material-symbols/svg-300/rounded/mail.svg';
import share from '@material-symbols/svg-300/rounded/share.svg';
import save from '@material-symbols/svg-300/rounded/download.svg';
import type { Link, OwnProgram } from '@tributary/frontend-shared/api/generated/schema';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { Qr } from '@tributary/frontend-shared/qr/qr';
import { linksStrings } from './links.strings';
import { programRate } from './program-rate';

/** A link ready to be used: copy, share and QR code on one sheet. */
@Component({
  selector: 'aff-link-sheet',
  imports: [CopyButton, Icon, Qr],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './link-sheet.html',
  styleUrl: './link-sheet.scss',
})
export class LinkSheet {
  /** Shown while there is one. */
  readonly link = input.required<Link | undefined>();
  readonly heading = input.required<string>();
  /** The link's program; undefined while it is not known. */
  readonly program = input<OwnProgram>();
  readonly closed = output();

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly qr = viewChild<unknown, ElementRef<HTMLElement>>('qr', { read: ElementRef });
  protected readonly texts = linksStrings;
  protected readonly icons = { mail, share, save };
  protected readonly terms = computed(() => {
    const program = this.program();
    return program && this.texts.earns(program.name, programRate(program));
  });
  protected readonly canShare = 'share' in navigator;

  constructor() {
    effect(() => {
      const { nativeElement } = this.dialog();
      if (this.link() && !nativeElement.open) nativeElement.showModal();
      if (!this.link() && nativeElement.open) nativeElement.close();
    });
  }

  protected mailTo({ url }: Link): string {
    return `mailto:?subject=${encodeURIComponent(this.texts.mailSubject)}&body=${encodeURIComponent(url)}`;
  }

  protected async share({ url }: Link): Promise<void> {
    // Closing the device's own sheet is no failure.
    await navigator.share({ url }).catch(() => undefined);
  }

  protected saveQr({ code }: Link): void {
    const svg = this.qr()?.nativeElement.querySelector('svg');
    if (!svg) return;
    const copy = svg.cloneNode(true) as SVGElement;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', '1024');
    const address = URL.createObjectURL(new Blob([copy.outerHTML], { type: 'image/svg+xml' }));
    const anchor = Object.assign(document.createElement('a'), { href: address, download: `${code}.svg` });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}
