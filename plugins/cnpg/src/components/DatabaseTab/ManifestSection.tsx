import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { useManifest } from '../../hooks/useDatabase';
import { useTexts } from '../../hooks/useTexts';
import { CodeBlock } from '../common/CodeBlock';
import { PartFailure } from '../common/PartFailure';
import { RowsSkeleton } from '../common/RowsSkeleton';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';

/** The Cluster as YAML, loaded when somebody wants to see it. */
export function ManifestSection({ databaseRef }: { databaseRef: string }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { value, error, loading } = useManifest(databaseRef, !isOpen);
  return (
    <Section
      id="yaml"
      title={t('manifest.title')}
      action={
        <Button
          size="small"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'manifest.hide' : 'manifest.show')}
        </Button>
      }
    >
      <Stack>
        {!isOpen && (
          <Typography variant="body2" color="textSecondary">
            {t('manifest.help')}
          </Typography>
        )}
        {isOpen && <PartFailure error={error} stale={value !== undefined} />}
        {isOpen && loading && <RowsSkeleton label={t('manifest.loading')} />}
        {isOpen && value !== undefined && (
          <CodeBlock label={t('manifest.title')} code={value} />
        )}
      </Stack>
    </Section>
  );
}
