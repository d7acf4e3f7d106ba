/**
 * What things cost a month, in one region.
 *
 * @public
 */
export interface PriceTable {
  /** ISO 4217, for example `USD`. */
  currency: string;
  /** Day on which the prices were true, `YYYY-MM-DD`. */
  asOf: string;
  /** Where they hold, in words. */
  region?: string;
  /** One vCPU. */
  cpu: number;
  /** One GiB of memory. */
  memory: number;
  /** Disks by size in GiB, ascending; Azure bills the next larger one. */
  disks: { size: number; price: number }[];
  /** One GiB of backups in Blob storage. */
  backup: number;
}

/**
 * Azure's list prices of January 2025 for East US, pay as you go, 730 hours:
 * azure.microsoft.com/pricing, "Virtual Machines" (D4s v5 at 0.192 USD and
 * E4s v5 at 0.252 USD an hour, from which follow vCPU and memory), "Managed
 * Disks" (Premium SSD, locally redundant, P1 to P80) and "Blob Storage" (hot,
 * zone redundant).
 *
 * @public
 */
export const DEFAULT_PRICES: PriceTable = {
  currency: 'USD',
  asOf: '2025-01-01',
  region: 'East US',
  cpu: 24.09,
  memory: 2.74,
  disks: [
    { size: 4, price: 0.6 },
    { size: 8, price: 1.2 },
    { size: 16, price: 2.4 },
    { size: 32, price: 5.28 },
    { size: 64, price: 10.21 },
    { size: 128, price: 19.71 },
    { size: 256, price: 38.02 },
    { size: 512, price: 73.22 },
    { size: 1024, price: 135.17 },
    { size: 2048, price: 259.05 },
    { size: 4096, price: 495.57 },
    { size: 8192, price: 946.08 },
    { size: 16384, price: 1802.06 },
    { size: 32767, price: 3604.11 },
  ],
  backup: 0.023,
};
