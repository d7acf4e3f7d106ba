import { parseQuantity } from '@pgportal/plugin-cnpg-common';
import { formatBytes } from '../../../format';
import { useTexts } from '../../../hooks/useTexts';
import { Stack } from '../../common/Stack';
import type { Form, FormProps } from './form';
import { NumberField, isWithin } from './NumberField';

const GIB = 1024 ** 3;

/** The next whole GiB: volumes never become smaller. */
const least = (current: string) =>
  Math.floor((parseQuantity(current) ?? 0) / GIB) + 1;

const inGib = (size: unknown) =>
  typeof size === 'string' ? Number(size.replace(/Gi$/, '')) : undefined;

function StorageSizes({ facts, input, onChange }: FormProps) {
  const { t, language } = useTexts();
  const volumes = [
    ['data', t('operations.dataSize'), facts.storage?.data],
    ['wal', t('operations.walSize'), facts.storage?.wal],
  ] as const;
  return (
    <Stack>
      {volumes.map(
        ([field, label, current]) =>
          current && (
            <NumberField
              key={field}
              label={label}
              value={inGib(input[field])}
              least={least(current)}
              help={t('operations.sizeHelp', {
                size: formatBytes(parseQuantity(current) ?? 0, language),
              })}
              onChange={size =>
                onChange({
                  ...input,
                  [field]: size === undefined ? undefined : `${size}Gi`,
                })
              }
            />
          ),
      )}
    </Stack>
  );
}

/** Larger volumes; one that is left empty stays as it is. */
export const storageForm: Form = {
  Component: StorageSizes,
  isComplete: (input, { storage }) => {
    const wanted = (['data', 'wal'] as const).filter(
      field => input[field] !== undefined,
    );
    return (
      wanted.length > 0 &&
      wanted.every(field =>
        isWithin(inGib(input[field]), least(storage?.[field] ?? '')),
      )
    );
  },
};
