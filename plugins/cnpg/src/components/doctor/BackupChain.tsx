import { LinkButton } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DoctorLink, DoctorReport } from '@pgportal/plugin-cnpg-common';
import { useState } from 'react';
import { useDoctor } from '../../hooks/useDatabase';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { templatePath } from '../common/lifecyclePaths';
import { PartFailure } from '../common/PartFailure';
import { Stack } from '../common/Stack';
import { StateLabel, type Tone } from '../common/StateLabel';

const tones: Record<DoctorLink['state'], Tone> = {
  ok: 'ok',
  broken: 'error',
  unknown: 'unknown',
  notApplicable: 'idle',
};

const useStyles = makeStyles(theme => ({
  links: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
  },
  detail: { paddingLeft: theme.spacing(3), overflowWrap: 'anywhere' },
}));

/** The way from the database to its backups in Azure, looked at when somebody wants to see it. */
export function BackupChain({ databaseRef }: { databaseRef: string }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { value, error, loading } = useDoctor(databaseRef, !isOpen);
  return (
    <Stack>
      <div>
        <Button
          size="small"
          variant="outlined"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'doctor.hide' : 'doctor.show')}
        </Button>
      </div>
      {isOpen && <PartFailure error={error} stale={value !== undefined} />}
      {isOpen && loading && (
        <Typography variant="body2">{t('doctor.loading')}</Typography>
      )}
      {isOpen && value && <Chain report={value} databaseRef={databaseRef} />}
    </Stack>
  );
}

function Chain(props: { report: DoctorReport; databaseRef: string }) {
  const { report, databaseRef } = props;
  const { t } = useTexts();
  const say = useSay();
  const classes = useStyles();
  const broken = report.links.find(({ id }) => id === report.broken);
  if (!report.links.length) {
    return <Typography variant="body2">{t('doctor.none')}</Typography>;
  }
  return (
    <>
      <div role="status">
        {broken ? (
          <StateLabel tone="error" strong>
            {t('doctor.broken', { link: t(`doctor.link.${broken.id}`) })}
          </StateLabel>
        ) : (
          <StateLabel tone="ok">{t('doctor.whole')}</StateLabel>
        )}
      </div>
      {broken?.repairable && (
        <div>
          <LinkButton
            to={templatePath('postgres-repair-identity', {
              database: databaseRef,
            })}
            color="primary"
            variant="outlined"
          >
            {t('doctor.repair')}
          </LinkButton>
        </div>
      )}
      <ol className={classes.links} aria-label={t('doctor.title')}>
        {report.links.map(link => (
          <li key={link.id}>
            <StateLabel tone={tones[link.state]} strong={link === broken}>
              {t('doctor.named', {
                link: t(`doctor.link.${link.id}`),
                state: t(`doctor.state.${link.state}`),
              })}
            </StateLabel>
            <Typography
              variant="body2"
              color="textSecondary"
              className={classes.detail}
            >
              {say(link.messages?.detail, link.detail)}
            </Typography>
            {link.fix && (
              <Typography variant="body2" className={classes.detail}>
                {t('doctor.fix', { fix: say(link.messages?.fix, link.fix) })}
              </Typography>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
