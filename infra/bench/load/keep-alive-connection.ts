import net from 'node:net';

/** An HTTP answer as far as a load generator looks at it. */
export interface RawAnswer {
  readonly status: number;
  /** Status line and headers. */
  readonly head: string;
}

/**
 * One HTTP/1.1 connection that carries one request after the other. Far cheaper than a real client: a generator that needs
 * more of the machine than the server would measure itself. Understands answers with `content-length` only.
 */
export class KeepAliveConnection {
  /** Called for each answer; the next request may be sent then. */
  onAnswer: (answer: RawAnswer) => void = () => undefined;
  /** Called when the connection ended without being asked to. */
  onLost: (why: string) => void = () => undefined;
  readonly #socket: net.Socket;
  #received = '';
  #ending = false;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#read(chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (!this.#ending) this.onLost('the server closed a connection');
    });
  }

  static open(port: number): Promise<KeepAliveConnection> {
    return new Promise((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => resolve(new KeepAliveConnection(socket)));
    });
  }

  send(request: string): void {
    this.#socket.write(request);
  }

  close(): void {
    this.#ending = true;
    this.#socket.destroy();
  }

  #read(text: string): void {
    this.#received = this.#received === '' ? text : this.#received + text;
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const head = this.#received.slice(0, headEnd);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#received.length < headEnd + 4 + length) return;
    this.#received = '';
    this.onAnswer({ status: Number(head.slice(9, 12)), head });
  }
}
