export type Labels = Record<string, string>;
export type Samples = number | [Labels, number][];

/** Text of the Prometheus exposition format. */
export class Exposition {
  readonly #lines: string[] = [];

  add(
    name: string,
    type: 'gauge' | 'counter',
    help: string,
    samples: Samples,
  ): void {
    this.#lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    const list: [Labels, number][] =
      typeof samples === 'number' ? [[{}, samples]] : samples;
    for (const [labels, value] of list) {
      const text = Object.entries(labels)
        .map(([key, each]) => `${key}="${each.replace(/["\\\n]/g, '\\$&')}"`)
        .join(',');
      this.#lines.push(`${name}${text && `{${text}}`} ${value}`);
    }
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
