import { Plan, TargetDefinition } from '../model/offer';
import { DatabaseOptions } from '../model/request';
import { POOLER_RESOURCES } from '../manifests/buildPooler';
import { parseQuantity } from '../quantity';
import { PriceTable } from './priceTable';

/**
 * One part of a database's price.
 *
 * @public
 */
export interface CostPart {
  id: 'compute' | 'storage' | 'walStorage' | 'pooler' | 'backups';
  /** A month. */
  amount: number;
}

/**
 * What a database costs a month.
 *
 * @public
 */
export interface MonthlyCost {
  amount: number;
  currency: string;
  parts: CostPart[];
  /** Day of the prices, `YYYY-MM-DD`. */
  asOf: string;
  /** Where the prices hold, in words. */
  region?: string;
}

const GIB = 2 ** 30;
/** A base backup, compressed, of a volume that is half full. */
const BACKUP_SHARE = 1 / 6;
const DAYS = { d: 1, w: 7, m: 30 };

/**
 * Estimates what a database costs a month. Compute is the share of the nodes
 * that its requests take; backups are one base backup a day for as long as
 * they are kept, each a sixth of the volume's size (half full, compressed to a
 * third), and no WAL.
 *
 * @public
 */
export function monthlyCost(
  plan: Pick<
    Plan,
    'instances' | 'cpu' | 'memory' | 'storage' | 'walStorage' | 'retention'
  >,
  target: Pick<TargetDefinition, 'backups'>,
  prices: PriceTable,
  options?: DatabaseOptions,
): MonthlyCost {
  const { instances } = plan;
  const compute = (cpu: string, memory: string) =>
    (parseQuantity(cpu) ?? 0) * prices.cpu + gib(memory) * prices.memory;
  const parts: CostPart[] = [];
  const add = (id: CostPart['id'], amount: number) =>
    parts.push({ id, amount: Math.round(amount * 100) / 100 });

  add('compute', instances * compute(plan.cpu, plan.memory));
  add('storage', instances * disk(gib(plan.storage), prices));
  if (plan.walStorage) {
    add('walStorage', instances * disk(gib(plan.walStorage), prices));
  }
  if (options?.pooler) {
    add(
      'pooler',
      options.pooler.instances *
        compute(POOLER_RESOURCES.cpu, POOLER_RESOURCES.memory),
    );
  }
  if (target.backups === 'azure') {
    add(
      'backups',
      gib(plan.storage) * BACKUP_SHARE * days(plan.retention) * prices.backup,
    );
  }
  const { currency, asOf, region } = prices;
  return {
    amount:
      Math.round(parts.reduce((sum, { amount }) => sum + amount, 0) * 100) /
      100,
    currency,
    parts,
    asOf,
    ...(region && { region }),
  };
}

/** The next larger disk; beyond the largest, as much of it as it takes. */
function disk(size: number, { disks }: PriceTable): number {
  const fitting = disks.find(entry => entry.size >= size);
  if (fitting) return fitting.price;
  const largest = disks[disks.length - 1];
  return (largest.price / largest.size) * size;
}

function gib(quantity: string): number {
  return (parseQuantity(quantity) ?? 0) / GIB;
}

function days(retention: string): number {
  const [, count, unit] = /^(\d+)([dwm])$/.exec(retention) ?? [];
  return count ? Number(count) * DAYS[unit as keyof typeof DAYS] : 0;
}
