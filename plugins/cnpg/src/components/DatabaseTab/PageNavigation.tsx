import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect } from 'react';
import { useTexts } from '../../hooks/useTexts';

const sections = [
  'topology',
  'replication',
  'backups',
  'connect',
  'storage',
  'events',
  'trail',
  'manifest',
] as const;

const anchors: Record<(typeof sections)[number], string> = {
  topology: 'topology',
  replication: 'replication',
  backups: 'backups',
  connect: 'connect',
  storage: 'storage',
  events: 'events',
  trail: 'trail',
  manifest: 'yaml',
};

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/** The sections of the page; takes one to the section that the address names. */
export function PageNavigation() {
  const classes = useStyles();
  const { t } = useTexts();
  useEffect(() => {
    // The section was not there yet when the browser looked for it.
    const id = window.location.hash.slice(1);
    if (Object.values(anchors).includes(id)) {
      document.getElementById(id)?.scrollIntoView?.();
    }
  }, []);
  return (
    <nav aria-label={t('navigation')}>
      <ul className={classes.list}>
        {sections.map(section => (
          <li key={section}>
            {/* The router would drop the selected database from the address. */}
            <Link
              href={`#${anchors[section]}`}
              variant="body2"
              underline="always"
            >
              {t(`${section}.title`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
